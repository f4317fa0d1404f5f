package de.mahnwerk.agency.steering;

import static de.mahnwerk.agency.Desk.codes;
import static de.mahnwerk.agency.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Desk;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A merchant steers its cases")
class SteeringScenario {

    private static AgencyHouse agency;
    private static Desk desk;

    private LocalDate day = LocalDate.EPOCH;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(SteeringScenario.class);
        desk = new Desk(agency, agency.client("M-1"));
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    /** Tests share the house and its days; each counts from the day on which it begins. */
    @BeforeEach
    void today() {
        day = agency.bean(BusinessClock.class).today();
    }

    @Test
    void a_case_that_is_paused_waits_and_goes_on_by_itself_on_its_day() {
        String id = desk.handOver("P-1");
        desk.post(200, "claims/" + id + "/pause", "{\"reason\": \"DEFERRED\", \"until\": \"" + day.plusDays(3) + "\"}");
        agency.goTo(day.plusDays(2));
        assertThat(desk.status(id)).isEqualTo("PAUSED");
        assertThat(desk.events(id)).containsExactly("claim.accepted", "case.paused");

        agency.goTo(day.plusDays(3));
        assertThat(desk.status(id)).isEqualTo("PRE_COURT");
        assertThat(desk.events(id)).containsExactly("claim.accepted", "case.paused", "case.resumed", "letter.sent");
        assertThat(text(desk.event(id, "case.resumed"), "/data/reason")).isEqualTo("PAUSE_ENDED");
    }

    @Test
    void a_pause_has_an_end_and_can_end_earlier() {
        String id = desk.handOver("P-2");
        String pause = "claims/" + id + "/pause";
        assertThat(codes(desk.post(422, pause, "{\"reason\": \"OTHER\", \"until\": \"" + day + "\"}")))
                .containsExactly("PAUSE_END");
        assertThat(codes(desk.post(422, pause, "{\"reason\": \"OTHER\"}"))).containsExactly("REQUIRED");
        assertThat(text(desk.post(409, "claims/" + id + "/resume", "{}"), "/type"))
                .endsWith("/not-possible-now");

        desk.post(200, pause, "{\"reason\": \"OTHER\", \"until\": \"" + day.plusDays(50) + "\"}");
        JsonNode resumed = desk.post(200, "claims/" + id + "/resume", "{}");
        assertThat(text(resumed, "/status")).isEqualTo("ACCEPTED");
        agency.goTo(day.plusDays(1));
        assertThat(desk.status(id)).isEqualTo("PRE_COURT");
    }

    @Test
    void a_disputed_case_stands_still_until_the_dispute_is_settled() {
        String id = desk.handOver("D-1");
        desk.post(
                200,
                "claims/" + id + "/dispute",
                "{\"reason\": \"DEFECT\", \"raisedOn\": \"2026-11-01\", \"text\": \"Kein Druck.\"}");
        agency.goTo(day.plusDays(3));
        assertThat(desk.events(id)).containsExactly("claim.accepted", "dispute.raised");
        assertThat(text(desk.event(id, "dispute.raised"), "/data/text")).isEqualTo("Kein Druck.");

        desk.post(200, "claims/" + id + "/resume", "{\"text\": \"geklärt\"}");
        assertThat(desk.events(id)).endsWith("dispute.resolved");
        assertThat(desk.status(id)).isEqualTo("PRE_COURT");
    }

    @Test
    void goodwill_lowers_the_principal_and_leaves_what_arose_from_it() {
        String id = desk.handOver("G-1");
        String costs = desk.amount(id, "collectionCosts");
        JsonNode answer = desk.post(201, "claims/" + id + "/credits", credit("GOODWILL", "GS-1", "39.90"));
        assertThat(text(answer, "/principal/0/amount/amount")).isEqualTo("39.90");
        assertThat(text(answer, "/claim/amounts/principal/amount")).isEqualTo("50.00");
        assertThat(text(answer, "/claim/amounts/collectionCosts/amount"))
                .isEqualTo(costs)
                .isEqualTo("30.90");
        assertThat(text(answer, "/claim/amounts/paid/amount")).isEqualTo("0.00");
        assertThat(codes(desk.post(422, "claims/" + id + "/credits", credit("GOODWILL", "GS-1", "1.00"))))
                .containsExactly("CREDIT_TWICE");
        assertThat(codes(desk.post(422, "claims/" + id + "/credits", credit("GOODWILL", "GS-2", "50.01"))))
                .containsExactly("CREDIT_TOO_HIGH");
    }

