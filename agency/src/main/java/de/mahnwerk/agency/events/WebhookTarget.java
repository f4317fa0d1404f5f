package de.mahnwerk.agency.events;

import de.mahnwerk.platform.PlatformSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where a webhook may go: over HTTPS to a public address. A client must not be able to make the agency's server call its own
 * neighbours. Asked when a webhook is registered and again before each push, for names can be given other addresses.
 */
@Component
class WebhookTarget {

    private static final int UNIQUE_LOCAL_PREFIX = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;

    private final boolean allowPrivate;

    WebhookTarget(PlatformSettings settings) {
        this.allowPrivate = settings.webhooks().allowPrivate();
    }

    /** What stands against the address; empty when it may be called. */
    Optional<String> refusal(String url) {
        URI target;
        try {
            target = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("The URL cannot be read.");
        }
        String host = target.getHost();
        if (host == null || target.getUserInfo() != null || target.getFragment() != null) {
            return Optional.of("The URL needs a host and must have neither user nor fragment.");
        }
        boolean secure = "https".equals(target.getScheme());
        if (!secure && !(allowPrivate && "http".equals(target.getScheme()))) {
            return Optional.of("The URL must begin with https://.");
        }
        return allowPrivate ? Optional.empty() : hostRefusal(host);
    }

    private static Optional<String> hostRefusal(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(WebhookTarget::internal)
                    ? Optional.of("The host has an internal address.")
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("The host is not known.");
        }
    }

    static boolean internal(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL_PREFIX;
        // 100.64.0.0/10, RFC 6598
        boolean carrier = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || carrier;
    }
}
