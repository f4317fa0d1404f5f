package de.mahnwerk.agency.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.AgencyHouse.Caller;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.Clerk.Sight;
import de.mahnwerk.platform.testing.Contract;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AgencyPagesTest {

    private static AgencyHouse agency;
    private static Caller caller;
    private static Clerk clerk;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(AgencyPagesTest.class);
        caller = agency.client("M-1");
        clerk = agency.clerk();
    }

    @AfterAll
    static void stop() {
        clerk.close();
        agency.close();
    }

    private static String opened(String reference, String invoice) {
        return agency.post(
                        caller.token(), "v1/claims", Claims.of(reference, invoice), "Idempotency-Key", "k-" + reference)
                .json()
                .path("caseReference")
                .asString("");
    }

    @Test
    void a_stranger_is_sent_to_the_login() {
        assertThat(agency.get("", "cases").status()).isEqualTo(302);
    }

    @Test
    void past_the_last_known_base_rate_nothing_is_guessed() {
        Contract.Reply created =
                agency.post(caller.token(), "v1/claims", Claims.of("P-9", "PRE-9"), "Idempotency-Key", "k-P-9");
        Contract.Reply account = agency.get(
                caller.token(), "v1/claims/" + created.json().path("id").asString("") + "/account?asOf=2027-01-02");
        assertThat(account.status()).isEqualTo(503);
        assertThat(account.json().path("type").asString("")).endsWith("/unavailable");
        assertThat(account.json().path("detail").asString("")).contains("2026-12-31", "base-rates.csv");

        Sight page = clerk.look("cases/" + created.json().path("caseReference").asString("") + "?asOf=2027-01-02");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.html()).contains("2026-12-31", "base-rates.csv");
    }

    @Test
    void every_page_shows_in_both_languages() {
        String reference = opened("P-1", "PRE-1");
        agency.goTo(AgencyHouse.FIRST_DAY);
        for (String language : new String[] {"en", "de"}) {
            Sight home = clerk.look("");
            assertThat(clerk.fill("language", Map.of("locale", language)).status())
                    .isEqualTo(200);
            assertThat(home.status()).isEqualTo(200);
            for (String path : new String[] {
                "",
                "incoming",
                "cases",
                "cases?q=Muster",
                "cases?status=ACCEPTED",
                "cases/" + reference,
                "cases/" + reference + "?asOf=2026-12-24",
                "payments",
                "payments?view=open",
                "settlements",
                "cases/new",
                "clients",
                "clients/" + caller.client()
            }) {
                Sight seen = clerk.look(path);
                assertThat(seen.status()).as(path).isEqualTo(200);
                assertThat(seen.html()).as(path).contains("lang=\"" + language + "\"");
            }
        }
        assertThat(clerk.look("cases/" + reference).html()).contains("Kim Muster", "89", "Kaffeemaschine");
        assertThat(clerk.look("cases.csv?q=P-1").html()).contains(reference + ";Bohnenkontor GmbH;P-1;");
        assertThat(clerk.look("search?q=" + reference).path()).isEqualTo("/cases/" + reference);
        assertThat(clerk.look("cases/NW-26-9999999").status()).isEqualTo(404);
        assertThat(clerk.look("settlements/payouts/2026-11-02.xml").status()).isEqualTo(404);
    }

    @Test
    void a_clerk_stops_a_case_lets_it_go_on_and_closes_it() {
        String reference = opened("P-2", "PRE-2");
        agency.goTo(AgencyHouse.FIRST_DAY);
        Sight seen = clerk.look("cases/" + reference);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(clerk.fill("cases/" + reference + "/dispute", Map.of("reason", "Ware mangelhaft"))
                        .html())
                .contains("Ware mangelhaft");
        assertThat(status(reference)).isEqualTo("DISPUTED");
        assertThat(clerk.fill("cases/" + reference + "/pause", Map.of("reason", "noch einmal"))
                        .status())
                .isEqualTo(422);
        assertThat(clerk.look("cases/" + reference).status()).isEqualTo(200);
        assertThat(clerk.fill("cases/" + reference + "/resume", Map.of()).status())
                .isEqualTo(200);
        assertThat(status(reference)).isEqualTo("PRE_COURT");
        assertThat(clerk.fill("cases/" + reference + "/close", Map.of("outcome", "UNFOUNDED"))
                        .status())
                .isEqualTo(200);
        assertThat(status(reference)).isEqualTo("CLOSED");
    }

    private static String status(String reference) {
        return agency.get(caller.token(), "v1/claims?caseReference=" + reference)
                .json()
                .at("/claims/0/status")
                .asString("");
    }

    @Test
    void a_claim_typed_by_hand_did_not_come_through_the_interface() {
        Map<String, String> typed = new HashMap<>(Map.of(
                "client", Long.toString(caller.client()),
                "kind", "CONSUMER",
                "merchantReference", "BRIEF-1",
                "name", "Beispiel",
                "firstName", "Jonas",
                "street", "Am Markt 1",
                "postcode", "50667",
                "city", "Köln",
                "invoiceNumber", "HAND-1"));
        typed.putAll(Map.of(
                "subject", "Lieferung",
                "invoicedOn", "2026-08-03",
                "dueOn", "2026-08-17",
                "amount", "1.234,56",
                "open", "1.234,56",
                "remindedOn", "2026-09-07",
                "inDefaultSince", "2026-09-08"));
        assertThat(clerk.look("cases/new").status()).isEqualTo(200);
        Sight refused = clerk.fill("cases", with(typed, "postcode", "507"));
        assertThat(refused.html()).contains("HAND-1").contains("alert-danger");
        Sight done = clerk.fill("cases", typed);
        assertThat(done.path()).matches("/cases/NW-26-\\d+");
        assertThat(agency.get(caller.token(), "v1/claims?merchantReference=BRIEF-1")
                        .json()
                        .at("/claims/0/channel")
                        .asString(""))
                .isEqualTo("PORTAL");
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        String before = changed.put(name, value);
        assertThat(before).isNotNull();
        return changed;
    }

    @Test
    void a_new_credential_shows_its_secret_once() {
        Caller other = agency.client("M-NEW");
        assertThat(clerk.look("clients/" + other.client()).status()).isEqualTo(200);
        String html = clerk.fill("clients/" + other.client() + "/credentials", Map.of())
                .html();
        assertThat(html).containsPattern("<code>[0-9a-f]{64}</code>");
        assertThat(clerk.look("clients/" + other.client()).html()).doesNotContainPattern("<code>[0-9a-f]{64}</code>");
        assertThat(agency.token(other.clientId(), other.clientSecret()))
                .as("the old one works on")
                .isNotEmpty();
    }

    @Test
    void new_terms_are_a_new_version() {
        Caller other = agency.client("M-TERMS");
        assertThat(clerk.look("clients/" + other.client()).status()).isEqualTo(200);
        Map<String, String> terms = Map.of(
                "validFrom", "2026-12-01",
                "successFeePercent", "7,5",
                "failureFee", "20,00",
                "failureFeeWaivedForInterface", "true",
                "withdrawalFee", "25,00",
                "payoutOrder", "LEGAL",
                "smallRest", "2,00",
                "settlementPeriod", "MONTHLY");
        Sight saved = clerk.fill("clients/" + other.client() + "/terms", terms);
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.html()).contains("7,5");
        assertThat(clerk.fill("clients/" + other.client() + "/terms", with(terms, "smallRest", "viel"))
                        .status())
                .isEqualTo(422);
    }
}
