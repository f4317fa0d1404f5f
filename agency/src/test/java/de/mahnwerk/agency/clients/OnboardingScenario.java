package de.mahnwerk.agency.clients;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.payments.PayoutAccounts;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.LetterPdf;
import de.mahnwerk.platform.rights.Role;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A new client: what is missing, what is there, and where its money goes. */
class OnboardingScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final String OLD = "DE02120300000000202051";
    private static final String NEW = "DE02500105170137075030";

    private static AgencyHouse agency;
    private static Clerk admin;
    private static Clerk approver;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(OnboardingScenario.class);
        admin = agency.person(Role.ADMIN);
        approver = agency.person(Role.APPROVER);
    }

    @AfterAll
    static void stop() {
        admin.close();
        approver.close();
        agency.close();
    }

    private static Client client(long id) {
        return agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(Clients.class).get(id));
    }

    private static long waiting(long client) {
        return agency
                .bean(Tenancy.class)
                .asEveryone(() -> agency.bean(PayoutAccounts.class).of(client))
                .stream()
                .filter(account -> account.state() == PayoutAccounts.State.WAITS)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Clerk.Sight enters(Clerk person, long client, String iban) {
        Clerk.Sight _ = person.look("clients/" + client + "/onboarding");
        return person.fill(
                "clients/" + client + "/account", Map.of("payoutHolder", "Bohnenkontor GmbH", "payoutIban", iban));
    }

    @Test
    void money_goes_to_a_new_account_only_when_a_second_person_wants_it() {
        long client = agency.client("K-1").client();
        String page = "clients/" + client + "/onboarding";
        assertThat(enters(admin, client, "DE02500105170137075031").html())
                .as("a wrong check digit")
                .contains("stimmt nicht");
        assertThat(enters(admin, client, "DE02 5001 0517 0137 0750 30").html())
                .contains("Bestätigen muss es jemand anderes", "Das haben Sie eingetragen");
        assertThat(client(client).payoutIban()).as("until then the one before").isEqualTo(OLD);
        long account = waiting(client);
        assertThat(admin.fill(page.replace("onboarding", "account/" + account + "/confirm"), Map.of())
                        .status())
                .as("a form made by hand")
                .isEqualTo(422);
        assertThat(client(client).payoutIban()).isEqualTo(OLD);
        assertThat(approver.look("desk").html()).contains("Neues Auszahlungskonto bestätigen");

        Clerk.Sight _ = approver.look(page);
        assertThat(approver.fill("clients/" + client + "/account/" + account + "/confirm", Map.of())
                        .html())
                .contains("gehen Auszahlungen auf das neue Konto", "bestätigt");
        assertThat(client(client).payoutIban()).isEqualTo(NEW);
        assertThat(approver.fill("clients/" + client + "/account/" + account + "/confirm", Map.of())
                        .status())
                .as("a second click")
                .isEqualTo(422);
        assertThat(approver.look("desk").html()).doesNotContain("Neues Auszahlungskonto bestätigen");

        assertThat(agency.client("K-1", "{}, \"newCredential\": true").client())
                .as("the operator's call again")
                .isEqualTo(client);
        assertThat(client(client).payoutIban())
                .as("does not bring the old one back")
                .isEqualTo(NEW);
    }

    @Test
    void an_account_that_was_entered_wrongly_is_dropped_and_the_next_one_replaces_what_waits() {
        long client = agency.client("K-2").client();
        Clerk.Sight _ = enters(admin, client, NEW);
        long first = waiting(client);
        Clerk.Sight _ = enters(admin, client, "DE02300209000106531065");
        assertThat(waiting(client)).isNotEqualTo(first);
        assertThat(admin.fill("clients/" + client + "/account/" + waiting(client) + "/drop", Map.of())
                        .html())
                .contains("Es bleibt beim bisherigen Konto", "verworfen");
        assertThat(client(client).payoutIban()).isEqualTo(OLD);
    }

    @Test
    void claims_are_taken_over_once_papers_and_account_are_there() {
        Clerk.Sight _ = admin.look("clients");
        String created = admin.fill(
                        "clients",
                        Map.of(
                                "number", "K-3",
                                "name", "Teehaus Sommer",
                                "street", "Deichstraße 9",
                                "postcode", "20459",
                                "city", "Hamburg",
                                "email", "kasse@teehaus.example",
                                "payoutHolder", "Teehaus Sommer",
                                "payoutIban", NEW))
                .path();
        long client = Long.parseLong(created.replaceAll("\\D", ""));
        String page = "clients/" + client + "/onboarding";
        assertThat(client(client).payoutIban()).as("waits for a second person").isEmpty();
        assertThat(admin.look(page).html())
                .contains("Bis es da ist, wird keine Forderung übernommen", "jemand anderes bestätigt es");
        Clerk.Sight _ = approver.look(page);
        Clerk.Sight _ = approver.fill("clients/" + client + "/account/" + waiting(client) + "/confirm", Map.of());

        byte[] signed = new LetterPdf()
                .write(new Letter(
                        Locale.GERMANY,
                        "Teehaus",
                        "Teehaus",
                        List.of("An uns"),
                        List.of(),
                        "Vollmacht",
                        List.of(),
                        List.of()));
        assertThat(paper(client, "CONTRACT", "kein PDF".getBytes(StandardCharsets.UTF_8), "")
                        .html())
                .contains("kein PDF, das sich öffnen lässt");
        assertThat(paper(client, "CONTRACT", signed, "").html()).contains("Das Dokument ist abgelegt");
        assertThat(paper(
                                client,
                                "POWER_OF_ATTORNEY",
                                signed,
                                MONDAY.plusDays(30).toString())
                        .html())
                .contains("Alles da", "02.12.2026");
        assertThat(admin.look("clients/" + client + "/papers/"
                                + agency.bean(Tenancy.class)
                                        .asEveryone(() ->
                                                agency.bean(ClientPapers.class).of(client))
                                        .getFirst()
                                        .id()
                                + ".pdf")
                        .html())
                .startsWith("%PDF-1.7");
        assertThat(missing(client, MONDAY.plusDays(30))).isEmpty();
        assertThat(missing(client, MONDAY.plusDays(31)))
                .as("it has run out")
                .containsExactly(Requirement.POWER_OF_ATTORNEY);
    }

    private static List<Requirement> missing(long client, LocalDate day) {
        return agency.bean(Tenancy.class)
                .asEveryone(() -> Requirement.missing(
                        agency.bean(Clients.class).get(client),
                        agency.bean(Clients.class).setup(client),
                        day));
    }

    private static Clerk.Sight paper(long client, String kind, byte[] pdf, String validTo) {
        Clerk.Sight _ = admin.look("clients/" + client + "/onboarding");
        return admin.upload(
                "clients/" + client + "/papers?kind=" + kind + "&signedOn=" + MONDAY.minusDays(3)
                        + (validTo.isEmpty() ? "" : "&validTo=" + validTo),
                "paper.pdf",
                pdf);
    }
}
