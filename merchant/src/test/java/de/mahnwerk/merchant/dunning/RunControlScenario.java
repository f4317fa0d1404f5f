package de.mahnwerk.merchant.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.HouseBank;
import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.PaperLetter;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.platform.database.Tenancy;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What people do with a run beside releasing it, and what stays owed beside the principal. */
class RunControlScenario {

    /** Far enough from the next base rate for all tests together. */
    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);

    private static final MerchantHouse HOUSE = MerchantHouse.open(RunControlScenario.class, JULY);

    private final LocalDate today = HOUSE.today();
    private final Shop shop = HOUSE.shop();
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667");
    private final Buyer oz = Buyer.company("K-2", "Bäckerei Öz GmbH", "45127");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private static String german(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY));
    }

    private void settings(int everyDays, String releaseBy, boolean fourEyes, String leftovers) {
        Shop.Sight saved = shop.fill(
                "runs/settings",
                Map.of(
                        "everyDays",
                        Integer.toString(everyDays),
                        "releaseBy",
                        releaseBy,
                        "fourEyes",
                        Boolean.toString(fourEyes),
                        "leftovers",
                        leftovers));
        assertThat(saved.text()).contains("Die Einstellungen sind gespeichert");
    }

    @Test
    void a_person_leaves_an_item_out_with_a_reason_and_may_take_it_in_again() {
        shop.owes(kim.invoice("RE-1", "10,00", today.minusDays(8)), oz.invoice("RE-2", "20,00", today.minusDays(8)));
        long run = shop.proposes();
        String one = Long.toString(shop.idOf("RE-1"));

        Shop.Sight silent = shop.fill("runs/" + run + "/exclude", Map.of("item", one, "reason", " "));
        assertThat(silent.status()).as("without a reason").isEqualTo(422);
        Shop.Sight out = shop.fill("runs/" + run + "/exclude", Map.of("item", one, "reason", "Stammkundin, rufe an"));
        assertThat(out.text()).contains("von Hand ausgenommen", "Stammkundin, rufe an", "0 von 1 Posten erledigt");

        Shop.Sight in = shop.fill("runs/" + run + "/readmit", Map.of("item", one));
        assertThat(in.text()).contains("0 von 2 Posten erledigt").doesNotContain("Stammkundin");
        Shop.Sight _ = shop.fill("runs/" + run + "/exclude", Map.of("item", one, "reason", "Stammkundin"));
        shop.releases(run);

        assertThat(shop.item("RE-1").level()).isZero();
        assertThat(shop.item("RE-2").level()).isEqualTo(1);
    }

    @Test
    void with_four_eyes_another_person_releases() {
        settings(0, "PERSON", true, "ASK");
        shop.owes(kim.invoice("RE-1", "10,00", today.minusDays(8)));
        long run = shop.proposes();

        Shop.Sight own = shop.fill("runs/" + run + "/release", Map.of());
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.text()).contains("Vier-Augen-Regel");

        HOUSE.secondPersonOf(shop).releases(run);
        assertThat(shop.item("RE-1").level()).isEqualTo(1);
    }

    private @Nullable String releasedBy(long run) {
        return HOUSE.bean(Tenancy.class)
                .as(
                        shop.tenant(),
                        () -> HOUSE.bean(DunningRuns.class)
                                .get(shop.tenant(), run)
                                .releasedBy());
    }

    @Test
    void a_run_stands_still_when_paused_and_goes_on_where_it_was() {
        shop.owes(kim.invoice("RE-1", "10,00", today.minusDays(8)));
        long run = shop.proposes();
        Shop.Sight _ = shop.fill("runs/" + run + "/release", Map.of());
        String releasedBy = releasedBy(run);
        Shop other = HOUSE.secondPersonOf(shop);
        Shop.Sight paused = other.fill("runs/" + run + "/pause", Map.of());
        assertThat(paused.text()).contains("Der Lauf ist angehalten");
        HOUSE.settle();
        assertThat(shop.item("RE-1").level()).isZero();

        Shop.Sight _ = other.fill("runs/" + run + "/resume", Map.of());
        assertThat(releasedBy(run))
                .as("who released it stays who released it")
                .isNotNull()
                .isEqualTo(releasedBy);
        HOUSE.settle();

        assertThat(shop.item("RE-1").level()).isEqualTo(1);
        assertThat(shop.look("runs/" + run).text()).contains("fertig");
    }

    @Test
    void the_schedule_proposes_and_a_person_releases_later_without_shortening_the_deadline() {
        settings(3, "PERSON", false, "ASK");
        shop.owes(kim.invoice("RE-1", "10,00", today.minusDays(8)));
        HOUSE.goTo(today.plusDays(1));
        assertThat(shop.item("RE-1").level()).as("proposed, not released").isZero();
        Shop.Sight waiting = shop.look("runs");
        assertThat(waiting.text()).contains("vorgeschlagen");
        long run = Long.parseLong(waiting.html().replaceAll("(?s).*?/runs/(\\d+)\".*", "$1"));

        HOUSE.goTo(today.plusDays(2));
        shop.releases(run);

        PaperLetter letter = PaperLetter.read(shop.letters(run));
        assertThat(letter.text())
                .contains(german(today.plusDays(2)))
                .as("ten days from the release")
                .contains(german(today.plusDays(12)));
    }

    @Test
    void a_wrong_run_is_taken_back_by_a_counter_run_that_tells_the_customer() {
        shop.owes(kim.invoice("RE-1", "500,00", today.minusDays(8)));
        long first = shop.duns();
        HOUSE.goTo(today.plusDays(15));
        long second = shop.duns();
        assertThat(shop.item("RE-1").level()).isEqualTo(2);

        Shop.Sight early = shop.fill("runs/" + first + "/undo", Map.of("reason", "falsche Liste"));
        assertThat(early.text()).contains("Nehmen Sie zuerst Lauf " + second + " zurück");
        Shop.Sight counter = shop.fill("runs/" + second + "/undo", Map.of("reason", "falsche Liste"));
        HOUSE.settle();

        assertThat(counter.text()).contains("Gegenlauf zu Lauf " + second + ": falsche Liste");
        assertThat(shop.item("RE-1").level()).isEqualTo(1);
        PaperLetter letter = PaperLetter.read(shop.letters(counter.id()));
        assertThat(letter.text())
                .contains("Unser Schreiben zu RE-1 ist gegenstandslos", "vom " + german(today.plusDays(15)))
                .doesNotContain("Zu zahlen");
        assertThat(letter.giroCode()).isEmpty();
        assertThat(shop.fill("runs/" + second + "/undo", Map.of("reason", "noch einmal"))
                        .status())
                .as("only once")
                .isEqualTo(422);

        long third = shop.duns();
        PaperLetter again = PaperLetter.read(shop.letters(third));
        assertThat(again.text()).as("one fee, not two").contains("Mahn- und Bankkosten 1,50 €");
        assertThat(shop.item("RE-1").level()).isEqualTo(2);
    }

    /** Dunned twice by letter, so that 1.50 of costs and some interest are owed beside the 500.00. */
    private void dunnedTwice() {
        shop.owes(kim.invoice("RE-1", "500,00", today.minusDays(8)));
        long _ = shop.duns();
        HOUSE.goTo(today.plusDays(15));
        long _ = shop.duns();
    }

    @Test
    void costs_and_interest_stay_owed_when_only_the_principal_is_paid_and_are_claimed_on_demand() {
        dunnedTwice();
        Shop.Sight _ = shop.pays("RE-1", "500,00", today.plusDays(15));

        Shop.Sight left = shop.look("leftovers");
        assertThat(left.text()).contains("RE-1", "Kim Muster", "1,50 €", "1,07 €", "2,57 €");
        Shop.Sight claimed = shop.fill("leftovers/claim", Map.of("item", Long.toString(shop.idOf("RE-1"))));

        assertThat(claimed.text()).contains("1 Nebenforderungen sind eingefordert", "Nichts zu entscheiden");
        assertThat(shop.item("RE-1-V").open()).isEqualTo("2,57");
        HOUSE.goTo(today.plusDays(15 + 14 + 8));
        long run = shop.duns();
        assertThat(PaperLetter.read(shop.letters(run)).text()).contains("Zu zahlen 2,57 €");
    }

    @Test
    void or_they_are_waived() {
        dunnedTwice();
        Shop.Sight _ = shop.pays("RE-1", "500,00", today.plusDays(15));

        Shop.Sight waived = shop.fill("leftovers/waive", Map.of("item", Long.toString(shop.idOf("RE-1"))));

        assertThat(waived.text()).contains("1 Nebenforderungen sind erlassen", "Nichts zu entscheiden");
        assertThat(shop.items()).containsOnlyKeys("RE-1");
    }

    @Test
    void who_pays_all_that_the_letter_demands_owes_nothing_more() {
        dunnedTwice();

        Shop.Sight taken = shop.imports(
                "auszug.xml",
                new HouseBank()
                        .receives(today.plusDays(15), "502.57", "Kim Muster", "DE89370400440532013000", "RE-1")
                        .statement(today.plusDays(15)));

        assertThat(taken.text()).contains("zugeordnet 1");
        assertThat(shop.item("RE-1").open()).isEqualTo("0,00");
        assertThat(shop.look("leftovers").text()).contains("Nichts zu entscheiden");
    }

    @Test
    void what_a_partial_payment_leaves_bears_interest_on_what_was_open_day_by_day() {
        shop.owes(kim.invoice("RE-1", "500,00", today.minusDays(8)));
        long _ = shop.duns();
        HOUSE.goTo(today.plusDays(9));
        Shop.Sight _ = shop.pays("RE-1", "400,00", today.plusDays(9));
        HOUSE.goTo(today.plusDays(15));
        long second = shop.duns();

        // 6.52 %: 500.00 for the six days to the payment, 100.00 for six more: 0.536 + 0.107
        assertThat(PaperLetter.read(shop.letters(second)).text()).contains("0,64 €", "Zu zahlen 102,14 €");
    }
}
