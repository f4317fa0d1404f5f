package de.mahnwerk.conformance.agency;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import de.mahnwerk.conformance.Exchange;
import de.mahnwerk.protocol.ProtocolDocument;
import de.mahnwerk.protocol.ProtocolJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document as the judge of answers: which operation was called, and what is wrong with what came. */
final class AnswerRules {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final Pattern UTC = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** One call that the document describes. */
    record Operation(String id, String method, Pattern path, JsonNode responses) {}

    /** To which rule a fault belongs; each fault belongs to one. */
    enum Kind {
        MONEY,
        DATE,
        INSTANT,
        CONTENT_TYPE,
        SHAPE
    }

    record Fault(Kind kind, String text) {}

    private final JsonNode document = ProtocolDocument.openapi();
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword("components"))
            .build());
    private final Map<String, Schema> schemas = new HashMap<>();
    private final IdentityHashMap<Exchange, List<Fault>> judged = new IdentityHashMap<>();

    AnswerRules() {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> operations.add(new Operation(
                                entry.getValue().path("operationId").asString(""),
                                entry.getKey(),
                                Pattern.compile(
                                        path.getKey().replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+?")
                                                + "(\\?.*)?"),
                                entry.getValue().path("responses")))));
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The operation that was called, if the document has it; fixed paths go before those with an id. */
    Optional<Operation> operation(Exchange exchange) {
        return operations.stream()
                .filter(one -> one.method().equalsIgnoreCase(exchange.method())
                        && one.path().matcher(exchange.path()).matches())
                .min(java.util.Comparator.comparingInt(
                        one -> one.path().pattern().contains("[^/]+?") ? 1 : 0))
                .map(best -> sharpest(exchange, best));
    }

    /** Of two paths with an id, {@code {id}.pdf} is meant rather than {@code {id}}. */
    private Operation sharpest(Exchange exchange, Operation found) {
        return operations.stream()
                .filter(one -> one.method().equals(found.method())
                        && one.path().matcher(exchange.path()).matches()
                        && one.path().pattern().contains("[^/]+?")
                                == found.path().pattern().contains("[^/]+?"))
                .max(java.util.Comparator.comparingInt(
                        one -> one.path().pattern().length()))
                .orElse(found);
    }

    /** All that is wrong with an answer. */
    List<Fault> faults(Exchange exchange) {
        return judged.computeIfAbsent(exchange, this::judge);
    }

    private List<Fault> judge(Exchange exchange) {
        Optional<Operation> operation = operation(exchange);
        if (operation.isEmpty() || exchange.status() == 0) {
            return List.of();
        }
        JsonNode response = resolved(described(operation.get(), exchange.status()));
        if (response.isMissingNode()) {
            return List.of(new Fault(Kind.SHAPE, "the document describes no answer " + exchange.status()));
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return exchange.answer().length == 0
                    ? List.of()
                    : List.of(new Fault(Kind.SHAPE, "the answer is to have no body"));
        }
        return content(exchange, content);
    }

    private JsonNode described(Operation operation, int status) {
        JsonNode exact = operation.responses().path(Integer.toString(status));
        JsonNode named = exact.isMissingNode() ? operation.responses().path(status / 100 + "XX") : exact;
        return named.isMissingNode() && status >= 400 && !operation.id().equals("issueToken")
                ? operation.responses().path("default")
                : named;
    }

    private List<Fault> content(Exchange exchange, JsonNode described) {
        // all but the first problem are YAML aliases of it, which the tree model does not follow
        JsonNode content = described.isObject() ? described : document.at("/components/responses/BadRequest/content");
        String type = exchange.answerHeaders().getOrDefault("content-type", "").replaceFirst("\\s*;.*", "");
        if (!content.has(type) && exchange.status() >= 400) {
            return List.of(); // said by problem.is-problem-json
        }
        if (!content.has(type)) {
            return List.of(new Fault(
                    Kind.CONTENT_TYPE, "the content type is " + type + ", expected " + content.propertyNames()));
        }
        return type.contains("json") ? shape(exchange, content.path(type).path("schema")) : List.of();
    }

    private List<Fault> shape(Exchange exchange, JsonNode schema) {
        String body = new String(exchange.answer(), StandardCharsets.UTF_8);
        List<Fault> faults = new ArrayList<>();
        try {
            times(ProtocolJson.tolerant().readTree(body), "", faults);
        } catch (JacksonException e) {
            return List.of(new Fault(Kind.SHAPE, "the body is no JSON"));
        }
        for (Error error : compiled(schema).validate(body, InputFormat.JSON)) {
            faults.add(new Fault(
                    error.getSchemaLocation().toString().contains("/schemas/Amount/") ? Kind.MONEY : Kind.SHAPE,
                    error.getInstanceLocation() + " " + error.getMessage()));
        }
        return faults;
    }

    /** Fields of the document that end with "At" are instants, with "On" or "Date" days. */
    private static void times(JsonNode node, String name, List<Fault> faults) {
        if (node.isString()
                && name.endsWith("At")
                && !UTC.matcher(node.stringValue()).matches()) {
            faults.add(new Fault(Kind.INSTANT, name + " is " + node.stringValue()));
        } else if (node.isString()
                && (name.endsWith("On") || name.endsWith("Date") || name.equals("asOf"))
                && !DAY.matcher(node.stringValue()).matches()) {
            faults.add(new Fault(Kind.DATE, name + " is " + node.stringValue()));
        }
        if (node.isObject()) {
            node.properties().forEach(field -> times(field.getValue(), field.getKey(), faults));
        } else {
            node.forEach(element -> times(element, name, faults));
        }
    }

    private Schema compiled(JsonNode schema) {
        return schemas.computeIfAbsent(schema.toString(), text -> {
            ObjectNode root = ProtocolJson.strict().createObjectNode();
            root.setAll((ObjectNode) schema.deepCopy());
            root.set("components", document.get("components"));
            return registry.getSchema(root);
        });
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }
}
