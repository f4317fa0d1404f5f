package de.mahnwerk.merchant.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.merchant.receivables.Corrections;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.rights.Role;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Somebody knows better than the policy which level an invoice of a proposal should get. */
class LevelChangeScenario {

    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);

    private static final MerchantHouse HOUSE = MerchantHouse.open(LevelChangeScenario.class, JULY);

    private final LocalDate today = HOUSE.today();
    private final Shop shop = HOUSE.shop();
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667");
    private final Buyer oz = Buyer.company("K-2", "Bäckerei Öz GmbH", "45127");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private Shop.Sight change(Shop person, long run, String number, int level, String reason) {
        return person.fill(
                "runs/" + run + "/level",
                Map.of("item", Long.toString(shop.idOf(number)), "level", Integer.toString(level), "reason", reason));
    }

    @Test
    void a_higher_level_with_a_reason_that_stays_with_the_run() {
        shop.owes(kim.invoice("RE-1", "10,00", today.minusDays(8)), oz.invoice("RE-2", "20,00", today.minusDays(8)));
        long run = shop.proposes();
        assertThat(shop.look("runs/" + run).text()).contains("Stufe 4: Inkasso");

        assertThat(change(shop, run, "RE-1", 2, " ").text()).contains("warum die Stufe eine andere sein soll");
        assertThat(change(shop, run, "RE-1", 2, "zieht weg").text())
                .contains(
                        "Stufe geändert bei 1 Posten",
                        "Stufe von Hand geändert statt „Erinnerung“, durch " + shop.login() + ": zieht weg");
        shop.releases(run);

        assertThat(shop.item("RE-1").level()).isEqualTo(2);
        assertThat(shop.item("RE-2").level()).isEqualTo(1);
        assertThat(shop.look("runs/" + run).text()).contains("zieht weg");
        assertThat(new String(shop.download("runs/" + run + ".csv"), StandardCharsets.UTF_8))
                .contains("Stufe von Hand geändert statt „Erinnerung“");
        assertThat(shop.look("audit").text()).contains("Stufe in einem Mahnlauf ändern", "1 Posten: 1. Mahnung");
    }

    @Test
    void the_first_notice_that_an_invoice_gets_is_free_whatever_its_level_is() {
        shop.owes(kim.invoice("RE-1", "10,00", today.minusDays(8)));
        long run = shop.proposes();
        assertThat(change(shop, run, "RE-1", 3, "eilt").status()).isEqualTo(200);
        shop.releases(run);

        long item = shop.idOf("RE-1");
        long beside = HOUSE.bean(Tenancy.class)
                .as(shop.tenant(), () -> HOUSE.bean(Corrections.class).owedBeside(shop.tenant(), item));
        assertThat(beside).isZero();
    }

    @Test
    void no_level_goes_out_twice_and_a_lower_one_only_where_it_was_left_out() {
        shop.owes(kim.invoice("RE-1", "10,00", today.minusDays(8)), oz.invoice("RE-2", "20,00", today.minusDays(8)));
        long first = shop.proposes();
        assertThat(change(shop, first, "RE-2", 2, "kennt uns").status()).isEqualTo(200);
        shop.releases(first);

        HOUSE.goTo(today.plusDays(40));
        long second = shop.proposes();
        assertThat(change(shop, second, "RE-1", 1, "nur erinnern").text())
                .contains(
                        "RE-1 kann diese Stufe nicht bekommen", "ein Schreiben dieser Stufe ist schon hinausgegangen");
        assertThat(change(shop, second, "RE-2", 1, "nur erinnern").text())
                .contains("statt „2. Mahnung“", "nur erinnern");
        shop.releases(second);

        assertThat(shop.item("RE-1").level()).isEqualTo(2);
        assertThat(shop.item("RE-2").level())
                .as("a reminder, and it stays where it was")
                .isEqualTo(2);
        HOUSE.goTo(today.plusDays(80));
        long third = shop.proposes();
        assertThat(shop.look("runs/" + third).text()).contains("2. Mahnung");
        shop.releases(third);
        assertThat(shop.item("RE-2").level()).isEqualTo(3);
    }

    @Test
    void what_the_law_and_the_policy_ask_for_holds_and_back_is_as_if_nothing_was() {
        shop.owes(kim.invoice("RE-1", "10,00", today.minusDays(8)));
        long run = shop.proposes();

        assertThat(change(shop, run, "RE-1", 4, "gleich ins Inkasso").text())
                .contains("RE-1 kann diese Stufe nicht bekommen", "noch nicht im Verzug, weil nie gemahnt");
        assertThat(change(shop, run, "RE-1", 9, "eilt").text()).contains("diese Stufe hat die Mahnregel nicht");
        assertThat(change(shop, run, "RE-1", 2, "eilt").status()).isEqualTo(200);
        assertThat(change(shop, run, "RE-1", 1, "doch nicht").text()).doesNotContain("von Hand geändert");
        shop.releases(run);
        assertThat(shop.item("RE-1").level()).isEqualTo(1);
        assertThat(change(shop, run, "RE-1", 2, "zu spät").text()).contains("wartet nicht mehr auf eine Entscheidung");
    }

    @Test
    void a_run_taken_back_gives_back_the_level_from_before() {
        shop.owes(kim.invoice("RE-1", "10,00", today.minusDays(8)));
        long run = shop.proposes();
        assertThat(change(shop, run, "RE-1", 3, "eilt").status()).isEqualTo(200);
        shop.releases(run);
        assertThat(shop.item("RE-1").level()).isEqualTo(3);

        assertThat(shop.fill("runs/" + run + "/undo", Map.of("reason", "Irrtum"))
                        .status())
                .isEqualTo(200);
        assertThat(shop.item("RE-1").level()).isZero();
    }

    @Test
    void who_changed_a_level_does_not_release_where_four_eyes_are_asked_for() {
        Shop.Sight _ = shop.fill(
                "runs/settings",
                Map.of("everyDays", "0", "releaseBy", "PERSON", "fourEyes", "true", "leftovers", "ASK"));
        shop.owes(kim.invoice("RE-1", "10,00", today.minusDays(8)));
        long run = shop.proposes();
        Shop second = HOUSE.secondPersonOf(shop);
        assertThat(change(second, run, "RE-1", 2, "eilt").status()).isEqualTo(200);

        assertThat(second.fill("runs/" + run + "/release", Map.of()).text())
                .contains(second.login() + " hat diesen Lauf vorgeschlagen oder eine Stufe darin geändert");
        HOUSE.colleagueOf(shop, "Fred Frei", Role.APPROVER).releases(run);
        assertThat(shop.item("RE-1").level()).isEqualTo(2);
    }
}
