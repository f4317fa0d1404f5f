package de.mahnwerk.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/**
 * The approved documents are the contract; people change them in a commit of their own. {@code -Dexamples.write=true} writes
 * what the records make, to be looked at before it is approved.
 */
class ApprovedExamplesTest {

    private static final Path FOLDER = Path.of("src/main/resources/protocol/v1/examples");
    private static final Set<Class<? extends Record>> REQUESTS = Requests.MESSAGES;
    private static final JsonNode DOCUMENT = ProtocolDocument.openapi();

    static Stream<Map.Entry<String, Object>> examples() {
        return Examples.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_record_is_written_as_its_approved_document(Map.Entry<String, Object> example) throws IOException {
        String written = ProtocolJson.strict()
                        .writer()
                        .with(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(example.getValue())
                + "\n";
        Path file = FOLDER.resolve(example.getKey() + ".json");
        if (Boolean.getBoolean("examples.write")) {
            Files.writeString(file, written);
        }
        assertThat(written).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_approved_document_is_read_as_its_record(Map.Entry<String, Object> example) {
        Object record = example.getValue();
        assertThat(ProtocolJson.tolerant().readValue(text(example.getKey()), record.getClass()))
                .isEqualTo(record);
        if (REQUESTS.contains(record.getClass())) {
            assertThat(Requests.read(text(example.getKey()).getBytes(UTF_8), record.getClass()))
                    .isEqualTo(new Reading.Understood<>(record));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_approved_document_follows_its_schema(Map.Entry<String, Object> example) {
        String schema = example.getValue().getClass().getSimpleName();
        assertThat(schema(schema).validate(text(example.getKey()), InputFormat.JSON))
                .isEmpty();
        if (example.getValue() instanceof Event event && !event.data().isEmpty()) {
            String data = dataSchema(event);
            assertThat(schema(data).validate(ProtocolJson.strict().writeValueAsString(event.data()), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void and_the_schema_bites() {
        ObjectNode claim = (ObjectNode) ProtocolJson.strict().readTree(text("new-claim"));
        claim.remove("debtor");
        claim.put("colour", "red");
        assertThat(schema("NewClaim").validate(claim.toString(), InputFormat.JSON))
                .hasSize(2);
    }

    @Test
    void every_approved_document_has_its_record_and_the_other_way_round() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(Examples.all().keySet());
        }
    }

    @Test
    void the_examples_in_the_document_are_the_approved_ones() {
        Map<String, Object> approved = Examples.all();
        DOCUMENT.at("/components/examples").properties().forEach(example -> {
            String address = example.getValue().path("externalValue").asString();
            String file = address.substring("examples/".length()).replace(".json", "");
            assertThat(approved).as(example.getKey()).containsKey(file);
            assertThat(Objects.requireNonNull(approved.get(file)).getClass().getSimpleName())
                    .isEqualTo(example.getKey());
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answers_and_events_with_fields_of_a_later_version_can_be_read(Map.Entry<String, Object> example) {
        ObjectNode later = (ObjectNode) ProtocolJson.strict().readTree(text(example.getKey()));
        later.putObject("inventedLater").put("a", 1);
        assertThat(ProtocolJson.tolerant().treeToValue(later, example.getValue().getClass()))
                .isEqualTo(example.getValue());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void unknown_fields_of_requests_are_refused(Map.Entry<String, Object> example) {
        if (!REQUESTS.contains(example.getValue().getClass())) {
            return;
        }
        ObjectNode typo = (ObjectNode) ProtocolJson.strict().readTree(text(example.getKey()));
        typo.put("inventedLater", 1);
        Class<?> type = example.getValue().getClass();
        assertThat(Requests.read(typo, type))
                .isInstanceOfSatisfying(
                        Reading.Faulty.class,
                        faulty -> assertThat(faulty.type()).isEqualTo(ProblemType.INVALID_REQUEST));
        assertThatThrownBy(() -> Objects.requireNonNull(ProtocolJson.strict().treeToValue(typo, type)))
                .hasMessageContaining("inventedLater");
    }

    @Test
    void values_of_a_later_version_can_be_read() {
        ObjectNode later = (ObjectNode) ProtocolJson.strict().readTree(text("event-letter-sent"));
        later.put("status", "IN_ORBIT").put("type", "rocket.started");
        later.put("outcome", "LANDED");
        Event event = ProtocolJson.tolerant().treeToValue(later, Event.class);
        assertThat(List.of(event.status(), event.outcome())).isEqualTo(List.of(ClaimStatus.UNKNOWN, Outcome.UNKNOWN));
        assertThat(event.kind()).isEqualTo(EventType.UNKNOWN);
        assertThat(event.type()).isEqualTo("rocket.started");
    }

    @Test
    void the_hash_of_a_reconciliation_line_tells_a_cent() {
        ReconciliationPage page =
                ProtocolJson.tolerant().readValue(text("reconciliation-page"), ReconciliationPage.class);
        ReconciliationPage.Line line = page.claims().getFirst();
        assertThat(line.hashed()).isEqualTo(line);
        ObjectNode other = ProtocolJson.strict().valueToTree(line);
        other.putObject("open").put("amount", "72.81").put("currency", "EUR");
        assertThat(ProtocolJson.strict()
                        .treeToValue(other, ReconciliationPage.Line.class)
                        .hashed()
                        .hash())
                .isNotEqualTo(line.hash());
    }

    private static String dataSchema(Event event) {
        return switch (event.kind()) {
            case PAYMENT_RECEIVED -> "PaymentReceived";
            case PAYMENT_REPORTED -> "PaymentReported";
            case PAYMENT_REVERSED -> "PaymentReversed";
            case LETTER_SENT -> "LetterSent";
            case CLAIM_REJECTED -> "Objection";
            case CLAIM_QUERIED -> "QueryAsked";
            case CLAIM_QUERY_ANSWERED -> "QueryAnswered";
            case MESSAGE_POSTED -> "MessagePosted";
            case DOCUMENT_ADDED -> "DocumentAdded";
            case CASE_PAUSED -> "CasePaused";
            case CASE_RESUMED -> "CaseResumed";
            case DISPUTE_RAISED -> "DisputeRaised";
            case ADDRESS_CHANGED, DEBTOR_CHANGED -> "DebtorChanged";
            case INSOLVENCY_OPENED -> "InsolvencyOpened";
            case DECISION_REQUESTED -> "DecisionRequested";
            case DECISION_TAKEN -> "DecisionTaken";
            case CREDIT_BOOKED -> "CreditBooked";
            case INSTRUCTION_CHANGED -> "InstructionChanged";
            case CASE_CLOSED -> "CaseClosed";
            case CASE_WITHDRAWN -> "CaseWithdrawn";
            case FEE_CHARGED, FEE_WAIVED -> "Fee";
            case SETTLEMENT_ISSUED -> "SettlementIssued";
            case SETTLEMENT_PAID -> "SettlementPaid";
            default -> throw new AssertionError("no schema for the data of " + event.type());
        };
    }

    private static Schema schema(String name) {
        ObjectNode root = ProtocolJson.strict().createObjectNode();
        root.put("$ref", "#/components/schemas/" + name);
        root.set("components", DOCUMENT.get("components"));
        return SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(root);
    }

    private static String text(String example) {
        try {
            return Files.readString(FOLDER.resolve(example + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