    @Test
    void what_was_never_owed_takes_its_interest_and_costs_with_it() {
        // 0.5 of the fee of a claim up to 500 euros with expenses is 30.90; of one up to 50 euros it is 18.90
        String part = desk.handOver("C-0");
        JsonNode lower = desk.post(201, "claims/" + part + "/credits", credit("CORRECTION", "GS-1", "39.90"));
        assertThat(text(lower, "/collectionCosts/amount")).isEqualTo("12.00");
        assertThat(text(lower, "/claim/amounts/collectionCosts/amount")).isEqualTo("18.90");
        assertThat(text(lower, "/claim/amounts/merchantCosts/amount")).isEqualTo("1.50");
        agency.goTo(day.plusDays(1));
        agency.goTo(day.plusDays(18));
        assertThat(desk.amount(part, "collectionCosts")).isEqualTo("34.02");

        String whole = desk.handOver("C-1");
        JsonNode answer = desk.post(201, "claims/" + whole + "/credits", credit("CORRECTION", "GS-1", "89.90"));
        assertThat(text(answer, "/claim/amounts/collectionCosts/amount")).isEqualTo("0.00");
        assertThat(text(answer, "/collectionCosts/amount")).isEqualTo("30.90");
        assertThat(text(answer, "/claim/outcome")).isEqualTo("UNFOUNDED");
        assertThat(text(answer, "/claim/amounts/open/amount")).isEqualTo("0.00");
    }

    @Test
    void a_new_address_counts_from_the_next_letter_on() {
        String id = desk.handOver("A-1");
        agency.goTo(day);
        JsonNode moved = desk.put(200, "claims/" + id + "/debtor", debtor("Neue Gasse 1", "Muster", ""));
        assertThat(text(moved, "/id")).isEqualTo(id);
        assertThat(text(desk.claim(id), "/debtor/address/street")).isEqualTo("Neue Gasse 1");
        assertThat(desk.events(id)).contains("address.changed");
        assertThat(codes(desk.put(
                        422,
                        "claims/" + id + "/debtor",
                        debtor("Neue Gasse 1", "Muster", "").replace("CONSUMER", "BUSINESS"))))
                .containsExactly("KIND_CHANGED");
        assertThat(codes(desk.put(
                        422, "claims/" + id + "/debtor", debtor("", " ", "").replace("04109", "4"))))
                .contains("TOO_SHORT");
    }

    @Test
    void insolvency_ends_demands_and_interest() {
        String id = desk.handOver("I-1");
        agency.goTo(day.plusDays(1));
        JsonNode now = desk.put(200, "claims/" + id + "/debtor", debtor("Lindenweg 7", "Muster", """
                        , "notice": {"kind": "INSOLVENCY", "since": "2026-10-09", "court": "Amtsgericht Leipzig",
                         "fileNumber": "401 IN 1/26"}
                        """));
        assertThat(text(now, "/status")).isEqualTo("MONITORING");
        assertThat(text(now, "/stage")).isEqualTo("INSOLVENCY");
        String interest = text(now, "/amounts/interest/amount");
        agency.goTo(day.plusDays(5));
        assertThat(desk.amount(id, "interest")).isEqualTo(interest);
        assertThat(desk.events(id)).endsWith("debtor.changed", "insolvency.opened");
        assertThat(text(desk.event(id, "insolvency.opened"), "/data/fileNumber"))
                .isEqualTo("401 IN 1/26");
    }

    @Test
    void nothing_is_demanded_of_the_dead() {
        String id = desk.handOver("T-1");
        desk.put(
                200,
                "claims/" + id + "/debtor",
                debtor("Lindenweg 7", "Muster", ", \"notice\": {\"kind\": \"DEATH\", \"since\": \"2026-10-09\"}"));
        assertThat(desk.status(id)).isEqualTo("PAUSED");
        assertThat(text(desk.post(409, "claims/" + id + "/resume", "{}"), "/detail"))
                .contains("verstorben");
        agency.goTo(day.plusDays(5));
        assertThat(desk.events(id)).containsExactly("claim.accepted", "debtor.changed", "case.paused");

        desk.put(200, "claims/" + id + "/debtor", debtor("Lindenweg 7", "Erbe", ""));
        desk.post(200, "claims/" + id + "/resume", "{}");
        agency.goTo(day.plusDays(6));
        assertThat(desk.events(id)).endsWith("case.resumed", "letter.sent");
    }

    private static String credit(String kind, String reference, String amount) {
        return """
                {"kind": "%s", "creditReference": "%s", "amount": {"amount": "%s", "currency": "EUR"},
                 "valueDate": "2026-11-02"}
                """.formatted(kind, reference, amount);
    }

    private static String debtor(String street, String lastName, String rest) {
        return """
                {"debtor": {"kind": "CONSUMER", "salutation": "Frau", "firstName": "Kim", "lastName": "%s",
                  "address": {"street": "%s", "postcode": "04109", "city": "Leipzig", "country": "DE"},
                  "emails": ["kim.muster@example.org"]}%s}
                """.formatted(lastName, street, rest);
    }
}
