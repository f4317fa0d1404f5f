package de.mahnwerk.conformance.agency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.mahnwerk.conformance.NotJudged;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.client.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The merchant's end of webhooks: keeps what the agency pushes, by the path that it was pushed to. */
final class MerchantHook implements AutoCloseable {

    /** What was pushed. */
    record Push(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature,
            String type,
            String body) {
        JsonNode json() {
            return ProtocolJson.tolerant().readTree(body);
        }
    }

    private final AgencyKit.Receiver receiver;
    private final Map<String, BlockingQueue<Push>> pushes = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private @Nullable HttpServer server;

    MerchantHook(AgencyKit.Receiver receiver) {
        this.receiver = receiver;
    }

    /** An address of its own for each check. */
    String url(String name) {
        String base = receiver.publicUrl() == null
                ? "http://127.0.0.1:" + started().getAddress().getPort()
                : String.valueOf(receiver.publicUrl());
        HttpServer _ = started();
        return URI.create(base).resolve("/" + name).toString();
    }

    /** The next push to that address that fits; null when none comes in time. */
    @Nullable
    Push await(String name, Predicate<Push> fits, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toNanos(); left > 0; left = until - System.nanoTime()) {
                Push push = queue(name).poll(left, TimeUnit.NANOSECONDS);
                if (push != null && fits.test(push)) {
                    return push;
                }
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotJudged("interrupted");
        }
    }

    /** From now on answers 500 at this address. */
    void refuse(String name) {
        boolean _ = refused.add(name);
    }

    private BlockingQueue<Push> queue(String name) {
        return pushes.computeIfAbsent(name, n -> new LinkedBlockingQueue<>());
    }

    private HttpServer started() {
        HttpServer known = server;
        if (known == null) {
            try {
                known = HttpServer.create(new InetSocketAddress(receiver.port()), 0);
            } catch (IOException e) {
                throw new UncheckedIOException("the port of the kit's receiver is not free: " + receiver.port(), e);
            }
            var _ = known.createContext("/", this::keep);
            known.start();
            server = known;
        }
        return known;
    }

    private void keep(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String name = exchange.getRequestURI().getPath().substring(1);
            queue(name)
                    .add(new Push(
                            headers.getFirst(WebhookSignature.ID),
                            headers.getFirst(WebhookSignature.TIMESTAMP),
                            headers.getFirst(WebhookSignature.SIGNATURE),
                            String.valueOf(headers.getFirst("Content-Type")),
                            body));
            exchange.sendResponseHeaders(refused.contains(name) ? 500 : 204, -1);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
