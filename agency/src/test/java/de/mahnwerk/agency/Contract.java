package de.mahnwerk.agency;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import de.mahnwerk.agency.AgencyHouse.Reply;
import de.mahnwerk.protocol.ProtocolDocument;
import de.mahnwerk.protocol.ProtocolJson;
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
import tools.jackson.databind.node.ObjectNode;

/**
 * The published document as a witness: every answer of every test is held against it. An answer that it does not name, with
 * another content type or with a body that its schema refuses, fails the test in which it came.
 */
final class Contract {

    private static final JsonNode DOCUMENT = ProtocolDocument.openapi();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private record Path(String template, Pattern pattern) {}

    /** Addresses without a variable come first: claims/batch is no claim. */
    private static final List<Path> PATHS = DOCUMENT.path("paths").propertyNames().stream()
            .sorted(Comparator.comparing((String path) -> path.contains("{")).thenComparingInt(path -> -path.length()))
            .map(path -> new Path(path, Pattern.compile(path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"))))
            .toList();

    private final Set<String> called = new TreeSet<>();

    /** Method and address of every call that was answered here. */
    Set<String> called() {
        return Set.copyOf(called);
    }

    /** All calls of the document. */
    static Set<String> operations() {
        return DOCUMENT.path("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .map(method -> method + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void check(String method, String address, Reply reply) {
        PATHS.stream()
                .filter(path -> path.pattern().matcher(address).matches())
                .findFirst()
                .ifPresent(path -> answered(method.toLowerCase(Locale.ROOT), path.template(), reply));
    }

    private synchronized void note(String call) {
        var _ = called.add(call);
    }

    private void answered(String method, String template, Reply reply) {
        String call = method + " " + template;
        JsonNode responses = DOCUMENT.path("paths").path(template).path(method).path("responses");
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
                named.has("$ref") ? DOCUMENT.at(named.get("$ref").stringValue().substring(1)) : named;
        answer.path("headers").properties().stream()
                .filter(header -> DOCUMENT.at(
                                header.getValue().path("$ref").asString("#").substring(1))
                        .path("required")
                        .asBoolean(false))
                .forEach(header -> assertThat(reply.header(header.getKey().toLowerCase(Locale.ROOT)))
                        .as("%s %s: header %s", call, status, header.getKey())
                        .isNotEmpty());
        body(call + " " + status, answer.path("content"), reply);
    }

    private static void body(String what, JsonNode content, Reply reply) {
        if (content.isMissingNode()) {
            assertThat(reply.body()).as(what).isEmpty();
            return;
        }
        String mediaType = content.propertyNames().iterator().next();
        assertThat(reply.header("content-type")).as(what).startsWith(mediaType);
        if (mediaType.endsWith("json")) {
            assertThat(SCHEMAS.computeIfAbsent(what, ignored -> schema(content.path(mediaType)))
                            .validate(reply.body(), InputFormat.JSON))
                    .as("%s: %s", what, reply.body())
                    .isEmpty();
        }
    }

    private static Schema schema(JsonNode media) {
        ObjectNode root = ProtocolJson.strict().createObjectNode();
        root.setAll((ObjectNode) media.path("schema"));
        root.set("components", DOCUMENT.get("components"));
        return SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(root);
    }
}
