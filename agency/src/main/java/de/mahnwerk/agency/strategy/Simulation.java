package de.mahnwerk.agency.strategy;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.Clients;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a changed strategy would do with the cases of a client as they stood at the end of a day, beside what the version
 * of each case will do. It only reads, a few statements for a thousand cases.
 */
@Component
public class Simulation {

    /**
     * How many cases have a step before them.
     *
     * @param now under the version of each case
     * @param nowInAWeek of these within seven days
     * @param then under the changed strategy
     */
    public record Count(String stage, long now, long nowInAWeek, long then, long thenInAWeek) {}

    /** A case whose next step would be another, or on another day. */
    public record Difference(String reference, String now, LocalDate nowOn, String then, LocalDate thenOn) {}

    /**
     * Both side by side.
     *
     * @param differing how many cases differ; {@code differences} has the first of them
     */
    public record Comparison(
            LocalDate day, long cases, long differing, List<Count> counts, List<Difference> differences) {
        public Comparison {
            counts = List.copyOf(counts);
            differences = List.copyOf(differences);
        }
    }

    private static final int CHUNK = 1_000;
    private static final int MOST_SHOWN = 50;

    private final Cases cases;
    private final Clients clients;
    private final ClaimAccounts accounts;
    private final StepLog log;
    private final Strategies strategies;

    Simulation(Cases cases, Clients clients, ClaimAccounts accounts, StepLog log, Strategies strategies) {
        this.cases = cases;
        this.clients = clients;
        this.accounts = accounts;
        this.log = log;
        this.strategies = strategies;
    }

    /** Tries a sound text on the client's cases as of {@code day}. */
    public Comparison tryOn(long client, String yaml, LocalDate day) {
        Strategy changed = StrategyText.read(yaml, 0).sound();
        StepDays days = StepDays.of(clients.get(client));
        Tally tally = new Tally(day);
        long after = 0;
        List<CollectionCase> chunk;
        do {
            chunk = cases.ledAfter(client, day, after, CHUNK);
            if (!chunk.isEmpty()) {
                compare(client, chunk, changed, days, tally);
                after = chunk.getLast().number();
            }
        } while (chunk.size() == CHUNK);
        return tally.result();
    }

    private void compare(long client, List<CollectionCase> chunk, Strategy changed, StepDays days, Tally tally) {
        List<UUID> ids = chunk.stream().map(CollectionCase::id).toList();
        Map<UUID, StepLog.Last> last = log.last(client, ids, tally.day);
        Map<UUID, CaseAmounts> amounts = accounts.amounts(client, ids, tally.day);
        for (CollectionCase one : chunk) {
            CaseAmounts owed = amounts.getOrDefault(one.id(), CaseAmounts.NONE);
            Strategy own = strategies.of(client, one.strategyVersion());
            tally.add(
                    one,
                    Planned.next(own, one, last.get(one.id()), owed, days, tally.day),
                    Planned.next(changed, one, last.get(one.id()), owed, days, tally.day));
        }
    }

    private static final class Tally {

        private final LocalDate day;
        private final Map<Integer, long[]> counts = new TreeMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private long cases;
        private long differing;

        Tally(LocalDate day) {
            this.day = day;
        }

        void add(CollectionCase one, Planned now, Planned then) {
            cases++;
            count(now, 0);
            count(then, 2);
            if (!now.equals(then)) {
                differing++;
                if (differences.size() < MOST_SHOWN) {
                    differences.add(new Difference(one.reference(), now.stage(), now.on(), then.stage(), then.on()));
                }
            }
        }

        private void count(Planned planned, int column) {
            long[] row = requireNonNull(
                    counts.computeIfAbsent(Strategy.STAGES.indexOf(planned.stage()), stage -> new long[4]));
            row[column]++;
            if (!planned.on().isAfter(day.plusDays(7))) {
                row[column + 1]++;
            }
        }

        Comparison result() {
            return new Comparison(
                    day,
                    cases,
                    differing,
                    counts.entrySet().stream()
                            .map(entry -> {
                                long[] row = entry.getValue();
                                return new Count(Strategy.STAGES.get(entry.getKey()), row[0], row[1], row[2], row[3]);
                            })
                            .toList(),
                    differences);
        }
    }
}
