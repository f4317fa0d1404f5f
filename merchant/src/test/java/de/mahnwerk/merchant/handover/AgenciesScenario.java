package de.mahnwerk.merchant.handover;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A merchant who works with two collection agencies. */
class AgenciesScenario {

    /** An address of the block for documentation (RFC 5737), where nobody answers. */
    private static final String NOBODY = "https://203.0.113.10";

    private static final MerchantHouse HOUSE = MerchantHouse.open(AgenciesScenario.class);

    private final LocalDate today = HOUSE.today();
    private final Shop shop = HOUSE.shop();
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667");
    private final Buyer works = Buyer.company("K-2", "Werk GmbH", "45127");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private Shop.Sight connect(String name, String url) {
        return shop.fill(
                "agencies", Map.of("name", name, "url", url, "clientId", "c-7", "clientSecret", "sehr geheim"));
    }

    private Shop.Sight rule(String agency, Map<String, String> conditions) {
        Map<String, String> form = new HashMap<>(conditions);
        form.put("agency", agency);
        return shop.fill("agencies/rules", form);
    }

    private Shop.Sight handOver(String number, String agency) {
        return shop.fill("handover", Map.of("item", Long.toString(shop.idOf(number)), "agency", agency));
    }

    private String agencyOf(String number) {
        return HOUSE.handovers(shop).stream()
                .filter(handover -> handover.invoiceNumbers().equals(number))
                .map(Handover::agency)
                .findFirst()
                .orElse("none");
    }

    @Test
    void the_first_rule_that_fits_decides_and_a_person_decides_before_the_rules() {
        assertThat(connect("Südinkasso", NOBODY).text())
                .contains("Die Verbindung mit Südinkasso ist gespeichert", "Nordwall", "bekommt, was keine Regel nennt")
                .doesNotContain("sehr geheim");
        assertThat(rule("Südinkasso", Map.of("kind", "BUSINESS", "from", "500,00"))
                        .text())
                .contains("Die Regel gilt ab der nächsten Übergabe", "Unternehmen", "500,00 €");
        shop.owes(
                works.invoice("RE-1", "800,00", today.minusDays(20)),
                works.invoice("RE-2", "80,00", today.minusDays(20)),
                kim.invoice("RE-3", "800,00", today.minusDays(20)),
                kim.invoice("RE-4", "20,00", today.minusDays(20)));

        Shop.Sight _ = handOver("RE-1", "");
        Shop.Sight _ = handOver("RE-2", "");
        Shop.Sight _ = handOver("RE-3", "");
        Shop.Sight _ = handOver("RE-4", "Südinkasso");

        assertThat(agencyOf("RE-1")).isEqualTo("Südinkasso");
        assertThat(agencyOf("RE-2")).as("too small for the rule").isEqualTo("Nordwall");
        assertThat(agencyOf("RE-3")).as("no company").isEqualTo("Nordwall");
        assertThat(agencyOf("RE-4")).as("chosen by hand").isEqualTo("Südinkasso");
    }

    @Test
    void another_agency_becomes_the_usual_one_and_a_rule_is_taken_out() {
        Shop.Sight _ = connect("Südinkasso", NOBODY);
        Shop.Sight _ = rule("Nordwall", Map.of("kind", "CONSUMER"));
        Shop.Sight _ = shop.fill("agencies/usual", Map.of("name", "Südinkasso"));
        shop.owes(kim.invoice("RE-1", "80,00", today.minusDays(20)), kim.invoice("RE-2", "80,00", today.minusDays(20)));

        Shop.Sight _ = handOver("RE-1", "");
        assertThat(shop.fill("agencies/rules/remove", Map.of("place", "1")).text())
                .contains("Die Regel ist entfernt");
        Shop.Sight _ = handOver("RE-2", "");

        assertThat(agencyOf("RE-1")).isEqualTo("Nordwall");
        assertThat(agencyOf("RE-2")).isEqualTo("Südinkasso");
    }

    @Test
    void a_known_name_gets_other_access_but_never_another_address() {
        Shop.Sight _ = connect("Südinkasso", NOBODY);
        assertThat(connect("Südinkasso", "https://203.0.113.11").text())
                .contains("Unter diesem Namen ist ein Inkassounternehmen mit einer anderen Adresse verbunden");
        assertThat(shop.look("agencies").text()).contains(NOBODY).doesNotContain("203.0.113.11");
        assertThat(connect("Südinkasso", NOBODY).text()).contains("Die Verbindung mit Südinkasso ist gespeichert");
    }

    @Test
    void of_two_rules_that_fit_the_upper_one_decides_and_groups_shops_and_amounts_are_conditions() {
        Shop.Sight _ = connect("Südinkasso", NOBODY);
        Shop.Sight _ = shop.fill("agencies/usual", Map.of("name", "Südinkasso"));
        Shop.Sight _ = rule("Südinkasso", Map.of("kind", "CONSUMER", "until", "50,00"));
        Shop.Sight _ = rule("Nordwall", Map.of("kind", "CONSUMER"));
        shop.owes(
                kim.invoice("RE-1", "49,99", today.minusDays(20)),
                kim.invoice("RE-2", "50,00", today.minusDays(20)),
                works.invoice("RE-3", "20,00", today.minusDays(20)));

        Shop.Sight _ = handOver("RE-1", "");
        Shop.Sight _ = handOver("RE-2", "");
        Shop.Sight _ = handOver("RE-3", "");

        assertThat(agencyOf("RE-1")).as("both fit, the upper rule decides").isEqualTo("Südinkasso");
        assertThat(agencyOf("RE-2")).as("the upper amount is not below itself").isEqualTo("Nordwall");
        assertThat(agencyOf("RE-3")).as("no rule fits").isEqualTo("Südinkasso");
    }

    @Test
    void no_address_leads_into_our_own_network_and_no_rule_to_nobody() {
        for (String url :
                new String[] {"http://203.0.113.10", "https://127.0.0.1", "https://10.1.2.3", "https://[::1]"}) {
            assertThat(connect("Nah", url).text()).as(url).contains("öffentlich erreichbaren Rechner");
        }
        assertThat(rule("Niemand", Map.of()).status()).isEqualTo(422);
        assertThat(rule("Nordwall", Map.of("from", "500,00", "until", "100,00")).text())
                .contains("Der obere Betrag muss größer sein");
        assertThat(shop.look("agencies").text()).doesNotContain("Nah");
    }

    @Test
    void the_preview_says_of_each_claim_who_would_get_it_and_what_the_agency_answers() {
        Shop.Sight _ = connect("Südinkasso", NOBODY);
        shop.owes(kim.invoice("RE-1", "80,00", today.minusDays(20)));

        Shop.Sight preview =
                shop.fill("handover/preview", Map.of("item", Long.toString(shop.idOf("RE-1")), "agency", "Nordwall"));

        assertThat(preview.text())
                .contains("Was das Inkassounternehmen zu jeder Forderung sagt", "Nordwall", "wird abgelehnt")
                .contains("Erst eine Zahlungserinnerung senden");
        assertThat(HOUSE.handovers(shop)).as("nothing is written").isEmpty();
    }
}
