package de.mahnwerk.agency.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Letters one after the other, and when the fee may rise between them. */
class StrategyScenario {

    private static AgencyHouse agency;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(StrategyScenario.class);
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    @Test
    void the_fee_rises_on_the_day_after_the_last_one_on_which_the_first_demand_could_be_met() {
        ClientDesk client = new ClientDesk(agency);
        CollectionCase ordinary = client.handOver("H-1");
        agency.goTo(LocalDate.of(2026, 11, 19)); // letter on the 2nd, there on the 5th, two weeks
        assertThat(client.amount(ordinary, "collectionCosts")).isEqualTo("30.90");
        agency.goTo(LocalDate.of(2026, 11, 20));
        assertThat(client.amount(ordinary, "collectionCosts")).isEqualTo("55.62");

        agency.goTo(LocalDate.of(2026, 12, 8));
        CollectionCase christmas = client.handOver("H-2");
        agency.goTo(LocalDate.of(2026, 12, 28)); // the 25th, 26th and a Sunday do not end a period
        assertThat(client.amount(christmas, "collectionCosts")).isEqualTo("30.90");
        agency.goTo(LocalDate.of(2026, 12, 29));
        assertThat(client.amount(christmas, "collectionCosts")).isEqualTo("55.62");
    }
}
