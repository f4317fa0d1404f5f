package de.mahnwerk.protocol.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** An agency that answers as it is told, one answer after the other, and remembers what it was asked. */
final class ScriptedAgency implements AutoCloseable {

    /** What came. */
    record Asked(String call, String key, String token, String type, String match, String body) {}

    private record Told(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Deque<Told> script = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private int tokens;

    ScriptedAgency() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var _ = server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next answer; header names and values by turns. */
    @CanIgnoreReturnValue
    ScriptedAgency then(int status, String body, String... headers) {
        Map<String, String> named = new java.util.HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            String _ = named.put(headers[i], headers[i + 1]);
        }
        script.add(new Told(status, named, body));
        return this;
    }

    List<Asked> asked() {
        return asked;
    }

    /** How many tokens were fetched. */
    int tokens() {
        return tokens;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (exchange.getRequestURI().getPath().equals("/oauth2/token")) {
                tokens++;
                send(
                        exchange,
                        new Told(
                                200,
                                Map.of(),
                                "{\"access_token\": \"token-%d\", \"token_type\": \"Bearer\", \"expires_in\": 1800}"
                                        .formatted(tokens)));
                return;
            }
            var headers = exchange.getRequestHeaders();
            asked.add(new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    String.valueOf(headers.getFirst("Idempotency-Key")),
                    String.valueOf(headers.getFirst("Authorization")),
                    String.valueOf(headers.getFirst("Content-Type")),
                    String.valueOf(headers.getFirst("If-Match")),
                    body));
            Told next = script.poll();
            send(exchange, next == null ? new Told(500, Map.of(), "the script is over") : next);
        }
    }

    private static void send(HttpExchange exchange, Told told) throws IOException {
        told.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = told.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
