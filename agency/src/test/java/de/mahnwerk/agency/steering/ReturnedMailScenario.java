package de.mahnwerk.agency.steering;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.CaseLetters;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The debtor has moved, the post brings the letter back: nobody can be in delay with a demand that he never got. */
class ReturnedMailScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final LocalDate FOUND = LocalDate.of(2026, 11, 26);

    private final AgencyHouse agency = AgencyHouse.open(ReturnedMailScenario.class);
    private final ClientDesk client = new ClientDesk(agency);
    private final Clerk clerk = agency.clerk();
    private CollectionCase one;

    @BeforeEach
    void firstLetterByPost() {
        one = byPost("H-1");
        agency.goTo(MONDAY);
    }

    @AfterEach
    void closeHouse() {
        clerk.close();
        agency.close();
    }

    private CollectionCase byPost(String reference) {
        return client.handOver(
                reference,
                Claims.of(reference, "RE-" + reference, "K-1")
                        .replace("\"emails\": [\"kim.muster@example.org\"], ", ""));
    }

    private String at(String action) {
        return "cases/" + one.reference() + action;
    }

    private String status(CollectionCase of) {
        return client.claim(of).path("status").stringValue();
    }

    private CaseLetters letters() {
        return new CaseLetters(agency, one);
    }

    private List<String> letterDays() {
        return letters().all().stream()
                .map(letter -> letter.day() + " " + letter.kind()
                        + (letter.returnedOn() == null ? "" : " came back " + letter.returnedOn()))
                .toList();
    }

    private Clerk.Sight cameBack() {
        Clerk.Sight _ = clerk.look(at(""));
        return clerk.fill(at("/returned"), Map.of());
    }

    private Clerk.Sight offer(String first) {
        Clerk.Sight _ = clerk.look(at("/plan"));
        return clerk.fill(at("/plan"), Map.of("number", "2", "first", first, "costs", "true"));
    }

    private Clerk.Sight found(String street, String source) {
        Clerk.Sight _ = clerk.look(at(""));
        return clerk.fill(
                at("/address"), Map.of("street", street, "postcode", "10115", "city", "Berlin", "source", source));
    }

    @Test
    void the_case_rests_until_the_address_is_found_and_then_the_first_demand_has_its_time_again() {
        CollectionCase other = byPost("H-2");
        agency.goTo(MONDAY.plusDays(7));
        assertThat(cameBack().html()).contains("kam zurück am 09.11.2026", "Neue Anschrift");
        assertThat(status(one)).isEqualTo("TRACING");
        assertThat(status(other)).as("the same debtor").isEqualTo("TRACING");
        assertThat(cameBack().html()).contains("Das geht in diesem Status nicht");

        agency.goTo(FOUND);
        assertThat(letterDays()).containsExactly("2026-11-02 LETTER_1 came back 2026-11-09");
        assertThat(found("Neue Gasse 5", "").html()).contains("Herkunft gehören dazu");
        assertThat(found("Neue Gasse 5", "Auskunft der Meldebehörde vom 25. November")
                        .status())
                .isEqualTo(200);
        assertThat(status(one)).isEqualTo("PRE_COURT");
        assertThat(status(other)).isEqualTo("PRE_COURT");
        assertThat(letterDays()).containsExactly("2026-11-02 LETTER_1 came back 2026-11-09", "2026-11-26 LETTER_1");
        assertThat(letters().paper())
                .contains("Neue Gasse 5", "10115 Berlin", "10.12.2026")
                .contains("Ihre Anschrift stammt nicht vom Gläubiger: Auskunft der Meldebehörde vom 25. November.")
                .doesNotContain("mitgeteilt");

        // sent on the 26th, there on the 29th, two weeks end on a Sunday
        agency.goTo(LocalDate.of(2026, 12, 14));
        assertThat(client.amount(one, "collectionCosts")).isEqualTo("30.90");
        agency.goTo(LocalDate.of(2026, 12, 15));
        assertThat(letterDays()).endsWith("2026-12-15 LETTER_2").hasSize(3);
        assertThat(client.amount(one, "collectionCosts")).isEqualTo("55.62");
        assertThat(letters().paper()).contains("Auskunft der Meldebehörde");
        assertThat(client.eventTypes(one))
                .containsExactly(
                        "claim.accepted",
                        "letter.sent",
                        "address.changed",
                        "address.changed",
                        "letter.sent",
                        "letter.sent");
    }

    @Test
    void an_offer_of_instalments_that_came_back_is_made_again_with_new_days() {
        Clerk.Sight _ = offer("2026-12-01");
        agency.goTo(MONDAY.plusDays(7));
        assertThat(cameBack().html()).contains("kam zurück am 09.11.2026");
        agency.goTo(FOUND);
        assertThat(found("Neue Gasse 5", "Auskunft der Meldebehörde vom 25. November")
                        .status())
                .isEqualTo(200);
        assertThat(letterDays())
                .containsExactly(
                        "2026-11-02 LETTER_1", "2026-11-02 PLAN_OFFER came back 2026-11-09", "2026-11-26 PLAN_OFFER");
        assertThat(letters().paper()).contains("Neue Gasse 5", "04.01.2027").doesNotContain("01.12.2026");
        assertThat(letters().all().getLast().deadlineOn()).isEqualTo(LocalDate.of(2026, 12, 10));
    }

    @Test
    void the_demand_of_the_rest_of_a_broken_plan_that_came_back_is_sent_again() {
        Clerk.Sight _ = offer("2026-11-12");
        Clerk.Sight _ = clerk.fill(at("/plan/agreement"), Map.of("agreedOn", MONDAY.toString(), "received", "LETTER"));
        LocalDate broken = LocalDate.of(2026, 12, 8);
        agency.goTo(broken);
        assertThat(letters().all().getLast().kind()).isEqualTo("PLAN_BROKEN");
        Clerk.Sight _ = cameBack();
        agency.goTo(LocalDate.of(2026, 12, 10));
        assertThat(found("Neue Gasse 5", "Auskunft der Meldebehörde vom 9. Dezember")
                        .status())
                .isEqualTo(200);
        assertThat(letterDays()).endsWith("2026-12-08 PLAN_BROKEN came back 2026-12-08", "2026-12-10 PLAN_BROKEN");
        assertThat(client.claim(one).path("nextStepOn").stringValue())
                .as("three days of the post, two weeks, and none of them on a weekend")
                .isEqualTo("2026-12-29");
    }

    @Test
    void when_the_client_knows_the_new_address_the_letter_says_that_it_came_from_him() {
        Clerk.Sight _ = cameBack();
        var told = agency.put(
                client.caller().token(), "v1/claims/" + one.id() + "/debtor", """
                {"debtor": {"kind": "CONSUMER", "salutation": "Frau", "firstName": "Kim", "lastName": "Muster",
                  "address": {"street": "Neue Gasse 5", "postcode": "10115", "city": "Berlin", "country": "DE"},
                  "customerNumber": "K-1"}}
                """, "Idempotency-Key", "moved");
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(letters().all()).hasSize(2);
        assertThat(letters().paper())
                .contains("Neue Gasse 5", "mitgeteilt")
                .doesNotContain("stammt nicht vom Gläubiger");
    }

    @Test
    void to_the_heirs_of_a_dead_debtor_nothing_is_sent_unasked() {
        Clerk.Sight _ = cameBack();
        var told = agency.put(
                client.caller().token(), "v1/claims/" + one.id() + "/debtor", """
                {"debtor": {"kind": "CONSUMER", "salutation": "Frau", "firstName": "Kim", "lastName": "Muster",
                  "address": {"street": "Neue Gasse 5", "postcode": "10115", "city": "Berlin", "country": "DE"},
                  "customerNumber": "K-1"}, "notice": {"kind": "DEATH", "since": "2026-10-09"}}
                """, "Idempotency-Key", "died");
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(letters().all()).as("only the one that came back").hasSize(1);
        assertThat(status(one)).isEqualTo("PAUSED");
    }

    @Test
    void the_address_that_is_known_already_is_none_that_was_found() {
        Clerk.Sight _ = cameBack();
        Clerk.Sight _ = clerk.look(at(""));
        assertThat(clerk.fill(
                                at("/address"),
                                Map.of("street", "Lindenweg 7", "postcode", "04109", "city", "Leipzig", "source", "X"))
                        .html())
                .contains("schon bekannt");
        assertThat(status(one)).isEqualTo("TRACING");
    }
}
