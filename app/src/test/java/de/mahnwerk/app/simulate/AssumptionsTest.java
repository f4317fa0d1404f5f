package de.mahnwerk.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.app.simulate.Assumptions.AmountClass;
import de.mahnwerk.app.simulate.Assumptions.Days;
import de.mahnwerk.app.simulate.Assumptions.Drawn;
import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssumptionsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 4, 20);
    private static final int DRAWS = 50_000;

    private final Assumptions stated = Assumptions.stated();

    @Test
    void the_stated_shares_are_wholes_and_every_behaviour_has_some() {
        assertThat(stated.amounts().stream().mapToInt(AmountClass::share).sum()).isEqualTo(1_000);
        for (int column = 0; column < stated.amounts().size(); column++) {
            int of = column;
            assertThat(stated.behaviours().values().stream()
                            .mapToInt(shares -> shares.get(of))
                            .sum())
                    .as("class from %s", stated.amounts().get(column).from())
                    .isEqualTo(1_000);
        }
        assertThat(stated.behaviours()).containsOnlyKeys(Behaviour.values());
        assertThat(stated.behaviours().values())
                .allSatisfy(shares -> assertThat(shares).anyMatch(share -> share > 0));
    }

    @Test
    void shares_that_are_no_whole_are_refused_with_all_that_is_wrong() {
        assertThatThrownBy(() -> new Assumptions(
                        List.of(new AmountClass("5.00", "9.99", 600), new AmountClass("10.00", "20.00", 300)),
                        Map.of(Behaviour.NEVER_PAYS, List.of(1_000, 990), Behaviour.DIES, List.of(5)),
                        new Days(1, 2),
                        0))
                .hasMessageContaining("amounts: the shares add up to 900")
                .hasMessageContaining("the class from 5.00 add up to 1005")
                .hasMessageContaining("the class from 10.00 add up to 990")
                .hasMessageContaining("DIES has 1 shares, but there are 2 classes");
    }

    @Test
    void what_is_drawn_has_the_stated_shares() {
        Random dice = new Random(7);
        List<Drawn> drawn =
                Stream.generate(() -> stated.draw(dice)).limit(DRAWS).toList();
        Map<Integer, Long> byClass =
                drawn.stream().collect(Collectors.groupingBy(this::classOf, Collectors.counting()));
        for (int column = 0; column < stated.amounts().size(); column++) {
            double share = stated.amounts().get(column).share() / 1_000.0;
            assertThat(byClass.getOrDefault(column, 0L) / (double) DRAWS).isBetween(share - 0.01, share + 0.01);
        }
        Map<Behaviour, Long> ofSmallest = drawn.stream()
                .filter(one -> classOf(one) == 0)
                .collect(Collectors.groupingBy(Drawn::behaviour, Collectors.counting()));
        double small = byClass.getOrDefault(0, 0L);
        stated.behaviours()
                .forEach((behaviour, shares) -> assertThat(ofSmallest.getOrDefault(behaviour, 0L) / small)
                        .as(behaviour.name())
                        .isBetween(shares.getFirst() / 1_000.0 - 0.015, shares.getFirst() / 1_000.0 + 0.015));
    }

    private int classOf(Drawn drawn) {
        for (int column = 0; column < stated.amounts().size(); column++) {
            if (drawn.principal()
                            .compareTo(Money.eur(stated.amounts().get(column).to()))
                    <= 0) {
                return column;
            }
        }
        throw new AssertionError("an amount beyond all classes: " + drawn);
    }

    @Test
    void the_same_seed_draws_the_same_population_and_another_seed_another_one() {
        assertThat(population(3))
                .isEqualTo(population(3))
                .isNotEqualTo(population(4))
                .hasSize(200);
    }

    private List<String> population(long seed) {
        Population population = new Population(stated, seed, 200, FIRST, 200);
        return days(200)
                .flatMap(day -> population.arrivingOn(day).stream())
                .map(debt -> "%s %s %s %s %s %d"
                        .formatted(
                                debt.arrives(),
                                debt.debtor(),
                                debt.subject(),
                                debt.principal(),
                                debt.behaviour(),
                                debt.daysToPay()))
                .toList();
    }

    @Test
    void claims_arrive_evenly_on_working_days_until_the_quiet_ones() {
        Population population = new Population(stated, 1, 1_000, FIRST, 300);
        Map<LocalDate, Integer> arrived = days(300)
                .collect(Collectors.toMap(
                        Function.identity(), day -> population.arrivingOn(day).size()));
        arrived.values().removeIf(count -> count == 0);

        assertThat(arrived.values().stream().mapToInt(count -> count).sum()).isEqualTo(1_000);
        assertThat(arrived.keySet())
                .allMatch(Population::working)
                .allMatch(day -> day.isBefore(FIRST.plusDays(300L - stated.quietDays())));
        assertThat(arrived.values()).allSatisfy(count -> assertThat(count).isBetween(6, 8));
    }

    private static Stream<LocalDate> days(int count) {
        return FIRST.datesUntil(FIRST.plusDays(count));
    }
}
