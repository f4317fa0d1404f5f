package de.mahnwerk.agency.events;

import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.client.WebhookSignature;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One push: signed after Standard Webhooks, over a connection whose address {@link WebhookTarget} allowed, without following
 * redirects, and ended after 15 seconds whatever the other end does.
 */
@Component
class WebhookCall {

    private static final int ANSWER_WITHIN_SECONDS = 15;
    private static final int MOST_CONNECTIONS = 200;
    private static final int MOST_TO_ONE_HOST = 32;

    /** What came back; {@code status} null when no answer came. */
    record Outcome(@Nullable Integer status, @Nullable String error) {

        boolean delivered() {
            return error == null;
        }
    }

    private final BusinessClock clock;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    WebhookCall(WebhookTarget target, BusinessClock clock) {
        this.clock = clock;
        Timeout within = Timeout.ofSeconds(ANSWER_WITHIN_SECONDS);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(target)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_TO_ONE_HOST)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(5))
                                .setSocketTimeout(within)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(within)
                        .setConnectionRequestTimeout(within)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Mahnwerk-Webhooks/1")
                .build();
    }

    /** Delivered is what the other end acknowledged with 2xx. {@code secrets} are all that are valid. */
    Outcome post(String url, List<String> secrets, String id, String body) {
        Instant now = clock.now();
        HttpPost post = new HttpPost(URI.create(url));
        post.setHeader(WebhookSignature.ID, id);
        post.setHeader(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()));
        post.setHeader(
                WebhookSignature.SIGNATURE, WebhookSignature.with(secrets).sign(id, now, body));
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        // the timeouts above are between two bytes; an answer that drips is ended here
        Future<Boolean> deadline = deadlines.schedule(() -> post.cancel(), ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        try {
            int status = http.execute(post, response -> response.getCode());
            return new Outcome(status, status / 100 == 2 ? null : "answered " + status);
        } catch (IOException e) {
            return new Outcome(null, e.getClass().getSimpleName() + ": " + e.getMessage());
        } finally {
            boolean _ = deadline.cancel(false);
        }
    }

    @PreDestroy
    void close() throws IOException {
        List<Runnable> _ = deadlines.shutdownNow();
        http.close();
    }
}
