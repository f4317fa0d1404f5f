package de.mahnwerk.agency.strategy;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.account.CollectionFees;
import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.FirstStep;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.correspondence.ContactHours;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.agency.strategy.StepLog.Judged;
import de.mahnwerk.law.Wording;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.Lanes;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Does the steps that are due: a chunk of one client's cases in one transaction, with the step's log entry, letter, posting
 * and event. Another node takes other cases; after a kill the rest is still due.
 */
@Component
@Order(20)
class StrategySteps implements DayJob, RecurringWork, FirstStep.Source, NextStep {

    private static final int CHUNK = 200;
    private static final int NODES = 8;

    private final Strategies strategies;
    private final Trials trials;
    private final StepLog log;
    private final Tenancy tenancy;
    private final Clients clients;
    private final Cases cases;
    private final ClaimAccounts accounts;
    private final CollectionFees fees;
    private final DebtorLetters letters;
    private final CaseEvents events;
    private final BusinessClock clock;
    private final IntakeRush rush = new IntakeRush();

    StrategySteps(
            Strategies strategies,
            Trials trials,
            StepLog log,
            Tenancy tenancy,
            Clients clients,
            Cases cases,
            ClaimAccounts accounts,
            CollectionFees fees,
            DebtorLetters letters,
            CaseEvents events,
            BusinessClock clock) {
        this.strategies = strategies;
        this.trials = trials;
        this.log = log;
        this.tenancy = tenancy;
        this.clients = clients;
        this.cases = cases;
        this.accounts = accounts;
        this.fees = fees;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public FirstStep.Split firstStep(long client, LocalDate day) {
        rush.opened();
        return trials.latest(client)
                .filter(Trials.Trial::runs)
                .map(trial -> new FirstStep.Split(
                        firstStep(client, trial.usual(), day),
                        firstStep(client, trial.other(), day),
                        trial.percent(),
                        trial.of(),
                        "trial " + trial.id() + " "))
                .orElseGet(() -> FirstStep.Split.none(firstStep(client, strategies.inForce(client, day), day)));
    }

    private FirstStep firstStep(long client, int version, LocalDate day) {
        Strategy.Step first = strategies.of(client, version).steps().getFirst();
        return new FirstStep(version, first.name(), days(client).next(first, day));
    }

    @Override
    public String name() {
        return "strategy";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int nodes() {
        return NODES;
    }

    @Override
    public void live(LocalDate day) {
        int _ = steps(day, () -> false);
    }

    @Override
    public int work() {
        BooleanSupplier othersFirst = () -> !clock.lapses() && rush.first();
        return othersFirst.getAsBoolean() ? 0 : steps(clock.today(), othersFirst);
    }

    private int steps(LocalDate day, BooleanSupplier othersFirst) {
        return Lanes.sum(
                tenancy.asEveryone(() -> cases.clientsWithDueSteps(day)), client -> steps(client, day, othersFirst));
    }

    private int steps(long client, LocalDate day, BooleanSupplier othersFirst) {
        int all = 0;
        int done;
        do {
            done = tenancy.as(client, () -> chunk(client, day));
            all += done;
        } while (done > 0 && !othersFirst.getAsBoolean());
        return all;
    }

    private int chunk(long client, LocalDate day) {
        List<CollectionCase> due = cases.lockDue(client, day, CHUNK);
        StepDays days = days(client);
        Map<Boolean, List<CollectionCase>> parts = due.stream()
                .collect(Collectors.partitioningBy(
                        one -> days.from(next(one), day).isAfter(day)));
        wait(client, parts.getOrDefault(true, List.of()), day);
        steps(client, parts.getOrDefault(false, List.of()), day);
        return due.size();
    }

    /** A step that waits for a working day, when its case goes on after a rest or a day of the run was left out. */
    private void wait(long client, List<CollectionCase> group, LocalDate day) {
        StepDays days = days(client);
        List<CollectionCase> _ = cases.change(
                client,
                group.stream()
                        .map(one -> CaseChange.of(one).next(next(one).name(), days.from(next(one), day)))
                        .toList(),
                day);
    }

    private Strategy.Step next(CollectionCase one) {
        return strategies.of(one.client(), one.strategyVersion()).steps().get(one.step());
    }

    private StepDays days(long client) {
        return StepDays.of(clients.get(client));
    }

    @Override
    public boolean waits(CollectionCase one) {
        return one.nextStepOn() != null
                && (one.status() == CaseStatus.ACCEPTED || one.status() == CaseStatus.PRE_COURT);
    }

    @Override
    public void take(CollectionCase one, LocalDate day) {
        steps(one.client(), List.of(one), day);
    }

    private void steps(long client, List<CollectionCase> due, LocalDate day) {
        due.stream()
                .collect(Collectors.groupingBy(one -> strategies.of(client, one.strategyVersion())))
                .forEach((strategy, own) -> own.stream()
                        .collect(Collectors.groupingBy(CollectionCase::step))
                        .forEach((number, group) -> step(client, strategy, number, group, day)));
    }

    private void step(long client, Strategy strategy, int number, List<CollectionCase> group, LocalDate day) {
        Strategy.Step step = strategy.steps().get(number);
        List<Judged> judged = judge(client, strategy, step, group, day);
        log.write(client, strategy, number, judged, day);
        Map<Boolean, List<CollectionCase>> parts = judged.stream()
                .collect(
                        Collectors.partitioningBy(Judged::taken, Collectors.mapping(Judged::one, Collectors.toList())));
        List<CollectionCase> taken = parts.getOrDefault(true, List.of());
        List<CollectionCase> skipped = parts.getOrDefault(false, List.of());
        if (!taken.isEmpty()) {
            switch (step.kind()) {
                case LETTER -> letter(client, strategy, number, taken, day);
                case CLOSE -> close(client, strategy, number, taken, day);
            }
        }
        if (!skipped.isEmpty()) {
            skip(client, strategy, number, skipped, day);
        }
    }

    private List<Judged> judge(
            long client, Strategy strategy, Strategy.Step step, List<CollectionCase> group, LocalDate day) {
        Map<UUID, CaseAmounts> amounts = step.when().asksForMoney()
                ? accounts.amounts(
                        client, group.stream().map(CollectionCase::id).toList(), day)
                : Map.of();
        return group.stream()
                .map(one -> {
                    When.Judgement judgement =
                            step.when().judge(one, amounts.getOrDefault(one.id(), CaseAmounts.NONE), day);
                    List<Wording> reasons = new ArrayList<>();
                    reasons.add(due(strategy, one, day));
                    reasons.addAll(judgement.reasons());
                    return new Judged(one, judgement.holds(), Wording.sentences(reasons));
                })
                .toList();
    }

    private static Wording due(Strategy strategy, CollectionCase one, LocalDate day) {
        LocalDate due = one.nextStepOn();
        return Wording.of(
                "Fällig am {0} nach der Strategie {1}, Version {2}.",
                "Due on {0} by the strategy {1}, version {2}.",
                due == null ? day : due,
                strategy.name(),
                String.valueOf(strategy.version()));
    }

    /** Nothing happens to the case but that its next step comes nearer; its stage stays. */
    private void skip(long client, Strategy strategy, int number, List<CollectionCase> group, LocalDate day) {
        Strategy.Step next = strategy.steps().get(number + 1);
        LocalDate nextOn = days(client).next(next, day);
        List<CollectionCase> _ = cases.change(
                client,
                group.stream()
                        .map(one ->
                                CaseChange.of(one).next(next.name(), nextOn).stepped(strategy.version(), number + 1))
                        .toList(),
                day);
    }

    private void letter(long client, Strategy strategy, int number, List<CollectionCase> group, LocalDate day) {
        Strategy.Step step = strategy.steps().get(number);
        if (step.fee() == Strategy.Fee.NORMAL) {
            fees.raiseFee(client, group, day);
        }
        boolean email = step.channel() == Strategy.Channel.EMAIL_ELSE_LETTER;
        Map<UUID, Written> written = letters.write(client, group, step.name(), email, step.deadlineDays(), day);
        ContactHours hours = step.when().contactHours();
        if (hours != null) {
            letters.onlyAt(client, written.values(), hours);
        }
        Strategy.Step next = strategy.steps().get(number + 1);
        LocalDate nextOn = days(client).next(next, day);
        List<CaseChange> changes = new ArrayList<>();
        for (CollectionCase one : group) {
            CaseChange change = CaseChange.of(one)
                    .at(step.name())
                    .next(next.name(), nextOn)
                    .stepped(strategy.version(), number + 1);
            changes.add(one.status() == CaseStatus.ACCEPTED ? change.by(CaseTrigger.FIRST_LETTER_SENT) : change);
        }
        List<CollectionCase> _ = cases.change(client, changes, day);
        events.record(group.stream()
                .map(one -> letterSent(one, step.name(), written.get(one.id()), day))
                .toList());
    }

    private static NewCaseEvent letterSent(
            CollectionCase one, String kind, @org.jspecify.annotations.Nullable Written written, LocalDate day) {
        String document = written == null ? "" : written.document();
        return new NewCaseEvent(
                one.client(),
                one.id(),
                "letter.sent",
                day,
                Map.of("kind", kind, "documentSha256", document),
                switch (kind) {
                    case "LETTER_1" -> "Erstes Schreiben an den Schuldner";
                    case "LETTER_2" -> "Zweites Schreiben an den Schuldner";
                    default -> "Letzte Zahlungsaufforderung an den Schuldner";
                },
                switch (kind) {
                    case "LETTER_1" -> "First letter to the debtor";
                    case "LETTER_2" -> "Second letter to the debtor";
                    default -> "Last request for payment to the debtor";
                });
    }

    /** All was tried that is tried without a court: what was paid counts, the rest is uncollectible. */
    private void close(long client, Strategy strategy, int number, List<CollectionCase> group, LocalDate day) {
        Map<UUID, CaseAmounts> amounts =
                accounts.amounts(client, group.stream().map(CollectionCase::id).toList(), day);
        List<CollectionCase> closed = cases.change(
                client,
                group.stream()
                        .map(one -> CaseChange.of(one)
                                .stepped(strategy.version(), number + 1)
                                .closing(
                                        CaseTrigger.CLOSED,
                                        amounts.getOrDefault(one.id(), CaseAmounts.NONE)
                                                        .paid()
                                                        .isPositive()
                                                ? Outcome.PARTLY_PAID
                                                : Outcome.UNCOLLECTIBLE))
                        .toList(),
                day);
        events.record(closed.stream()
                .map(one -> {
                    boolean part = one.outcome() == Outcome.PARTLY_PAID;
                    return new NewCaseEvent(
                            client,
                            one.id(),
                            "case.closed",
                            day,
                            Map.of("outcome", String.valueOf(one.outcome())),
                            part ? "Akte geschlossen: teilweise bezahlt" : "Akte geschlossen: nicht einbringlich",
                            part ? "Case closed: partly paid" : "Case closed: uncollectible");
                })
                .toList());
    }
}
