package de.mahnwerk.agency.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.AgencyHouse.Caller;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.Desk;
import de.mahnwerk.agency.TrustBank;
import de.mahnwerk.agency.clients.ClientPapers;
import de.mahnwerk.agency.payments.TrustStatements;
import de.mahnwerk.law.conduct.Retention;
import de.mahnwerk.platform.api.Sha256;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A case was closed in 2026: its letters go on 1 January 2033, the person's name on 1 January 2035, the sums stay. */
class ErasureScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final LocalDate LETTERS_GO = LocalDate.of(2033, 1, 1);
    private static final LocalDate NAMES_GO = LocalDate.of(2035, 1, 1);

    private final AgencyHouse agency = AgencyHouse.open(ErasureScenario.class);
    private final Caller caller = agency.client("M-1");
    private final Desk client = new Desk(agency, caller);
    private final Clerk clerk = agency.clerk();

    @AfterEach
    void closeHouse() {
        clerk.close();
        agency.close();
    }

    private String closedCase(String reference) {
        String id = client.handOver(reference);
        agency.goTo(MONDAY);
        client.post(201, "claims/" + id + "/messages", "{\"text\": \"Kim Muster rief an.\"}");
        client.post(201, "claims/" + id + "/payments", """
                {"kind": "PAYMENT", "paymentReference": "Z-%s", "amount": {"amount": "20.00", "currency": "EUR"},
                 "valueDate": "2026-11-02"}
                """.formatted(reference));
        close(id);
        return id;
    }

    private void close(String id) {
        Clerk.Sight _ = clerk.look("cases/" + reference(id));
        assertThat(clerk.fill("cases/" + reference(id) + "/close", Map.of("outcome", "UNCOLLECTIBLE"))
                        .status())
                .isEqualTo(200);
    }

    private String reference(String id) {
        return client.claim(id).path("caseReference").asString("");
    }

    private void taxesAreAssessedUntil(String year, LocalDate today) {
        agency.bean(BusinessClock.class).moveTo(today);
        Clerk.Sight _ = clerk.look("retention");
        assertThat(clerk.fill("retention/settings", Map.of("until", year)).html())
                .contains("Endgültig festgesetzt bis einschließlich " + year);
    }

    private void erase(LocalDate day) {
        agency.bean(Erasures.class).live(day);
    }

    private List<Erasures.Proof> proofs() {
        return agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(Erasures.class).proofs(0, Optional.empty(), 100));
    }

    private List<Expiring.Hold> holds(LocalDate day) {
        return agency
                .bean(Tenancy.class)
                .asEveryone(() -> agency.bean(Expiring.class).counts(Retention.Kind.LETTERS, day))
                .stream()
                .map(Expiring.Count::hold)
                .toList();
    }

    private long rows(String sql) {
        return agency.bean(Tenancy.class)
                .asEveryone(() ->
                        agency.bean(JdbcClient.class).sql(sql).query(Long.class).single());
    }

    @Test
    void letters_go_after_six_years_and_the_person_after_eight_and_the_books_still_agree() {
        String id = closedCase("A-1");
        String reference = reference(id);
        int events = client.events(id).size();
        JsonNode before = client.get("reconciliation?asOf=2026-11-03");
        taxesAreAssessedUntil("2026", LocalDate.of(2027, 6, 1));

        erase(LETTERS_GO.minusDays(1));
        assertThat(proofs()).as("a day too early").isEmpty();
        assertThat(rows("select count(*) from document")).isPositive();

        erase(LETTERS_GO);
        erase(LETTERS_GO);
        assertThat(proofs()).singleElement().satisfies(proof -> {
            assertThat(proof.rule()).isEqualTo(Retention.Kind.LETTERS);
            assertThat(proof.keptUntil()).isEqualTo(LocalDate.of(2032, 12, 31));
            assertThat(proof.caseHash()).isEqualTo(Sha256.hex(reference));
            assertThat(proof.counts()).contains("\"LETTERS\": 1", "\"CONTENTS\": 1", "\"MESSAGES\": 1");
        });
        assertThat(rows("select count(*) from document")
                        + rows("select count(*) from letter")
                        + rows("select count(*) from case_message")
                        + rows("select count(*) from case_step"))
                .isZero();
        assertThat(client.get("claims/" + id + "/timeline").toString()).doesNotContain("rief an");
        assertThat(client.claim(id).toString()).contains("Muster").doesNotContain("kim.muster@example.org");

        erase(NAMES_GO.minusDays(1));
        assertThat(client.claim(id).toString()).contains("Lindenweg");
        erase(NAMES_GO);
        assertThat(client.claim(id).toString()).doesNotContain("Muster", "Lindenweg", "RE-A-1");
        assertThat(proofs()).hasSize(2);

        assertThat(client.get("reconciliation?asOf=2026-11-03"))
                .as("to the cent")
                .isEqualTo(before);
        assertThat(client.events(id)).as("no gap").hasSize(events);
        assertThat(clerk.look("cases/" + reference).html())
                .contains(reference, "20,00")
                .doesNotContain("Lindenweg");
        assertThat(clerk.look("privacy?q=" + reference).html()).contains("Niemand gefunden");
        assertThat(clerk.look("retention/proofs?q=" + reference).html()).contains(Sha256.hex(reference));
        assertThat(clerk.look("retention/proofs.csv").html()).contains("01.01.2035", Sha256.hex(reference));
    }

    @Test
    void nothing_goes_before_somebody_said_that_the_taxes_are_assessed() {
        String _ = closedCase("A-1");
        erase(LETTERS_GO);
        assertThat(holds(LETTERS_GO)).containsExactly(Expiring.Hold.TAX);
        assertThat(proofs()).isEmpty();
        assertThat(clerk.look("retention").html()).contains("Es wird nichts gelöscht");
        assertThat(clerk.fill("retention/settings", Map.of("until", "2026")).status())
                .as("the year is not over")
                .isEqualTo(422);
    }

    @Test
    void a_clerk_sees_what_comes_and_keeps_a_case_for_a_complaint() {
        String reference = reference(closedCase("A-1"));
        taxesAreAssessedUntil("2026", LocalDate.of(2032, 2, 1));
        assertThat(clerk.look("retention").html()).contains(reference, "31.12.2032", "wird gelöscht");
        assertThat(clerk.look("retention?rule=VOUCHERS").html()).contains("endet keine Aufbewahrungspflicht");

        assertThat(clerk.fill("retention/" + reference + "/hold", Map.of("reason", "Beschwerde bei der Aufsicht"))
                        .html())
                .contains("von Hand aufbewahrt", "Beschwerde bei der Aufsicht");
        erase(LETTERS_GO);
        assertThat(proofs()).isEmpty();
        assertThat(clerk.fill("retention/" + reference + "/release", Map.of()).html())
                .contains("wird gelöscht");
        erase(LETTERS_GO);
        assertThat(proofs()).hasSize(1);
    }

    @Test
    void the_time_begins_with_what_was_made_last_and_not_with_the_end() {
        String id = closedCase("A-1");
        String reference = reference(id);
        agency.bean(BusinessClock.class).moveTo(LocalDate.of(2027, 1, 4));
        client.post(201, "claims/" + id + "/messages", "{\"text\": \"Danke.\"}");
        taxesAreAssessedUntil("2028", LocalDate.of(2033, 6, 1));
        assertThat(clerk.look("retention").html()).contains(reference, "04.01.2027", "31.12.2033");
        assertThat(clerk.look("privacy?q=" + reference).html()).contains(reference);
        erase(LETTERS_GO);
        assertThat(proofs()).as("counted from the end").isEmpty();
        erase(LETTERS_GO.plusYears(1));
        assertThat(proofs()).hasSize(1);
    }

    @Test
    void what_was_paid_too_much_keeps_the_case_until_it_is_paid_back() {
        String id = client.handOver("A-1");
        agency.goTo(MONDAY);
        TrustBank bank = new TrustBank(agency);
        bank.receives(MONDAY, "300.00", "Kim Muster", "DE02120300000000202051", reference(id));
        TrustStatements.Taken _ = bank.tells(MONDAY);
        assertThat(client.status(id)).isEqualTo("CLOSED");
        taxesAreAssessedUntil("2026", LocalDate.of(2027, 6, 1));
        assertThat(holds(LETTERS_GO)).containsExactly(Expiring.Hold.MONEY);
        erase(LETTERS_GO);
        assertThat(proofs()).isEmpty();
    }

    @Test
    void what_the_client_was_paid_too_much_is_his_and_keeps_nothing() {
        String id = client.handOver("A-1");
        agency.goTo(MONDAY);
        client.post(201, "claims/" + id + "/payments", """
                {"kind": "PAYMENT", "paymentReference": "Z-1", "amount": {"amount": "300.00", "currency": "EUR"},
                 "valueDate": "2026-11-02"}
                """);
        assertThat(client.status(id)).isEqualTo("CLOSED");
        taxesAreAssessedUntil("2026", LocalDate.of(2027, 6, 1));
        erase(LETTERS_GO);
        assertThat(proofs()).hasSize(1);
    }

    @Test
    void a_paper_of_the_client_stays_although_it_lies_among_the_letters_of_a_case_too() {
        String _ = closedCase("A-1");
        taxesAreAssessedUntil("2026", LocalDate.of(2027, 6, 1));
        agency.bean(Tenancy.class).runAsEveryone(() -> {
            String sha256 = agency.bean(JdbcClient.class)
                    .sql("select sha256 from case_document limit 1")
                    .query(String.class)
                    .single();
            agency.bean(ClientPapers.class)
                    .add(
                            caller.client(),
                            ClientPapers.Kind.CONTRACT,
                            MONDAY,
                            null,
                            agency.bean(Documents.class)
                                    .read(caller.client(), sha256)
                                    .orElseThrow()
                                    .content(),
                            "clara",
                            MONDAY);
        });
        erase(LETTERS_GO);
        assertThat(proofs()).hasSize(1);
        assertThat(rows("select count(*) from case_document")).isZero();
        assertThat(rows("select count(*) from document d join client_paper p on p.document = d.sha256"))
                .isEqualTo(1);
    }

    @Test
    void a_debtor_with_a_younger_case_stays_known() {
        String old = closedCase("A-1");
        client.post(201, "claims", Claims.of("A-2", "RE-A-2", "K-A-1"));
        taxesAreAssessedUntil("2026", LocalDate.of(2027, 6, 1));
        erase(LETTERS_GO);
        erase(NAMES_GO);
        assertThat(client.claim(old).toString())
                .contains("Muster", "kim.muster@example.org")
                .doesNotContain("RE-A-1");
    }
}
