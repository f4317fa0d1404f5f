package de.mahnwerk.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Stands between the two companies and treats their calls as a bad day on the internet does: a call never arrives, its answer
 * gets lost, it arrives twice, it comes late so that a later one overtakes it. The seed decides which; the rest passes.
 */
final class UnkindProxy implements AutoCloseable {

    /** What happens to a call. */
    enum Treatment {
        PASSED,
        /** Held back for a while: later calls overtake it. */
        DELAYED,
        /** Never arrives; the connection breaks. */
        LOST,
        /** Arrives and is worked on; the connection breaks before the answer. */
        ANSWER_LOST,
        /** Arrives twice, both are worked on; the second answer is given. */
        DOUBLED
    }

    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "host", "content-length", "connection", "transfer-encoding", "expect", "upgrade", "keep-alive", "date");
    private static final int LONGEST_DELAY_MILLIS = 400;

    private final Supplier<URI> target;
    private final Random dice;
    private final int percentEach;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<Treatment, AtomicLong> counts = new ConcurrentHashMap<>();

    /** Listens on loopback; each unkindness strikes so many calls in a hundred. */
    UnkindProxy(Supplier<URI> target, long seed, int percentEach) throws IOException {
        this.target = target;
        this.dice = new Random(seed);
        this.percentEach = percentEach;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        var _ = server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** How many calls met which treatment so far. */
    Map<Treatment, Long> counts() {
        Map<Treatment, Long> now = new EnumMap<>(Treatment.class);
        for (Treatment treatment : Treatment.values()) {
            AtomicLong count = counts.get(treatment);
            now.put(treatment, count == null ? 0 : count.get());
        }
        return now;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Treatment treatment = choose();
            counts.computeIfAbsent(treatment, any -> new AtomicLong()).incrementAndGet();
            switch (treatment) {
                case PASSED -> answer(exchange, forward(exchange, body));
                case DELAYED -> {
                    TimeUnit.MILLISECONDS.sleep(delay());
                    answer(exchange, forward(exchange, body));
                }
                case LOST -> {
                    // closing without an answer breaks the connection
                }
                case ANSWER_LOST -> {
                    HttpResponse<byte[]> _ = forward(exchange, body);
                }
                case DOUBLED -> {
                    HttpResponse<byte[]> _ = forward(exchange, body);
                    answer(exchange, forward(exchange, body));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Treatment choose() {
        int thrown = dice.nextInt(100);
        int band = thrown / Math.max(1, percentEach);
        return percentEach > 0 && band < 4 ? Treatment.values()[band + 1] : Treatment.PASSED;
    }

    private synchronized int delay() {
        return 1 + dice.nextInt(LONGEST_DELAY_MILLIS);
    }

    /** An {@link IOException} here (the other side was just killed) breaks the caller's connection too. */
    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        URI asked = exchange.getRequestURI();
        HttpRequest.Builder request = HttpRequest.newBuilder(target.get().resolve(asked.toString()))
                .timeout(Duration.ofSeconds(60))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (passes(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        for (Map.Entry<String, List<String>> header : answer.headers().map().entrySet()) {
            if (passes(header.getKey())) {
                exchange.getResponseHeaders().put(header.getKey(), header.getValue());
            }
        }
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static boolean passes(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT)) && !header.startsWith(":");
    }

    @Override
    public void close() {
        server.stop(0);
        List<Runnable> _ = threads.shutdownNow();
        http.shutdownNow();
    }
}
