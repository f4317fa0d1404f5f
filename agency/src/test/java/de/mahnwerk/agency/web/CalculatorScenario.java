package de.mahnwerk.agency.web;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.platform.testing.CalculatorTrial;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page on which everybody computes what the law says. */
class CalculatorScenario {

    private static AgencyHouse agency;
    private static CalculatorTrial calculator;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(CalculatorScenario.class);
        Clerk person = agency.clerk();
        calculator = new CalculatorTrial(path -> person.look(path).html(), language -> {
            Clerk.Sight _ = person.look("calculator");
            Clerk.Sight _ = person.fill("language", Map.of("locale", language));
        });
    }

    @AfterAll
    static void stop() {
        agency.close();
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
