package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.platform.testing.CalculatorTrial;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page on which everybody computes what the law says. */
class CalculatorScenario {

    private static MerchantHouse merchant;
    private static CalculatorTrial calculator;

    @BeforeAll
    static void start() {
        merchant = MerchantHouse.open(CalculatorScenario.class);
        Shop person = merchant.shop();
        calculator = new CalculatorTrial(path -> person.look(path).html(), language -> {
            Shop.Sight _ = person.look("calculator");
            Shop.Sight _ = person.fill("language", Map.of("locale", language));
        });
    }

    @AfterAll
    static void stop() {
        merchant.close();
    }

    @Test
    void every_calculation_has_its_form() {
        calculator.showsEveryForm();
    }

    @Test
    void a_form_computes_with_its_reasons() {
        calculator.computesWithItsReasons();
    }

    @Test
    void what_cannot_be_computed_is_refused_in_the_words_of_the_form() {
        calculator.refusesKindly();
    }
}
