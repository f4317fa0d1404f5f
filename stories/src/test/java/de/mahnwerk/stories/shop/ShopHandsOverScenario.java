package de.mahnwerk.stories.shop;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.stories.browser.TwoSides;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("A shop feeds an unpaid invoice and hands it over from its own screen")
class ShopHandsOverScenario {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @TempDir
    private Path data;

    @Test
    void from_the_shops_screen_to_the_agency_and_back() {
        try (TwoSides sides = new TwoSides(data, DAY)) {
            sides.openAShop(DAY);
            Shopware shop = Shopware.of(sides);

            // the shop reports the customer and the invoice that was never paid; one line of the batch is wrong and is
            // named
            JsonNode taken = shop.post("batch-1", "invoices/batch", """
                    [{"number": "RE-1001", "issuedOn": "2026-09-01", "dueOn": "2026-09-15", "consumerNotice": true,
                      "total": {"amount": "89.90", "currency": "EUR"}, "subject": "Kaffeemaschine Barista 3",
                      "customer": {"number": "K-7", "salutation": "Frau", "firstName": "Kim", "lastName": "Muster",
                       "email": "kim.muster@example.org",
                       "address": {"street": "Lindenweg 7", "postcode": "04109", "city": "Leipzig"}}},
                     {"number": "RE-1002", "issuedOn": "2026-09-01", "dueOn": "2026-08-01",
                      "total": {"amount": "10.00", "currency": "EUR"}, "customerNumber": "K-7"}]
                    """);
            assertThat(taken.path("added").asInt()).isEqualTo(1);
            assertThat(taken.at("/results/1/errors/0/code").asString("")).isEqualTo("DUE_BEFORE_ISSUED");

            // what would it cost? the agency is asked, nothing is written
            JsonNode dry = shop.post("-", "handovers?dryRun=true", "{\"invoiceNumbers\": [\"RE-1001\"]}");
            assertThat(dry.at("/claims/0/verdict").asString("")).isEqualTo("WOULD_BE_ACCEPTED");
            assertThat(dry.at("/claims/0/quote/failureFee/amount").asString("")).isEqualTo("9.90");
            assertThat(dry.at("/claims/0/quote/failureFeeWaived").asBoolean()).isTrue();
            assertThat(shop.get("handovers").path("handovers")).isEmpty();

            // the one click; pressed twice it is one claim
            String click = "{\"invoiceNumbers\": [\"RE-1001\"]}";
            JsonNode clicked = shop.post("click-RE-1001", "handovers", click);
            assertThat(shop.post("click-RE-1001", "handovers", click)).isEqualTo(clicked);
            String id = clicked.at("/handovers/0/id").asString("");
            sides.live(DAY);
            assertThat(shop.get("handovers").path("handovers")).hasSize(1);

            // the agency has it, and the shop sees its case and its account
            JsonNode accepted = shop.get("handovers/" + id);
            assertThat(accepted.path("state").asString("")).isEqualTo("ACCEPTED");
            assertThat(accepted.at("/collection/reference").asString("")).startsWith("NW-26-");
            assertThat(accepted.at("/collection/open/amount").asString("")).isNotEqualTo("0.00");
            JsonNode account = shop.get("handovers/" + id + "/account");
            assertThat(account.at("/lines/0/amount/amount").asString("")).isEqualTo("89.90");
            assertThat(shop.get("invoices?number=RE-1001")
                            .at("/invoices/0/state")
                            .asString(""))
                    .isEqualTo("IN_COLLECTION");

            // the customer moves and then pays the shop after all: the agency is told of both
            JsonNode _ = shop.post("move", "customers", """
                    {"number": "K-7", "salutation": "Frau", "firstName": "Kim", "lastName": "Muster",
                     "email": "kim.muster@example.org",
                     "address": {"street": "Am Ring 1", "postcode": "04109", "city": "Leipzig"}}
                    """);
            JsonNode _ = shop.post("pay", "payments", """
                    {"invoiceNumber": "RE-1001", "reference": "PP-1", "valueOn": "2026-11-02",
                     "amount": {"amount": "50.00", "currency": "EUR"}}
                    """);
            sides.live(DAY.plusDays(1));
            sides.live(DAY.plusDays(2));
            assertThat(shop.get("handovers/" + id).at("/collection/paid/amount").asString(""))
                    .isEqualTo("50.00");
            assertThat(shop.get("handovers/" + id + "/account").path("lines").toString())
                    .contains("Die Zahlung von 50,00 € wird verrechnet");
        }
    }
}
