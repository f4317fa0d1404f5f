package de.mahnwerk.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests exactly as a check wants them and writes everything down. */
public final class Wire implements AutoCloseable {

    private static final String SECRET = "authorization";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;
    private final Transcript transcript;

    /**
     * A wire to one counterpart.
     *
     * @param base its address; paths are appended to it
     */
    public Wire(URI base, Transcript transcript) {
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.transcript = transcript;
    }

    /** Sends once, without repetition. No answer within {@code patience} breaks the rule that is being checked. */
    public Reply send(String method, String path, Map<String, String> headers, byte[] body, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            var _ = request.setHeader(name, value);
        });
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            Exchange exchange = new Exchange(
                    method, path, shown(headers), body, response.statusCode(), flat(response), response.body());
            transcript.add(exchange);
            return new Reply(exchange);
        } catch (IOException e) {
            transcript.add(new Exchange(method, path, shown(headers), body, 0, Map.of(), new byte[0]));
            throw new RuleBroken(
                    "%s %s: no answer (%s)".formatted(method, path, e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotJudged("interrupted");
        }
    }

    private static Map<String, String> shown(Map<String, String> headers) {
        Map<String, String> shown = new LinkedHashMap<>(headers);
        shown.replaceAll((name, value) ->
                name.toLowerCase(Locale.ROOT).equals(SECRET) ? value.replaceFirst(" .*", " …") : value);
        return shown;
    }

    private static Map<String, String> flat(HttpResponse<?> response) {
        Map<String, String> flat = new TreeMap<>();
        response.headers()
                .map()
                .forEach((name, values) -> flat.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return flat;
    }

    @Override
    public void close() {
        http.close();
    }
}
