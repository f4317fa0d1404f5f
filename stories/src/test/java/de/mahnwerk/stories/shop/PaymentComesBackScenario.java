package de.mahnwerk.stories.shop;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.Camt053;
import de.mahnwerk.stories.browser.TwoSides;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("A case is paid and closed, the payment comes back, and both books live through it")
class PaymentComesBackScenario {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final String KIM = "DE02120300000000202051";

    @TempDir
    private Path data;

    private TwoSides sides;
    private Shopware shop;
    private String claim;

    @BeforeEach
    void the_shop_has_handed_a_claim_over() {
        sides = new TwoSides(data, MONDAY);
        sides.openAShop(MONDAY);
        shop = Shopware.of(sides);
        JsonNode taken = shop.post("batch-1", "invoices/batch", """
                [{"number": "RE-1001", "issuedOn": "2026-09-01", "dueOn": "2026-09-15", "consumerNotice": true,
                  "total": {"amount": "89.90", "currency": "EUR"}, "subject": "Kaffeemaschine Barista 3",
                  "customer": {"number": "K-7", "salutation": "Frau", "firstName": "Kim", "lastName": "Muster",
                   "email": "kim.muster@example.org",
                   "address": {"street": "Lindenweg 7", "postcode": "04109", "city": "Leipzig"}}}]
                """);
        assertThat(taken.path("added").asInt()).isEqualTo(1);
        claim = shop.post("click", "handovers", "{\"invoiceNumbers\": [\"RE-1001\"]}")
                .at("/handovers/0/id")
                .asString("");
        sides.live(MONDAY);
        assertThat(collection("/status")).isEqualTo("PRE_COURT");
    }

    @AfterEach
    void close() {
        sides.close();
    }

    private String collection(String pointer) {
        return shop.get("handovers/" + claim).at("/collection" + pointer).asString("");
    }

    private String open() {
        return collection("/open/amount");
    }

    /** State of the item, what is open of it, and what was booked. */
    private List<String> item() {
        JsonNode item = shop.get("invoices?number=RE-1001").at("/invoices/0");
        return List.of(item.path("state").asString(""), item.at("/open/amount").asString(""));
    }

    private Camt053.Line line(LocalDate day, String amount, String text, String endToEnd) {
        return new Camt053.Line(
                day, Money.eur(amount), "Kim Muster", KIM, text, endToEnd, amount.startsWith("-") ? "MD06" : "");
    }

    /** The bank books this on the agency's account; the merchant has not looked yet. */
    private void booked(LocalDate day, String amount) {
        assertThat(sides.trustStatement(day, line(day, amount, collection("/reference"), "")))
                .isZero();
    }

    private void receives(LocalDate day, String amount) {
        booked(day, amount);
        sides.live(day);
    }

    private void atTheShopsBank(LocalDate day, Camt053.Line... lines) {
        assertThat(sides.shopStatement(day, lines)).isZero();
        sides.live(day);
    }

    private Camt053.Line forTheInvoice(LocalDate day, String amount, String endToEnd) {
        return line(day, amount, ("Rechnung RE-1001 " + endToEnd).strip(), endToEnd);
    }

    private void theBooksAgree() {
        JsonNode books = sides.reconciliation();
        assertThat(books.path("claims").asInt()).isEqualTo(1);
        assertThat(books.path("differences").asInt()).as(books.toString()).isZero();
    }

    private void paysTheShop(String reference, String amount, LocalDate day) {
        JsonNode paid = shop.post("pay-" + reference, "payments", """
                {"invoiceNumber": "RE-1001", "reference": "%s", "valueOn": "%s",
                 "amount": {"amount": "%s", "currency": "EUR"}}
                """.formatted(reference, day, amount));
        assertThat(paid.path("number").asString("")).as(paid.toString()).isEqualTo("RE-1001");
    }

    private void theShopLoses(String reference) {
        JsonNode back = shop.post(
                "back-" + reference,
                "payments/reversal",
                "{\"invoiceNumber\": \"RE-1001\", \"reference\": \"%s\", \"reason\": \"Rücklastschrift\"}"
                        .formatted(reference));
        assertThat(back.path("number").asString("")).as(back.toString()).isEqualTo("RE-1001");
    }

