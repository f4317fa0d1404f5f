package de.mahnwerk.merchant.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the level editor says about a policy, and from when a version is in force. */
class PolicyScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(PolicyScenario.class);

    private final LocalDate today = HOUSE.today();
    private final Shop shop = HOUSE.shop();

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private static Map<String, String> form(String fee) {
        Map<String, String> form = new HashMap<>();
        level(form, 0, "REMINDER", "7", "0", "EMAIL_ELSE_LETTER");
        level(form, 1, "DUNNING", "14", fee, "LETTER");
        level(form, 2, "COLLECTION", "14", "0", "LETTER");
        return form;
    }

    private static void level(Map<String, String> form, int row, String kind, String days, String fee, String channel) {
        form.putAll(Map.of(
                "kind" + row,
                kind,
                "days" + row,
                days,
                "fee" + row,
                fee,
                "channel" + row,
                channel,
                "template" + row,
                "dunning",
                "minimum" + row,
                "5",
                "deadline" + row,
                "10",
                "mode" + row,
                "REVIEW",
                "agency" + row,
                "Nordwall"));
    }

    @Test
    void the_editor_explains_each_level_and_what_the_law_allows() {
        Shop.Sight preview = shop.fill("policy/preview", form("5,00"));

        assertThat(preview.text())
                .contains(
                        "Mehr als 7 Tage nach Fälligkeit geht eine Zahlungserinnerung per E-Mail, sonst per Brief hinaus.")
                .contains("Mehr als 14 Tage nach der Zahlungserinnerung geht eine Mahnung per Brief hinaus.")
                .contains("Gekürzt von 5,00 € auf die Obergrenze von 1,50 €.")
                .contains("Mehr als 14 Tage nach der 1. Mahnung liegt die Forderung zur Übergabe an Nordwall bereit")
                .contains("Erst ab 5,00 € offen.");
        assertThat(preview.html()).as("the picture of the levels").contains("Tag 38");
    }

    @Test
    void a_version_is_in_force_from_its_day_and_never_before_today() {
        Map<String, String> later = form("1,00");
        later.put("validFrom", today.plusDays(10).toString());
        Shop.Sight published = shop.fill("policy", later);
        assertThat(published.text()).contains("Fassung 1, gültig ab 01.01.2000", "Die neue Fassung gilt ab");

        Map<String, String> past = form("1,00");
        past.put("validFrom", today.minusDays(1).toString());
        assertThat(shop.fill("policy", past).status()).isEqualTo(422);

        HOUSE.goTo(today.plusDays(10));
        assertThat(shop.look("policy").text()).contains("Fassung 2, gültig ab");
    }
}
