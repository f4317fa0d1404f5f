package de.mahnwerk.stories.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before one of our sides and breaks one rule at a time; honest until it is told to break one. */
final class BreakingProxy implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "host", "content-length", "connection", "transfer-encoding", "expect", "upgrade", "keep-alive", "date");

    private final URI target;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile Fault.Spoiler spoiler = (call, side) -> side.answer(call);

    BreakingProxy(URI target) throws IOException {
        this.target = target;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        var _ = server.createContext("/", this::handle);
        server.start();
    }

    /** The address of what lies at that path behind the proxy. */
    URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    void breaks(Fault fault) {
        spoiler = fault.spoiler();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> keep(headers, name, values));
            Call call = new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers,
                    exchange.getRequestBody().readAllBytes());
            Said said = spoiler.answer(call, this::forward);
            said.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(said.status(), said.body().length == 0 ? -1 : said.body().length);
            exchange.getResponseBody().write(said.body());
        }
    }

    private Said forward(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(call.path()))
                .timeout(Duration.ofSeconds(90))
                .method(call.method(), BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach((name, value) -> {
            var _ = request.header(name, value);
        });
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            answer.headers().map().forEach((name, values) -> keep(headers, name, values));
            return new Said(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Said.nothing(503);
        }
    }

    private static void keep(Map<String, String> headers, String name, List<String> values) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!OF_THE_CONNECTION.contains(lower) && !lower.startsWith(":")) {
            headers.put(lower, String.join(", ", values));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        List<Runnable> _ = threads.shutdownNow();
        http.shutdownNow();
    }
}
