package de.mahnwerk.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published OpenAPI document as a witness: every answer of every test is held against it. An answer that it does not name, with
 * another content type or with a body that its schema refuses, fails the test in which it came.
 */
public final class Contract {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private record Path(String template, Pattern pattern) {}

    /** An answer as it came; names of headers are small. */
    public record Reply(int status, Map<String, List<String>> headers, String body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    private final JsonNode document;
    private final List<Path> paths;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Set<String> called = new TreeSet<>();

    public Contract(JsonNode document) {
        this.document = document;
        // addresses without a variable come first: claims/batch is no claim
        this.paths = document.path("paths").propertyNames().stream()
                .sorted(Comparator.comparing((String path) -> path.contains("{"))
                        .thenComparingInt(path -> -path.length()))
                .map(path ->
                        new Path(path, Pattern.compile(path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"))))
                .toList();
    }

    /** Method and address of every call that was answered here. */
    public Set<String> called() {
        return Set.copyOf(called);
    }

    /** All calls of the document. */
    public Set<String> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .map(method -> method + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public void check(String method, String address, Reply reply) {
        paths.stream()
                .filter(path -> path.pattern().matcher(address).matches())
                .findFirst()
                .ifPresent(path -> answered(method.toLowerCase(Locale.ROOT), path.template(), reply));
    }

    /** Sends a call with further headers, given as name and value in turn, and holds its answer against the document. */
    public Reply exchange(HttpClient http, HttpRequest.Builder call, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            var _ = call.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer = http.send(call.build(), BodyHandlers.ofString());
            Reply reply = new Reply(answer.statusCode(), answer.headers().map(), answer.body());
            check(answer.request().method(), answer.uri().getPath(), reply);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized void note(String call) {
        var _ = called.add(call);
    }

    private void answered(String method, String template, Reply reply) {
        String call = method + " " + template;
        JsonNode responses = document.path("paths").path(template).path(method).path("responses");
        if (responses.isMissingNode()) {
            assertThat(reply.status()).as("%s is no call of the document", call).isIn(401, 403, 405);
            return;
        }
        note(call);
        String status = Integer.toString(reply.status());
        JsonNode named = Stream.of(status, status.charAt(0) + "XX", "default")
                .map(responses::path)
                .filter(response -> !response.isMissingNode())
                .findFirst()
                .orElse(responses.path(status));
        assertThat(named.isMissingNode())
                .as("%s names no answer %s: %s", call, status, reply.body())
                .isFalse();
        JsonNode answer =
                named.has("$ref") ? document.at(named.get("$ref").stringValue().substring(1)) : named;
        answer.path("headers").properties().stream()
                .filter(header -> document.at(
                                header.getValue().path("$ref").asString("#").substring(1))
                        .path("required")
                        .asBoolean(false))
                .forEach(header -> assertThat(reply.header(header.getKey().toLowerCase(Locale.ROOT)))
                        .as("%s %s: header %s", call, status, header.getKey())
                        .isNotEmpty());
        body(call + " " + status, answer.path("content"), reply);
    }

    private void body(String what, JsonNode content, Reply reply) {
        if (content.isMissingNode()) {
            assertThat(reply.body()).as(what).isEmpty();
            return;
        }
        String mediaType = content.propertyNames().iterator().next();
        assertThat(reply.header("content-type")).as(what).startsWith(mediaType);
        if (mediaType.endsWith("json")) {
            assertThat(schemas.computeIfAbsent(what, ignored -> schema(content.path(mediaType)))
                            .validate(reply.body(), InputFormat.JSON))
                    .as("%s: %s", what, reply.body())
                    .isEmpty();
        }
    }

    private Schema schema(JsonNode media) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.setAll((ObjectNode) media.path("schema"));
        root.set("components", document.get("components"));
        return SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(root);
    }
}