    @Test
    void from_the_hand_over_to_paid_to_reopened_to_paid_again() {
        String demanded = open();
        LocalDate paid = MONDAY.plusDays(2);
        sides.live(paid);
        receives(paid, demanded);
        assertThat(collection("/status")).isEqualTo("CLOSED");
        assertThat(item())
                .as("two days of interest came first, the cents are let go")
                .containsExactly("WRITTEN_OFF", "0.00");
        theBooksAgree();
        // the settlement of Friday pays it out
        sides.live(MONDAY.plusDays(4));
        theBooksAgree();

        LocalDate back = MONDAY.plusDays(9);
        sides.live(back);
        receives(back, "-" + demanded);
        assertThat(collection("/status")).isEqualTo("PRE_COURT");
        assertThat(collection("/nextStep")).isEqualTo("LETTER_2");
        assertThat(shop.get("handovers/" + claim).path("state").asString("")).isEqualTo("ACCEPTED");
        assertThat(item()).containsExactly("IN_COLLECTION", "89.90");
        theBooksAgree();

        LocalDate part = MONDAY.plusDays(11);
        sides.live(part);
        paysTheShop("PP-1", "50.00", part);
        sides.live(part);
        assertThat(collection("/paid/amount")).as("reported by itself").isEqualTo("50.00");
        theBooksAgree();

        LocalDate rest = MONDAY.plusDays(14);
        sides.live(rest);
        theBooksAgree();
        receives(rest, open());
        assertThat(collection("/status")).isEqualTo("CLOSED");
        assertThat(item()).as("three days of interest").containsExactly("WRITTEN_OFF", "0.00");
        theBooksAgree();
        sides.live(MONDAY.plusDays(18));
        theBooksAgree();
    }

    @Test
    void a_payment_to_the_shop_that_goes_back_after_the_end_reopens_the_case_and_what_came_meanwhile_is_told() {
        String all = open();
        paysTheShop("PP-1", all, MONDAY);
        sides.live(MONDAY);
        assertThat(collection("/status")).isEqualTo("CLOSED");
        assertThat(item()).containsExactly("PAID", "0.00");
        theBooksAgree();

        LocalDate later = MONDAY.plusDays(7);
        sides.live(later);
        paysTheShop("PP-2", "30.00", later);
        assertThat(item()).as("a credit, as all is paid").containsExactly("OPEN", "-30.00");
        theShopLoses("PP-1");
        sides.live(later);
        sides.live(later);
        assertThat(collection("/status")).isEqualTo("PRE_COURT");
        assertThat(collection("/paid/amount")).as("the agency hears of it now").isEqualTo("30.00");
        assertThat(item().getFirst()).isEqualTo("IN_COLLECTION");
        theBooksAgree();

        receives(later, open());
        assertThat(collection("/status")).isEqualTo("CLOSED");
        assertThat(item()).containsExactly("PAID", "0.00");
        theBooksAgree();
    }

    @Test
    void a_transfer_to_the_shops_bank_that_is_called_back_after_the_end_is_the_one_that_the_agency_knows() {
        String all = open();
        LocalDate paid = MONDAY.plusDays(1);
        sides.live(paid);
        atTheShopsBank(paid, forTheInvoice(paid, all, ""));
        assertThat(collection("/status")).isEqualTo("CLOSED");
        assertThat(item()).containsExactly("WRITTEN_OFF", "0.00");
        theBooksAgree();

        LocalDate back = MONDAY.plusDays(8);
        sides.live(back);
        atTheShopsBank(back, forTheInvoice(back, "-" + all, ""));
        assertThat(collection("/status")).isEqualTo("PRE_COURT");
        assertThat(item()).containsExactly("IN_COLLECTION", "89.90");
        theBooksAgree();
    }

    @Test
    void a_transfer_that_was_matched_wrongly_the_agency_hears_was_none_and_the_case_lives_again() {
        String all = open();
        LocalDate paid = MONDAY.plusDays(1);
        sides.live(paid);
        atTheShopsBank(paid, forTheInvoice(paid, all, ""));
        sides.live(paid);
        assertThat(collection("/status")).isEqualTo("CLOSED");
        theBooksAgree();

        LocalDate seen = MONDAY.plusDays(8);
        sides.live(seen);
        sides.shopTakesOff("RE-1001", seen);
        sides.live(seen);
        assertThat(collection("/status")).isEqualTo("PRE_COURT");
        assertThat(collection("/paid/amount")).isEqualTo("0.00");
        assertThat(item()).containsExactly("IN_COLLECTION", "89.90");
        theBooksAgree();

        sides.shopAssigns("RE-1001");
        sides.live(seen);
        assertThat(collection("/paid/amount")).as("it was right after all").isEqualTo(all);
        theBooksAgree();
    }

    @Test
    void what_was_written_off_at_the_end_is_owed_again_and_written_off_anew() {
        LocalDate paid = MONDAY.plusDays(1);
        sides.live(paid);
        receives(paid, "60.00");
        LocalDate end = MONDAY.plusDays(57);
        sides.live(end);
        assertThat(collection("/outcome")).isEqualTo("PARTLY_PAID");
        assertThat(item()).containsExactly("WRITTEN_OFF", "0.00");
        receives(end, "-60.00");
        assertThat(collection("/status")).isEqualTo("PRE_COURT");
        assertThat(item()).containsExactly("IN_COLLECTION", "89.90");
        theBooksAgree();

        String demanded = open();
        LocalDate again = end.plusDays(2);
        sides.live(again);
        receives(again, demanded);
        assertThat(collection("/outcome")).isEqualTo("PAID");
        assertThat(item()).as("two days of interest").containsExactly("WRITTEN_OFF", "0.00");
        theBooksAgree();
    }

