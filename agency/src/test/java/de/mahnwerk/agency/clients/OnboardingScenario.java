package de.mahnwerk.agency.clients;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.payments.PayoutAccounts;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.LetterPdf;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
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
        long wished = waiting(client);
        assertThat(operated("K-1", OLD, "").json().path("payoutAccount").stringValue())
                .as("the answer says who has to do what")
                .contains("not changed yet", OLD, page);
        assertThat(waiting(client)).as("it waits already").isEqualTo(wished);
        Clerk.Sight _ = admin.look(page);
        assertThat(admin.fill("clients/" + client + "/account/" + wished + "/drop", Map.of())
                        .html())
                .contains("operator", "Es bleibt beim bisherigen Konto");
        assertThat(operated("K-1", NEW, "").json().path("payoutAccount").isNull())
                .isTrue();
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
        Map<String, String> fields = new HashMap<>(Map.of(
                "number", "K-3",
                "name", "Teehaus Sommer",
                "street", "Deichstraße 9",
                "postcode", "20459",
                "city", "Hamburg",
                "email", "kasse@teehaus.example",
                "payoutHolder", "Teehaus Sommer",
                "payoutIban", NEW,
                "vatId", "DE 12345"));
        assertThat(admin.fill("clients", fields).html()).contains("USt-IdNr. DE 12345", "DE und neun Ziffern");
        fields.put("vatId", " de 123 456 789 ");
        String created = admin.fill("clients", fields).path();
        long client = Long.parseLong(created.replaceAll("\\D", ""));
        String page = "clients/" + client + "/onboarding";
        assertThat(client(client).payoutIban()).as("waits for a second person").isEmpty();
        assertThat(client(client).vatId()).isEqualTo("DE123456789");
        assertThat(admin.look(page).html())
                .contains("Bis es da ist, wird keine Forderung übernommen", "jemand anderes bestätigt es");
        Clerk.Sight _ = approver.look(page);
        Clerk.Sight _ = approver.fill("clients/" + client + "/account/" + waiting(client) + "/confirm", Map.of());

        byte[] signed = pdf();
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

        assertThat(paper(client, "POWER_OF_ATTORNEY", signed, MONDAY.minusDays(10), "")
                        .html())
                .contains("Das Dokument ist abgelegt");
        assertThat(missing(client, MONDAY.plusDays(31)))
                .as("one that was signed before does not count instead")
                .containsExactly(Requirement.POWER_OF_ATTORNEY);
        assertThat(paper(
                                client,
                                "CONTRACT",
                                signed,
                                MONDAY.minusDays(1),
                                MONDAY.plusDays(7).toString())
                        .html())
                .contains("09.11.2026");
        assertThat(missing(client, MONDAY.plusDays(7))).isEmpty();
        assertThat(missing(client, MONDAY.plusDays(8)))
                .as("the contract has ended")
                .containsExactly(Requirement.CONTRACT);
        assertThat(noted(client, MONDAY, MONDAY.minusDays(3)).html())
                .as("a day that the paper does not bear")
                .contains("Inkassovertrag: Das Dokument ist abgelegt");
        assertThat(noted(client, MONDAY.minusDays(1), MONDAY.minusDays(3)).html())
                .contains("Gespeichert");
        assertThat(missing(client, MONDAY.plusDays(31)))
                .as("both have run out as before")
                .containsExactly(Requirement.CONTRACT, Requirement.POWER_OF_ATTORNEY);
    }

    @Test
    void a_day_that_is_to_come_does_not_count_and_the_operators_call_leaves_the_days_alone() {
        long client = agency.client("K-4", "{\"papersMissing\": true}").client();
        assertThat(noted(client, MONDAY.plusDays(1), MONDAY).html()).contains("liegt in der Zukunft");
        assertThat(noted(client, MONDAY.minusDays(2), MONDAY).html()).contains("Gespeichert");
        assertThat(missing(client, MONDAY)).isEmpty();
        assertThat(missing(client, MONDAY.minusDays(1))).containsExactly(Requirement.POWER_OF_ATTORNEY);
        Clerk.Sight _ = paper(
                client, "POWER_OF_ATTORNEY", pdf(), MONDAY, MONDAY.plusDays(9).toString());
        Setup before = setup(client);
        assertThat(operated("K-4", OLD, "").status()).isEqualTo(200);
        assertThat(setup(client)).isEqualTo(before);

        assertThat(operated("K-4", OLD, "ATU12345678").status()).isEqualTo(422);
        assertThat(operated("K-4", OLD, "DE 123456789").status()).isEqualTo(200);
        assertThat(client(client).vatId()).isEqualTo("DE123456789");
    }

    private static Setup setup(long client) {
        return agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(Clients.class).setup(client));
    }

    private static Clerk.Sight noted(long client, LocalDate contract, LocalDate power) {
        Clerk.Sight _ = admin.look("clients/" + client);
        return admin.fill(
                "clients/" + client + "/setup",
                Map.of("contractOn", contract.toString(), "powerOfAttorneyOn", power.toString()));
    }

    /** The operator's call as it may be repeated. */
    private static Reply operated(String number, String iban, String vatId) {
        return agency.operate("POST", "ops/clients", """
                {"client": {"client": 0, "number": "%s", "name": "Bohnenkontor", "legalForm": "GmbH", "street": "Hafenweg 3",
                 "postcode": "20457", "city": "Hamburg", "federalState": "HH", "email": "buchhaltung@bohnen.example",
                 "phone": "", "payoutIban": "%s", "payoutBic": "", "payoutHolder": "Bohnenkontor GmbH",
                 "creditorVat": "CREDITOR_DEDUCTS", "vatId": "%s"},
                 "terms": {"validFrom": "2026-01-01", "successFeePercent": "5.00", "failureFee": "15.00",
                 "failureFeeWaivedForInterface": true, "withdrawalFee": "20.00", "payoutOrder": "LEGAL", "smallRest": "2.00",
                 "settlementPeriod": "WEEKLY"}}
                """.formatted(number, iban, vatId));
    }

    private static List<Requirement> missing(long client, LocalDate day) {
        return agency.bean(Tenancy.class)
                .asEveryone(() -> Requirement.missing(
                        agency.bean(Clients.class).get(client),
                        agency.bean(Clients.class).setup(client),
                        day));
    }

    private static byte[] pdf() {
        return new LetterPdf()
                .write(new Letter(
                        Locale.GERMANY,
                        "Teehaus",
                        "Teehaus",
                        List.of("An uns"),
                        List.of(),
                        "Vollmacht",
                        List.of(),
                        List.of()));
    }

    private static Clerk.Sight paper(long client, String kind, byte[] pdf, String validTo) {
        return paper(client, kind, pdf, MONDAY.minusDays(3), validTo);
    }

    private static Clerk.Sight paper(long client, String kind, byte[] pdf, LocalDate signedOn, String validTo) {
        Clerk.Sight _ = admin.look("clients/" + client + "/onboarding");
        return admin.upload(
                "clients/" + client + "/papers?kind=" + kind + "&signedOn=" + signedOn
                        + (validTo.isEmpty() ? "" : "&validTo=" + validTo),
                "paper.pdf",
                pdf);
    }
}
