package de.mahnwerk.agency.payments;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.TrustBank;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.database.Tenancy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Debtors who pay and name nothing: which case is put before the clerk. */
class SuggestionsScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final String IBAN = "DE02120300000000202051";

    private final AgencyHouse agency = AgencyHouse.open(SuggestionsScenario.class);
    private final TrustBank bank = new TrustBank(agency);
    private final ClientDesk client = new ClientDesk(agency);

    @AfterEach
    void closeHouse() {
        agency.close();
    }

    private void waits(String amount, String from) {
        bank.receives(MONDAY, amount, from, IBAN, "Inkasso");
        assertThat(bank.tells(MONDAY).waiting()).isEqualTo(1);
    }

    private Collection<String> suggested() {
        List<TrustEntry> open = agency.bean(TrustStatements.class).latest(true, "", 10);
        return agency
                .bean(Tenancy.class)
                .asEveryone(() -> agency.bean(Suggestions.class).of(open, MONDAY))
                .values()
                .stream()
                .map(one -> one.reference() + " " + one.open().toPlainString())
                .toList();
    }

    private CollectionCase of(String reference, String firstName) {
        return client.handOver(
                reference,
                Claims.of(reference, "RE-" + reference)
                        .replace("\"firstName\": \"Kim\"", "\"firstName\": \"" + firstName + "\""));
    }

    @Test
    void the_only_open_case_of_that_name_stands_in_the_field_and_one_click_assigns_it() {
        CollectionCase one = of("H-1", "Kim");
        CollectionCase other = of("H-2", "Robin");
        agency.goTo(MONDAY);
        waits("50.00", "MUSTER, KIM");
        assertThat(suggested()).containsExactly(one.reference() + " 123.20");
        long entry = agency.bean(TrustStatements.class)
                .latest(true, "", 10)
                .getFirst()
                .id();
        try (Clerk clerk = agency.clerk()) {
            assertThat(clerk.look("payments?view=open").html())
                    .contains("value=\"" + one.reference() + "\"", "123,20", "Vorschlag nach dem Namen")
                    .doesNotContain(other.reference());
            Clerk.Sight _ = clerk.fill("payments/" + entry + "/assign", Map.of("reference", one.reference()));
        }
        assertThat(client.amount(one, "paid")).isEqualTo("50.00");
        assertThat(suggested()).isEmpty();
    }

    @Test
    void among_several_cases_of_a_name_the_amount_decides_or_nobody_does() {
        CollectionCase _ = of("H-1", "Kim");
        CollectionCase dearer =
                client.handOver("H-2", Claims.of("H-2", "RE-H-2").replace("\"89.90\"", "\"99.90\""));
        agency.goTo(MONDAY);
        waits("10.00", "Kim Muster");
        assertThat(suggested()).isEmpty();
        waits(client.amount(dearer, "open"), "Kim Muster");
        assertThat(suggested()).containsExactly(dearer.reference() + " " + client.amount(dearer, "open"));
    }

    @Test
    void a_stranger_and_a_closed_case_suggest_nothing() {
        CollectionCase one = of("H-1", "Kim");
        agency.goTo(MONDAY);
        waits("10.00", "Alex Fremd");
        try (Clerk clerk = agency.clerk()) {
            Clerk.Sight _ = clerk.look("cases/" + one.reference());
            Clerk.Sight _ = clerk.fill("cases/" + one.reference() + "/close", Map.of("outcome", "MERCHANT_DECISION"));
        }
        waits("20.00", "Kim Muster");
        assertThat(suggested()).isEmpty();
    }

    @Test
    void a_name_is_known_in_every_way_in_which_banks_write_it_and_no_other_name_is() {
        CollectionCase one = client.handOver(
                "H-1",
                Claims.of("H-1", "RE-H-1")
                        .replace("\"firstName\": \"Kim\"", "\"firstName\": \"Zoé\"")
                        .replace("\"lastName\": \"Muster\"", "\"lastName\": \"Müßiggang\""));
        CollectionCase other = client.handOver(
                "H-2",
                Claims.of("H-2", "RE-H-2")
                        .replace("\"firstName\": \"Kim\"", "\"firstName\": \"Uwe\"")
                        .replace("\"lastName\": \"Muster\"", "\"lastName\": \"Bauer\""));
        agency.goTo(MONDAY);
        waits("1.00", "ZOE MUESSIGGANG");
        waits("2.00", "Zoe Mussiggang");
        waits("3.00", "Müßiggang, Zoé");
        waits("4.00", "Uwe Bauer");
        waits("5.00", "Uwe Baur");
        assertThat(suggested())
                .containsExactlyInAnyOrder(
                        one.reference() + " 123.20",
                        one.reference() + " 123.20",
                        one.reference() + " 123.20",
                        other.reference() + " 123.20");
    }
}