    @Test
    void of_two_equal_transfers_to_the_shops_bank_that_are_called_back_together_each_is_told() {
        LocalDate first = MONDAY.plusDays(1);
        sides.live(first);
        atTheShopsBank(first, forTheInvoice(first, "61.60", ""));
        LocalDate second = MONDAY.plusDays(2);
        sides.live(second);
        atTheShopsBank(second, forTheInvoice(second, "61.60", ""));
        assertThat(collection("/status")).isEqualTo("CLOSED");

        LocalDate back = MONDAY.plusDays(8);
        sides.live(back);
        atTheShopsBank(back, forTheInvoice(back, "-61.60", "R-1"), forTheInvoice(back, "-61.60", "R-2"));
        assertThat(collection("/status")).isEqualTo("PRE_COURT");
        assertThat(collection("/paid/amount")).isEqualTo("0.00");
        assertThat(item()).containsExactly("IN_COLLECTION", "89.90");
        theBooksAgree();
    }

    @Test
    void a_payment_that_counts_from_an_earlier_day_than_the_one_before_goes_back_and_no_day_bears_interest_twice() {
        LocalDate later = MONDAY.plusDays(10);
        sides.live(later);
        paysTheShop("PP-1", "40.00", later);
        sides.live(later);
        paysTheShop("PP-2", "60.00", MONDAY.plusDays(1));
        sides.live(later);
        assertThat(collection("/paid/amount")).isEqualTo("100.00");
        theShopLoses("PP-2");
        LocalDate end = MONDAY.plusDays(11);
        sides.live(end);
        assertThat(collection("/paid/amount")).isEqualTo("40.00");
        theBooksAgree();
    }

    @Test
    void a_hand_over_that_waits_gives_way_to_the_case_that_lives_again() {
        String all = open();
        paysTheShop("PP-1", all, MONDAY);
        sides.live(MONDAY);
        assertThat(collection("/status")).isEqualTo("CLOSED");

        LocalDate later = MONDAY.plusDays(7);
        sides.live(later);
        theShopLoses("PP-1");
        JsonNode again = shop.post("again", "handovers", "{\"invoiceNumbers\": [\"RE-1001\"]}");
        String second = again.at("/handovers/0/id").asString("");
        assertThat(second).as(again.toString()).isNotEmpty();
        sides.live(later);
        sides.live(later);
        assertThat(collection("/status") + " "
                        + shop.get("handovers/" + second).path("state").asString(""))
                .isEqualTo("PRE_COURT REMOVED");
        assertThat(item()).containsExactly("IN_COLLECTION", "89.90");
        theBooksAgree();
    }

    @Test
    void what_the_agency_refused_for_a_case_that_had_ended_it_takes_when_the_case_lives_again() {
        String all = open();
        LocalDate paid = MONDAY.plusDays(1);
        sides.live(paid);
        booked(paid, all);
        paysTheShop("PP-1", "30.00", paid);
        sides.live(paid);
        assertThat(collection("/status")).isEqualTo("CLOSED");
        assertThat(collection("/paid/amount")).isEqualTo(all);

        LocalDate back = MONDAY.plusDays(8);
        sides.live(back);
        receives(back, "-" + all);
        sides.live(back);
        sides.live(back);
        assertThat(collection("/status")).isEqualTo("PRE_COURT");
        assertThat(collection("/paid/amount")).isEqualTo("30.00");
        theBooksAgree();
    }

    @Test
    void what_the_customer_contested_while_the_case_was_closed_the_agency_hears_when_it_lives_again() {
        String all = open();
        receives(MONDAY, all);
        assertThat(collection("/status")).isEqualTo("CLOSED");
        LocalDate back = MONDAY.plusDays(8);
        sides.live(back);
        sides.shopDisputes("RE-1001", "Tassen waren zerbrochen", back);
        receives(back, "-" + all);
        sides.live(back);
        sides.live(back);
        assertThat(collection("/status")).isEqualTo("DISPUTED");
        theBooksAgree();
    }

    @Test
    void what_was_refused_or_contested_between_the_end_and_the_return_is_heard_though_the_shop_read_of_both_at_once() {
        String all = open();
        LocalDate day = MONDAY.plusDays(1);
        sides.live(day);
        booked(day, all);
        paysTheShop("PP-1", "30.00", day);
        sides.shopDisputes("RE-1001", "Tassen waren zerbrochen", day);
        sides.shopTells();
        booked(day, "-" + all);
        sides.live(day);
        sides.live(day);
        assertThat(collection("/status")).isEqualTo("DISPUTED");
        assertThat(collection("/paid/amount")).isEqualTo("30.00");
        assertThat(item().getFirst()).isEqualTo("IN_COLLECTION");
        theBooksAgree();
    }
}
