package de.mahnwerk.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests are read strictly, and every fault is named in one answer. */
class RequestsTest {

    @Test
    void every_fault_of_a_claim_is_named_at_once() {
        ObjectNode claim = claim();
        claim.remove("merchantReference");
        claim.put("disputed", "no").put("colour", "red").put("channel", "PIGEON");
        ObjectNode item = (ObjectNode) claim.at("/principal/0");
        item.put("dueDate", "2026-02-30").put("invoiceNumber", "");
        item.putObject("openAmount").put("amount", "89.9").put("currency", "EUR");
        item.putNull("vat");
        assertThat(faults(claim))
                .extracting(Fault::pointer, Fault::code)
                .containsExactlyInAnyOrder(
                        tuple("/merchantReference", "REQUIRED"),
                        tuple("/disputed", "WRONG_TYPE"),
                        tuple("/colour", "UNKNOWN_FIELD"),
                        tuple("/channel", "UNKNOWN_VALUE"),
                        tuple("/principal/0/dueDate", "WRONG_FORMAT"),
                        tuple("/principal/0/invoiceNumber", "TOO_SHORT"),
                        tuple("/principal/0/openAmount/amount", "WRONG_FORMAT"),
                        tuple("/principal/0/vat", "WRONG_TYPE"));
    }

    @Test
    void a_fault_of_content_is_422_and_an_unknown_field_400() {
        ObjectNode claim = claim();
        claim.remove("debtor");
        assertThat(faulty(claim).type()).isEqualTo(ProblemType.INVALID_CONTENT);
        claim.put("debitor", "typo");
        assertThat(faulty(claim).problem().status()).isEqualTo(400);
    }

    @Test
    void own_fields_live_under_extensions() {
        ObjectNode claim = claim();
        claim.putObject("extensions").putObject("nested").put("depth", 2);
        assertThat(Requests.read(claim, NewClaim.class)).isInstanceOf(Reading.Understood.class);
    }

    @Test
    void an_amount_of_zero_a_line_break_and_a_doubled_field_are_refused() {
        ObjectNode claim = claim();
        ((ObjectNode) claim.at("/principal/0/openAmount")).put("amount", "0.00");
        ((ObjectNode) claim.at("/principal/0/amount")).put("amount", "109.90\n");
        assertThat(faults(claim)).extracting(Fault::code).containsExactly("WRONG_FORMAT", "WRONG_FORMAT");
        assertThat(Requests.read("{\"reason\":\"OTHER\",\"reason\":\"OTHER\"}".getBytes(UTF_8), Withdrawal.class))
                .isInstanceOf(Reading.Faulty.class);
    }

    @Test
    void a_batch_is_an_array_or_one_claim_a_line_and_each_claim_stands_alone() {
        String good = claim().toString();
        ArrayNode array = ProtocolJson.strict().createArrayNode().add(claim());
        array.addObject().put("merchantReference", "H-2");
        assertThat(batch(array.toString()))
                .extracting(Object::getClass)
                .containsExactly(Reading.Understood.class, Reading.Faulty.class);
        assertThat(batch(good + "\n{broken\r\n\n" + good))
                .extracting(Object::getClass)
                .containsExactly(Reading.Understood.class, Reading.Faulty.class, Reading.Understood.class);
    }

    @Test
    void an_empty_or_endless_batch_is_refused_as_a_whole() {
        assertThat(Requests.batch("".getBytes(UTF_8))).isInstanceOf(Reading.Faulty.class);
        assertThat(Requests.batch("[]".getBytes(UTF_8))).isInstanceOf(Reading.Faulty.class);
        assertThat(Requests.batch("{}\n".repeat(1001).getBytes(UTF_8))).isInstanceOf(Reading.Faulty.class);
        assertThat(batch("{}\n".repeat(1000))).hasSize(1000);
    }

    private static List<Reading<NewClaim>> batch(String body) {
        return switch (Requests.batch(body.getBytes(UTF_8))) {
            case Reading.Understood<List<Reading<NewClaim>>> understood -> understood.value();
            case Reading.Faulty<List<Reading<NewClaim>>> faulty -> throw new AssertionError(faulty.faults());
        };
    }

    private static List<Fault> faults(ObjectNode claim) {
        return faulty(claim).faults();
    }

    private static Reading.Faulty<NewClaim> faulty(ObjectNode claim) {
        return switch (Requests.read(claim, NewClaim.class)) {
            case Reading.Understood<NewClaim> understood -> throw new AssertionError(understood);
            case Reading.Faulty<NewClaim> faulty -> faulty;
        };
    }

    private static ObjectNode claim() {
        return ProtocolJson.strict().valueToTree(Examples.newClaim());
    }
}
