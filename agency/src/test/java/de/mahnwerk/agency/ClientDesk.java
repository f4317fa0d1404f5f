package de.mahnwerk.agency;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse.Caller;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A client of the agency as his system sees it: everything over HTTP. */
public final class ClientDesk {

    private final AgencyHouse agency;
    private final Caller caller;

    public ClientDesk(AgencyHouse agency) {
        this.agency = agency;
        this.caller = agency.client("M-1");
    }

    public Caller caller() {
        return caller;
    }

    public CollectionCase handOver(String reference) {
        return handOver(reference, Claims.of(reference, "RE-" + reference));
    }

    public CollectionCase handOver(String reference, String claim) {
        Reply created = agency.post(caller.token(), "v1/claims", claim, "Idempotency-Key", "k-" + reference);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return read(UUID.fromString(created.json().path("id").stringValue()));
    }

    /** The case as it is now. */
    public CollectionCase read(UUID id) {
        return agency.bean(Tenancy.class)
                .as(caller.client(), () -> agency.bean(Cases.class).find(caller.client(), id))
                .orElseThrow();
    }

    public JsonNode claim(CollectionCase one) {
        return get("v1/claims/" + one.id());
    }

    public String amount(CollectionCase one, String name) {
        return claim(one).at("/amounts/" + name + "/amount").stringValue();
    }

    public List<JsonNode> events(CollectionCase one) {
        return list(get("v1/claims/" + one.id() + "/timeline").path("events"));
    }

    public List<String> eventTypes(CollectionCase one) {
        return events(one).stream()
                .map(event -> event.path("type").stringValue())
                .toList();
    }

    /** The latest settlement with its lines. */
    public JsonNode settlement() {
        List<JsonNode> all = list(get("v1/settlements").path("settlements"));
        assertThat(all).isNotEmpty();
        return get("v1/settlements/" + all.getLast().path("id").stringValue());
    }

    /** Kind, net, VAT, payout of each line. */
    public static List<String> lines(JsonNode settlement) {
        return list(settlement.path("lines")).stream()
                .map(line -> "%s %s %s %s"
                        .formatted(
                                line.path("kind").stringValue(),
                                line.at("/net/amount").stringValue(),
                                line.at("/vat/amount").stringValue(),
                                line.at("/payout/amount").stringValue()))
                .toList();
    }

    public static String total(JsonNode settlement, String name) {
        return settlement.at("/totals/" + name + "/amount").stringValue();
    }

    /** What reconciliation says was paid out on the case. */
    public String paidOut(CollectionCase one) {
        return list(get("v1/reconciliation").path("claims")).stream()
                .filter(line ->
                        line.path("caseId").stringValue().equals(one.id().toString()))
                .map(line -> line.at("/paidOut/amount").stringValue())
                .findFirst()
                .orElseThrow();
    }

    public JsonNode get(String path) {
        Reply reply = agency.get(caller.token(), path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
