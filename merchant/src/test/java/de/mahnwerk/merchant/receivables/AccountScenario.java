package de.mahnwerk.merchant.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.HouseBank;
import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.PaperLetter;
import de.mahnwerk.merchant.Shop;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a clerk puts right on a customer's account, and what stays to be seen of it. */
class AccountScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(AccountScenario.class);

    private final LocalDate today = HOUSE.today();
    private final Shop shop = HOUSE.shop();
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private Shop.Sight on(String number, String deed, Map<String, String> fields) {
        return shop.fill("items/" + shop.idOf(number) + "/" + deed, fields);
    }

    @Test
    void a_payment_noted_by_mistake_is_undone_and_both_lines_stay() {
        shop.owes(kim.invoice("RE-1", "80,00", today.minusDays(5)));
        Shop.Sight paid = shop.pays("RE-1", "30,00", today);
        assertThat(shop.item("RE-1").open()).isEqualTo("50,00");
        Matcher payment = Pattern.compile("name=\"payment\" value=\"([^\"]+)\"").matcher(paid.html());
        assertThat(payment.find()).isTrue();

        Shop.Sight undone = on("RE-1", "undo-payment", Map.of("payment", payment.group(1)));

        assertThat(undone.text()).contains("Die Zahlung ist storniert", "Zahlung zurückgebucht");
        assertThat(shop.item("RE-1").open()).isEqualTo("80,00");
        assertThat(on("RE-1", "undo-payment", Map.of("payment", payment.group(1)))
                        .status())
                .as("only once")
                .isEqualTo(422);
        assertThat(shop.look("customers/" + shop.customerOf("RE-1")).text())
                .contains("Zahlung gebucht", "Zahlung storniert", "mia");
    }

    @Test
    void what_is_written_off_is_open_again_when_the_customer_pays_after_all() {
        shop.owes(kim.invoice("RE-1", "80,00", today.minusDays(50)));
        Shop.Sight _ = on("RE-1", "write-off", Map.of("reason", "Kundin verstorben"));
        assertThat(shop.item("RE-1").state()).isEqualTo("WRITTEN_OFF");
        assertThat(shop.fill("runs", Map.of()).text()).contains("Heute ist nichts zu mahnen");

        Shop.Sight _ = on("RE-1", "undo-write-off", Map.of());

        assertThat(shop.item("RE-1").state()).isEqualTo("OPEN");
        assertThat(shop.item("RE-1").open()).isEqualTo("80,00");
    }

    @Test
    void an_overpayment_is_set_against_another_invoice_or_paid_out() {
        shop.owes(kim.invoice("RE-1", "80,00", today), kim.invoice("RE-2", "15,00", today));
        Shop.Sight _ = shop.pays("RE-1", "100,00", today);
        assertThat(shop.item("RE-1").open()).isEqualTo("-20,00");

        Shop.Sight _ = on("RE-1", "apply-credit", Map.of("invoice", "RE-2"));
        assertThat(shop.item("RE-1").open()).isEqualTo("-5,00");
        assertThat(shop.item("RE-2").state()).isEqualTo("PAID");

        Shop.Sight _ = on("RE-1", "refund", Map.of());
        assertThat(shop.item("RE-1").state()).isEqualTo("PAID");
        assertThat(on("RE-1", "refund", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void an_objection_is_settled_and_a_block_lifted_and_the_history_says_by_whom() {
        shop.owes(kim.invoice("RE-1", "80,00", today.minusDays(8)));
        Shop.Sight _ = on("RE-1", "dispute", Map.of("reason", "nie bestellt"));
        Shop.Sight _ = on(
                "RE-1",
                "block",
                Map.of("reason", "Rückruf abwarten", "until", today.plusDays(9).toString()));
        Shop.Sight _ = on("RE-1", "settle-dispute", Map.of("reason", "Bestellung belegt"));
        Shop.Sight customer = shop.look("customers/" + shop.customerOf("RE-1"));
        Matcher block = Pattern.compile("(customers/\\d+/blocks/\\d+/lift)").matcher(customer.html());
        assertThat(block.find()).isTrue();

        Shop.Sight lifted = shop.fill(block.group(1), Map.of());

        assertThat(lifted.text())
                .contains("Die Sperre ist aufgehoben", "Rückruf abwarten", "aufgehoben von mia")
                .contains("Einwand erledigt", "Bestellung belegt", "Mahnsperre aufgehoben");
        long _ = shop.duns();
        assertThat(shop.item("RE-1").level()).isEqualTo(1);
    }

    @Test
    void the_account_comes_as_a_letter_with_a_sum_for_each_currency() {
        shop.owes(
                kim.invoice("RE-1", "80,00", today),
                kim.invoice("RE-2", "20,00", today),
                kim.invoice("RE-3", "33,00", today).in("CHF"));

        PaperLetter letter = PaperLetter.read(shop.download("customers/" + shop.customerOf("RE-1") + "/account.pdf"));

        assertThat(letter.text()).contains("Kontoauszug K-1", "RE-1", "Summe 100,00 €", "Summe 33,00 CHF");
    }

    @Test
    void a_payment_by_hand_that_covers_costs_and_interest_leaves_nothing_owed() {
        shop.owes(kim.invoice("RE-1", "500,00", today.minusDays(8)));
        long _ = shop.duns();
        HOUSE.goTo(today.plusDays(15));
        long _ = shop.duns();

        Shop.Sight _ = shop.pays("RE-1", "502,57", today.plusDays(15));

        assertThat(shop.item("RE-1").open()).isEqualTo("0,00");
        assertThat(shop.look("leftovers").text()).contains("Nichts zu entscheiden");
    }

    @Test
    void a_returned_debit_takes_back_what_it_had_paid_of_costs_too() {
        shop.owes(kim.invoice("RE-2026-7", "500,00", today.minusDays(8)));
        long _ = shop.duns();
        HOUSE.goTo(today.plusDays(15));
        long _ = shop.duns();
        HouseBank bank = new HouseBank();
        bank.receives(today.plusDays(15), "502.57", "Kim Muster", "DE89370400440532013000", "RE-2026-7");
        Shop.Sight _ = shop.imports("a.xml", bank.statement(today.plusDays(15)));
        assertThat(shop.item("RE-2026-7").state()).isEqualTo("PAID");

        bank.takesBack(today.plusDays(15), "502.57", "Kim Muster", "DE89370400440532013000", "RE-2026-7");
        Shop.Sight _ = shop.imports("b.xml", bank.statement(today.plusDays(15)));

        assertThat(shop.item("RE-2026-7").open()).isEqualTo("500,00");
        bank.receives(today.plusDays(15), "502.57", "Kim Muster", "DE89370400440532013000", "RE-2026-7");
        Shop.Sight _ = shop.imports("c.xml", bank.statement(today.plusDays(15)));
        assertThat(shop.item("RE-2026-7").open()).as("costs are owed once").isEqualTo("0,00");
    }
}
