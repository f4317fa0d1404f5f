package de.mahnwerk.protocol.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.protocol.AccessToken;
import de.mahnwerk.protocol.ProtocolJson;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The access token, fetched once for all threads and renewed before it ends. */
final class AccessTokens {

    /** A token is renewed this long before its end, so that it does not end on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final HttpClient http;
    private final ClientSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String token;
    private long validUntil;

    AccessTokens(HttpClient http, ClientSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** A token that is valid now. */
    String valid() throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            String known = token;
            return known != null && System.nanoTime() - validUntil < 0 ? known : fetch();
        } finally {
            lock.unlock();
        }
    }

    /** The agency did not accept this one; another is fetched when it is still the one in use. */
    void forget(String refused) {
        lock.lock();
        try {
            if (refused.equals(token)) {
                token = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private String fetch() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(settings.at("/oauth2/token"))
                .timeout(settings.timeout())
                .header("Authorization", "Basic " + basic())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 == 4 && response.statusCode() != 429) {
            throw new NoTokenException(response.statusCode());
        }
        if (response.statusCode() != 200) {
            throw new IOException("the token endpoint answered " + response.statusCode());
        }
        return keep(response.body());
    }

    private String keep(byte[] body) throws IOException {
        AccessToken fresh;
        try {
            fresh = ProtocolJson.tolerant().readValue(body, AccessToken.class);
        } catch (JacksonException e) {
            throw new IOException("the token endpoint's answer is not to be understood", e);
        }
        Duration life = Duration.ofSeconds(fresh.expiresIn());
        Duration kept = life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : life.dividedBy(2);
        validUntil = System.nanoTime() + kept.toNanos();
        token = fresh.accessToken();
        return fresh.accessToken();
    }

    /** RFC 6749, section 2.3.1: both parts are form-encoded before they are joined. */
    private String basic() {
        String joined =
                URLEncoder.encode(settings.clientId(), UTF_8) + ":" + URLEncoder.encode(settings.clientSecret(), UTF_8);
        return Base64.getEncoder().encodeToString(joined.getBytes(UTF_8));
    }

    /** The credential is not accepted: no use to try again. */
    static final class NoTokenException extends IOException {
        private static final long serialVersionUID = 1L;

        NoTokenException(int status) {
            super("client id and secret are not accepted (" + status + ")");
        }
    }
}
