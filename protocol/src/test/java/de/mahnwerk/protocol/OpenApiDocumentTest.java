package de.mahnwerk.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document holds together: every reference leads somewhere, every call is described in full, words equal the code's. */
class OpenApiDocumentTest {

    private static final JsonNode DOCUMENT = ProtocolDocument.openapi();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "type",
            "description",
            "required",
            "properties",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "minLength",
            "maxLength",
            "minimum",
            "pattern",
            "format",
            "enum",
            "default",
            "examples");

    @Test
    void every_reference_leads_to_something() {
        List<String> dangling = new ArrayList<>();
        everyNode().forEach(node -> {
            JsonNode reference = node.isObject() ? node.get("$ref") : null;
            if (reference != null
                    && DOCUMENT.at(reference.stringValue().substring(1)).isMissingNode()) {
                dangling.add(reference.stringValue());
            }
        });
        assertThat(dangling).isEmpty();
    }

    @Test
    void nothing_is_said_by_yaml_anchors_which_many_tools_do_not_follow() {
        assertThat(new String(ProtocolDocument.bytes(ProtocolDocument.OPENAPI), UTF_8))
                .doesNotContainPattern("(?m): [&*][a-zA-Z]");
    }

    @Test
    void every_schema_is_used_by_a_call_or_described_as_event_data() {
        Set<String> used = new HashSet<>();
        everyNode().forEach(node -> {
            if (node.isObject() && node.has("$ref")) {
                used.add(node.get("$ref").stringValue());
            }
        });
        String data = DOCUMENT.at("/components/schemas/Event/properties/data/description")
                .stringValue();
        List<String> unused = DOCUMENT.at("/components/schemas").propertyNames().stream()
                .filter(name -> !used.contains("#/components/schemas/" + name) && !data.contains(name))
                .toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void every_call_has_a_name_a_summary_scopes_and_its_refusals() {
        Set<String> names = new HashSet<>();
        DOCUMENT.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> {
                            JsonNode call = entry.getValue();
                            String where = entry.getKey() + " " + path.getKey();
                            assertThat(names.add(call.path("operationId").asString()))
                                    .as(where)
                                    .isTrue();
                            assertThat(call.path("summary").asString())
                                    .as(where)
                                    .isNotEmpty();
                            assertThat(call.path("security").size()).as(where).isEqualTo(1);
                            assertThat(call.path("responses").propertyNames())
                                    .as(where)
                                    .contains("401");
                            if (path.getKey().startsWith("/v1/")) {
                                assertThat(call.path("responses").propertyNames())
                                        .as(where)
                                        .contains("403", "429", "default");
                            }
                            assertPathParameters(path.getKey(), path.getValue(), call);
                        }));
        assertThat(names).hasSize(38);
    }

    @Test
    void every_write_carries_an_idempotency_key() {
        calls().filter(call -> call.path().startsWith("/v1/") && !call.path().equals("/v1/quotes"))
                .filter(call -> Set.of("post", "put").contains(call.method()))
                .forEach(call -> assertThat(call.node().path("parameters").toString())
                        .as(call.toString())
                        .contains("IdempotencyKey"));
    }

    @Test
    void every_json_that_a_call_takes_or_gives_has_an_approved_example() {
        List<String> without = new ArrayList<>();
        calls().forEach(call -> {
            List<JsonNode> bodies = new ArrayList<>(List.of(call.node().path("requestBody")));
            call.node().path("responses").forEach(bodies::add);
            for (JsonNode body : bodies) {
                JsonNode json = body.at("/content/application~1json");
                if (!json.isMissingNode()
                        && !json.at("/schema/type").asString("").equals("array")
                        && json.path("examples").isEmpty()) {
                    without.add(call.toString());
                }
            }
        });
        assertThat(without).isEmpty();
    }

    @Test
    void every_call_that_takes_a_body_tells_when_it_is_too_large_or_of_another_type() {
        calls().filter(call -> call.path().startsWith("/v1/") && call.node().has("requestBody"))
                .forEach(call -> assertThat(call.node().path("responses").propertyNames())
                        .as(call.toString())
                        .contains("400", "413", "415", "422"));
    }

    @Test
    void scopes_are_those_of_the_code_and_each_call_wants_one() {
        assertThat(DOCUMENT.at("/components/securitySchemes/clientCredentials/flows/clientCredentials/scopes")
                        .propertyNames())
                .containsExactlyInAnyOrder(
                        Scopes.CLAIMS_READ, Scopes.CLAIMS_WRITE, Scopes.EVENTS, Scopes.SETTLEMENTS_READ);
        calls().filter(call -> call.path().startsWith("/v1/"))
                .forEach(call -> assertThat(
                                call.node().at("/security/0/clientCredentials").size())
                        .as(call.toString())
                        .isEqualTo(1));
    }

    @Test
    void requests_are_closed_and_written_in_the_keywords_that_the_reader_knows() {
        for (Class<?> request : Requests.MESSAGES) {
            for (JsonNode schema : reachable(request.getSimpleName())) {
                assertThat(KEYWORDS).containsAll(schema.propertyNames());
                if (schema.has("properties")) {
                    assertThat(schema.path("additionalProperties").isBoolean())
                            .as("%s is closed", schema)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void words_equal_the_words_of_the_code() {
        assertWords("/components/schemas/ClaimStatus/enum", ClaimStatus.values(), ClaimStatus.UNKNOWN);
        assertWords("/components/schemas/Outcome/enum", Outcome.values(), Outcome.UNKNOWN);
        assertWords("/components/schemas/Channel/enum", Channel.values(), null);
        assertWords("/components/schemas/PrincipalItem/properties/kind/enum", ItemKind.values(), null);
        assertWords("/components/schemas/SideCost/properties/kind/enum", SideCostKind.values(), null);
        assertWords("/components/schemas/InDefault/properties/ground/enum", DefaultGround.values(), null);
        assertWords("/components/schemas/Withdrawal/properties/reason/enum", WithdrawalReason.values(), null);
        assertWords("/components/schemas/Credit/properties/kind/enum", CreditKind.values(), null);
        assertWords("/components/schemas/Pause/properties/reason/enum", PauseReason.values(), null);
        assertWords("/components/schemas/Dispute/properties/reason/enum", DisputeReason.values(), null);
        assertWords("/components/schemas/DebtorNotice/properties/kind/enum", NoticeKind.values(), null);
        assertWords("/components/schemas/DecisionChoice/enum", DecisionChoice.values(), DecisionChoice.UNKNOWN);
        assertWords("/components/schemas/DecisionKind/enum", DecisionKind.values(), DecisionKind.UNKNOWN);
        assertWords("/components/schemas/InstructionKind/enum", InstructionKind.values(), InstructionKind.UNKNOWN);
        assertWords(
                "/components/schemas/Instruction/properties/state/enum",
                InstructionState.values(),
                InstructionState.UNKNOWN);
        assertWords("/components/schemas/Party/enum", Party.values(), Party.UNKNOWN);
        assertWords("/components/schemas/Message/properties/kind/enum", MessageKind.values(), MessageKind.UNKNOWN);
        assertWords("/components/schemas/Document/properties/kind/enum", DocumentKind.values(), DocumentKind.UNKNOWN);
        assertWords("/components/schemas/Advance/properties/play/enum", Play.values(), null);
        assertWords(
                "/components/schemas/ClaimResult/properties/result/enum", IntakeResult.values(), IntakeResult.UNKNOWN);
        assertWords(
                "/components/schemas/Settlement/properties/lines/items/properties/kind/enum",
                SettlementLineKind.values(),
                SettlementLineKind.UNKNOWN);
        assertThat(words("/components/schemas/EventType/enum"))
                .containsExactlyElementsOf(Arrays.stream(EventType.values())
                        .filter(type -> type != EventType.UNKNOWN)
                        .map(EventType::wire)
                        .toList());
    }

    @Test
    void every_type_of_problem_is_named() {
        String types = DOCUMENT.at("/components/schemas/Problem/properties/type/description")
                .stringValue();
        String responses = DOCUMENT.at("/components/responses").toString();
        for (ProblemType type : ProblemType.values()) {
            String name = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(types).contains(name);
            assertThat(responses).contains(name);
            assertThat(ProblemType.of(type.uri())).contains(type);
        }
    }

    private record Call(String method, String path, JsonNode node) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Stream<Call> calls() {
        return DOCUMENT.at("/paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(entry -> new Call(entry.getKey(), path.getKey(), entry.getValue())));
    }

    private static void assertPathParameters(String path, JsonNode item, JsonNode call) {
        if (path.contains("{id}")) {
            String parameters =
                    item.path("parameters").toString() + call.path("parameters").toString();
            assertThat(parameters).as(path).containsAnyOf("ClaimId", "\"in\":\"path\"");
        }
    }

    private static void assertWords(String at, Enum<?>[] values, @Nullable Enum<?> without) {
        assertThat(words(at))
                .containsExactlyElementsOf(Arrays.stream(values)
                        .filter(value -> value != without)
                        .map(Enum::name)
                        .toList());
    }

    private static List<String> words(String at) {
        return DOCUMENT.at(at).valueStream().map(JsonNode::stringValue).toList();
    }

    private static List<JsonNode> reachable(String schema) {
        Set<String> seen = new TreeSet<>();
        List<JsonNode> found = new ArrayList<>();
        Deque<JsonNode> left = new ArrayDeque<>(List.of(DOCUMENT.at("/components/schemas/" + schema)));
        while (!left.isEmpty()) {
            JsonNode next = left.pop();
            found.add(next);
            if (next.has("$ref") && seen.add(next.get("$ref").stringValue())) {
                left.push(DOCUMENT.at(next.get("$ref").stringValue().substring(1)));
            }
            next.path("properties").forEach(left::push);
            if (next.has("items")) {
                left.push(next.get("items"));
            }
        }
        return found;
    }

    private static List<JsonNode> everyNode() {
        List<JsonNode> found = new ArrayList<>();
        Deque<JsonNode> left = new ArrayDeque<>(List.of(DOCUMENT));
        while (!left.isEmpty()) {
            JsonNode next = left.pop();
            found.add(next);
            next.forEach(left::push);
        }
        return found;
    }
}
