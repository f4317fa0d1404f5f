package de.mahnwerk.protocol.client;

import java.net.URI;
import java.time.Duration;

/**
 * How a client reaches an agency.
 *
 * @param baseUrl the agency's address without {@code /v1}
 * @param timeout for one attempt; a long poll gets its waiting time on top
 * @param attempts how often a call is tried in all
 * @param firstPause the pause before the second attempt; it doubles from there, with jitter
 * @param longestPause no pause is longer; an agency that asks for a longer one by {@code Retry-After} ends the call
 */
public record ClientSettings(
        URI baseUrl,
        String clientId,
        String clientSecret,
        Duration timeout,
        int attempts,
        Duration firstPause,
        Duration longestPause) {

    /** Thirty seconds for an attempt, five attempts, pauses from a quarter of a second to twenty seconds. */
    public static ClientSettings of(URI baseUrl, String clientId, String clientSecret) {
        return new ClientSettings(
                baseUrl,
                clientId,
                clientSecret,
                Duration.ofSeconds(30),
                5,
                Duration.ofMillis(250),
                Duration.ofSeconds(20));
    }

    /** The same with other patience. */
    public ClientSettings patience(Duration eachAttempt, int times, Duration first, Duration longest) {
        return new ClientSettings(baseUrl, clientId, clientSecret, eachAttempt, times, first, longest);
    }

    URI at(String path) {
        String base = baseUrl.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClientSettings[" + baseUrl + ", " + clientId + "]";
    }
}
