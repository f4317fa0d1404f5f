package de.mahnwerk.app.simulate;

import de.mahnwerk.law.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What is assumed of the population, read from the one place where it stands.
 *
 * @param behaviours for each behaviour its share in per mille of the claims of each class
 * @param quietDays days at the end in which no claim arrives
 */
record Assumptions(List<AmountClass> amounts, Map<Behaviour, List<Integer>> behaviours, Days daysToPay, int quietDays) {

    private static final int WHOLE = 1_000;
    private static final String STATED = "/app/simulate/assumptions.yaml";

    /**
     * Claims of about one size.
     *
     * @param from smallest principal in euros
     * @param to largest one
     * @param share in per mille of all claims
     */
    record AmountClass(String from, String to, int share) {

        private Money draw(Random dice) {
            long least = Money.eur(from).minorUnits();
            return Money.cents(least + dice.nextLong(Money.eur(to).minorUnits() - least + 1));
        }
    }

    /** A span of days, both ends included. */
    record Days(int from, int to) {

        int draw(Random dice) {
            return from + dice.nextInt(to - from + 1);
        }
    }

    /** A principal and what its debtor does. */
    record Drawn(Money principal, Behaviour behaviour) {}

    Assumptions {
        amounts = List.copyOf(amounts);
        behaviours = Map.copyOf(behaviours);
        wholes(amounts, behaviours);
    }

    private static void wholes(List<AmountClass> amounts, Map<Behaviour, List<Integer>> behaviours) {
        List<String> faults = new ArrayList<>();
        int all = amounts.stream().mapToInt(AmountClass::share).sum();
        if (all != WHOLE) {
            faults.add("amounts: the shares add up to " + all);
        }
        for (int column = 0; column < amounts.size(); column++) {
            int of = column;
            int sum = behaviours.values().stream()
                    .filter(shares -> shares.size() > of)
                    .mapToInt(shares -> shares.get(of))
                    .sum();
            if (sum != WHOLE) {
                faults.add("behaviours: the shares of the class from "
                        + amounts.get(column).from() + " add up to " + sum);
            }
        }
        behaviours.forEach((behaviour, shares) -> {
            if (shares.size() != amounts.size()) {
                faults.add("behaviours: " + behaviour + " has " + shares.size() + " shares, but there are "
                        + amounts.size() + " classes of amounts");
            }
        });
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    STATED + ": " + String.join("; ", faults) + "; they must be " + WHOLE + " per mille");
        }
    }

    /** Those that come with the program. */
    static Assumptions stated() {
        try (InputStream yaml = Objects.requireNonNull(Assumptions.class.getResourceAsStream(STATED), STATED)) {
            return YAMLMapper.builder().build().readValue(yaml, Assumptions.class);
        } catch (IOException e) {
            throw new UncheckedIOException(STATED, e);
        }
    }

    /** One claim; the same dice give the same claim. */
    Drawn draw(Random dice) {
        int column = pick(amounts.stream().map(AmountClass::share).toList(), dice);
        Money principal = amounts.get(column).draw(dice);
        List<Integer> shares = new ArrayList<>();
        List<Behaviour> all = List.of(Behaviour.values());
        for (Behaviour behaviour : all) {
            shares.add(behaviours.getOrDefault(behaviour, noShares()).get(column));
        }
        return new Drawn(principal, all.get(pick(shares, dice)));
    }

    private List<Integer> noShares() {
        return amounts.stream().map(_ -> 0).toList();
    }

    private static int pick(List<Integer> shares, Random dice) {
        int left = dice.nextInt(WHOLE);
        for (int i = 0; i < shares.size(); i++) {
            left -= shares.get(i);
            if (left < 0) {
                return i;
            }
        }
        throw new IllegalStateException("the shares are no whole");
    }
}
