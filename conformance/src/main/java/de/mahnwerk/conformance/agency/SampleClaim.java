package de.mahnwerk.conformance.agency;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import de.mahnwerk.protocol.ProtocolJson;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A consumer's unpaid invoice of 89.90 with a reminder's cost of 1.50, due and in default on a day; checks spoil it on purpose. */
final class SampleClaim {

    private final LocalDate today;
    private final ObjectNode json;

    SampleClaim(LocalDate today, String reference) {
        this.today = today;
        this.json = (ObjectNode) ProtocolJson.strict().readTree("""
                {"merchantReference": "%s",
                 "debtor": {"kind": "CONSUMER", "salutation": "Frau", "firstName": "Zoë", "lastName": "Prüfstein",
                  "dateOfBirth": "1984-05-17",
                  "address": {"street": "Lindenweg 7", "postcode": "04109", "city": "Leipzig", "country": "DE"},
                  "emails": ["zoe.pruefstein@example.org"], "customerNumber": "K-%1$s", "language": "de"},
                 "principal": [{"invoiceNumber": "RE-%1$s", "kind": "GOODS", "subjectMatter": "Kaffeemaschine Barista 3",
                  "contractDate": "%s", "deliveryDate": "%s", "invoiceDate": "%3$s", "dueDate": "%s",
                  "amount": {"amount": "109.90", "currency": "EUR"}, "openAmount": {"amount": "89.90", "currency": "EUR"}}],
                 "sideCosts": [{"kind": "REMINDER_COST", "amount": {"amount": "1.50", "currency": "EUR"}, "arisenOn": "%s"}],
                 "inDefault": {"since": "%s", "ground": "REMINDER", "reminderDates": ["%s"]},
                 "interest": {"basis": "STATUTORY_CONSUMER", "from": "%6$s"},
                 "disputed": false, "performanceRendered": true, "creditorDeductsVat": true}
                """.formatted(
                        reference,
                        today.minusDays(93),
                        today.minusDays(91),
                        today.minusDays(77),
                        today.minusDays(42),
                        today.minusDays(55),
                        today.minusDays(56)));
    }

    /** The same claim of a business. */
    @CanIgnoreReturnValue
    SampleClaim ofBusiness() {
        ObjectNode debtor = json.putObject("debtor")
                .put("kind", "BUSINESS")
                .put("company", "Prüfstein Handels")
                .put("legalForm", "GmbH");
        debtor.putObject("address")
                .put("street", "Werkstraße 3")
                .put("postcode", "70173")
                .put("city", "Stuttgart")
                .put("country", "DE");
        at("/interest").put("basis", "STATUTORY_BUSINESS");
        return this;
    }

    LocalDate today() {
        return today;
    }

    String reference() {
        return json.path("merchantReference").asString("");
    }

    String invoice() {
        return json.at("/principal/0/invoiceNumber").asString("");
    }

    /** Sets a text at a JSON pointer of two parts at most, for example {@code /principal/0} and {@code dueDate}. */
    @CanIgnoreReturnValue
    SampleClaim put(String object, String field, String value) {
        at(object).put(field, value);
        return this;
    }

    @CanIgnoreReturnValue
    SampleClaim put(String object, String field, boolean value) {
        at(object).put(field, value);
        return this;
    }

    @CanIgnoreReturnValue
    SampleClaim set(String object, String field, JsonNode value) {
        at(object).set(field, value);
        return this;
    }

    @CanIgnoreReturnValue
    SampleClaim drop(String object, String field) {
        at(object).remove(field);
        return this;
    }

    /** A second unpaid invoice of 10.10. */
    @CanIgnoreReturnValue
    SampleClaim andAnotherInvoice() {
        ArrayNode items = (ArrayNode) json.path("principal");
        ObjectNode second = items.get(0).deepCopy().asObject();
        second.put("invoiceNumber", invoice() + "-2");
        second.putObject("amount").put("amount", "10.10").put("currency", "EUR");
        second.putObject("openAmount").put("amount", "10.10").put("currency", "EUR");
        items.add(second);
        return this;
    }

    ObjectNode json() {
        return json;
    }

    private ObjectNode at(String pointer) {
        return (ObjectNode) (pointer.isEmpty() ? json : json.at(pointer));
    }

    /** As it is sent. */
    @Override
    public String toString() {
        return json.toString();
    }
}
