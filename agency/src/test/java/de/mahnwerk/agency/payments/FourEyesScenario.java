package de.mahnwerk.agency.payments;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.TrustBank;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.rights.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A debtor pays too much and gets the rest back: who may let that money go? */
class FourEyesScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final String KIM = "DE02120300000000202051";
    private static final String NEW = "DE02500105170137075030";

    private final AgencyHouse agency = AgencyHouse.open(FourEyesScenario.class);
    private final TrustBank bank = new TrustBank(agency);
    private final ClientDesk client = new ClientDesk(agency);
    private final Clerk clara = agency.clerk();
    private final Clerk approver = agency.person(Role.APPROVER);
    private CollectionCase one;

    @BeforeEach
    void aCase() {
        one = client.handOver("H-1");
        agency.goTo(MONDAY);
    }

    @AfterEach
    void closeHouse() {
        clara.close();
        approver.close();
        agency.close();
    }

    private static void money(Clerk admin, String byPerson) {
        Clerk.Sight _ = admin.look("payouts");
        assertThat(admin.fill("payouts/settings", Map.of("byPerson", byPerson)).html())
                .contains("Die Regel ist gespeichert");
    }

    /** The transfers that this person may choose. */
    private static List<String> offered(Clerk person) {
        return Pattern.compile("name=\"payout\" value=\"(\\d+)\"")
                .matcher(person.look("payouts").html())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Clerk.Sight releases(Clerk person, String payout) {
        Clerk.Sight _ = person.look("payouts");
        return person.fill("payouts/release", Map.of("payout", payout));
    }

    /** Kim pays too much, with the reference or without. */
    private void paid(String text) {
        bank.receives(MONDAY, "200.00", "Kim Muster", KIM, text);
        TrustStatements.Taken _ = bank.tells(MONDAY);
    }

    @Test
    void where_nobody_decided_otherwise_money_leaves_with_the_file_of_the_day() {
        paid(one.paymentReference().value());

        assertThat(clara.look("settlements/payouts/" + MONDAY + ".xml").html()).contains("REF-", KIM);
        assertThat(offered(clara)).isEmpty();
    }

    @Test
    void what_the_program_prepared_one_person_releases() {
        money(clara, "true");
        paid(one.paymentReference().value());

        assertThat(clara.look("settlements/payouts/" + MONDAY + ".xml").status())
                .isEqualTo(404);
        assertThat(clara.look("desk").html()).contains("Auszahlungen warten auf Freigabe");
        List<String> waiting = offered(clara);
        assertThat(waiting).hasSize(1);
        assertThat(releases(clara, waiting.getFirst()).html())
                .contains("Freigegebene Überweisungen: 1", "freigegeben von clara");

        assertThat(clara.look("payouts/1.xml").html()).contains("REF-", KIM);
        assertThat(clara.look("settlements/payouts/" + MONDAY + ".xml").status())
                .as("no transfer is in two files")
                .isEqualTo(404);
        assertThat(releases(clara, waiting.getFirst()).status())
                .as("a second click")
                .isEqualTo(422);
        assertThat(clara.look("desk").html()).doesNotContain("Auszahlungen warten auf Freigabe");
    }

    @Test
    void what_a_person_brought_about_another_one_releases() {
        money(clara, "true");
        paid("ohne Zeichen");
        String entry = clara.look("payments?view=open").html().replaceAll("(?s).*/payments/(\\d+)/assign.*", "$1");
        assertThat(clara.fill("payments/" + entry + "/assign", Map.of("reference", one.reference()))
                        .status())
                .isEqualTo(200);

        assertThat(offered(clara)).isEmpty();
        assertThat(clara.look("payouts").html()).contains("Das haben Sie vorbereitet: Freigeben muss jemand anderes.");
        List<String> waiting = offered(approver);
        assertThat(waiting).hasSize(1);
        assertThat(releases(clara, waiting.getFirst()).html())
                .as("a form made by hand")
                .contains("wurde von Ihnen selbst vorbereitet");
        assertThat(clara.look("payouts/1.xml").status()).isEqualTo(404);

        assertThat(releases(approver, waiting.getFirst()).html()).contains("freigegeben von approver");
        assertThat(approver.look("payouts/1.xml").html()).contains("REF-", KIM);
    }

    @Test
    void a_payout_that_waits_goes_to_the_account_that_two_people_want_and_one_that_was_released_does_not() {
        money(clara, "true");
        bank.receives(MONDAY, "60.00", "Kim Muster", KIM, one.reference());
        TrustStatements.Taken _ = bank.tells(MONDAY);
        agency.goTo(MONDAY.plusDays(4));
        List<String> waiting = offered(clara);
        assertThat(waiting).as("the client's and the agency's own share").hasSize(2);

        assertThat(confirms(NEW)).contains("nun auch dorthin gehen: 1.");
        Clerk.Sight _ = clara.look("payouts");
        for (String payout : waiting) {
            assertThat(releases(clara, payout).status()).isEqualTo(200);
        }
        String files =
                clara.look("payouts/1.xml").html() + clara.look("payouts/2.xml").html();
        assertThat(files).contains(NEW, "Bohnenkontor Neu").doesNotContain("DE02120300000000202051");

        assertThat(confirms("DE02300209000106531065")).contains("nun auch dorthin gehen: 0.");
        assertThat(clara.look("payouts/1.xml").html()
                        + clara.look("payouts/2.xml").html())
                .as("the file of a release is always the same")
                .isEqualTo(files);
    }

    /** Clara enters an account of the client and another one confirms it; what the page says then. */
    private String confirms(String iban) {
        String page = "clients/" + client.caller().client();
        Clerk.Sight _ = clara.look(page + "/onboarding");
        String entered = clara.fill(page + "/account", Map.of("payoutHolder", "Bohnenkontor Neu", "payoutIban", iban))
                .html();
        String account = entered.replaceAll("(?s).*?/account/(\\d+)/drop.*", "$1");
        Clerk.Sight _ = approver.look(page + "/onboarding");
        return approver.fill(page + "/account/" + account + "/confirm", Map.of())
                .html();
    }

    @Test
    void a_clerk_releases_nothing_and_the_log_knows_who_did() {
        money(clara, "true");
        paid(one.paymentReference().value());
        String waiting = offered(approver).getFirst();
        try (Clerk clerk = agency.person(Role.CLERK)) {
            assertThat(clerk.look("payouts").html())
                    .contains("Auszahlungen freigeben: dafür braucht es eine dieser Rollen: Freigabe.");
            assertThat(releases(clerk, waiting).status()).isEqualTo(403);
            assertThat(clerk.look("payouts/1.xml").status()).isEqualTo(403);
            assertThat(clerk.look("settlements/payouts/" + MONDAY + ".xml").status())
                    .isEqualTo(403);
        }
        Clerk.Sight _ = releases(approver, waiting);

        assertThat(clara.look("audit.csv?q=Auszahlungen").html().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).contains("approver;").contains("Auszahlungen freigeben;;getan"),
                        line -> assertThat(line).contains(";clerk;").contains("Auszahlungen freigeben;;nicht erlaubt"),
                        line -> assertThat(line).contains(";clara;").contains("Regel für Auszahlungen ändern;;getan"));
    }
}
