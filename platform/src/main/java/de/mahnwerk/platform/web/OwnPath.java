package de.mahnwerk.platform.web;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path of ours in an address that came from outside, exactly as it came: decoded it could hold what no table takes or what
 * a browser reads as the name of another host.
 *
 * @param query what somebody searched for, empty when there is nothing
 */
public record OwnPath(String path, String query) {

    /** Begins with one slash and holds what RFC 3986 knows; longer than any address of ours it cannot be. */
    private static final Pattern OURS = Pattern.compile("/(?!/)[\\x21-\\x7e&&[^\\\\]]{0,300}");

    /** Empty when there is none. */
    public static Optional<OwnPath> of(@Nullable String address) {
        try {
            URI uri = URI.create(address == null ? "" : address);
            String path = String.valueOf(uri.getRawPath());
            return OURS.matcher(path).matches()
                    ? Optional.of(new OwnPath(path, uri.getRawQuery() == null ? "" : uri.getRawQuery()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
