package de.mahnwerk.platform.api;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a request may go whose address somebody outside has named: over HTTPS to a public address. Nobody must be able to make
 * our server call its own neighbours.
 */
public class OutwardTarget {

    /** The addresses of a host name. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final boolean allowPrivate;
    private final Names names;

    /** {@code allowPrivate} lets everything through, as an operator may want for a trial on one machine. */
    public OutwardTarget(boolean allowPrivate, Names names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
    }

    /** What stands against the address; empty when it may be called. */
    public Optional<String> refusal(String url) {
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
        try {
            return resolve(host).length == 0 ? Optional.of("The host has no address.") : Optional.empty();
        } catch (InternalAddressException e) {
            return Optional.of("The host has an internal address.");
        } catch (UnknownHostException e) {
            return Optional.of("The host is not known.");
        }
    }

    /** The addresses to connect to; refused as a whole when one of them is internal. */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.addresses(host);
        if (!allowPrivate && Arrays.stream(found).anyMatch(OutwardTarget::isInternal)) {
            throw new InternalAddressException();
        }
        return found;
    }

    /** Everything that is not a public unicast address: IANA's special-purpose registries (RFC 6890 and what followed). */
    public static boolean isInternal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (bytes.length == 4 ? internalFour(bytes) : internalSix(bytes));
    }

    private static boolean internalFour(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return first == 0 // RFC 791, "this network"
                || (first == 100 && (second & 0xc0) == 64) // RFC 6598, carriers
                || (first == 192 && second == 0 && third == 0) // RFC 6890, protocol assignments
                || (first == 198 && (second & 0xfe) == 18) // RFC 2544, benchmarks
                || first >= 240; // RFC 1112, reserved, and broadcast
    }

    /** Only 2000::/3 is public unicast (RFC 4291), and in it not what carries an IPv4 address inside. */
    private static boolean internalSix(byte[] bytes) {
        boolean publicUnicast = (bytes[0] & 0xe0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02; // RFC 3056
        boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0; // RFC 4380
        return !publicUnicast || sixToFour || teredo;
    }

    /** The name leads into a network that is not the internet. */
    private static final class InternalAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        private InternalAddressException() {
            super("an internal address");
        }
    }
}
