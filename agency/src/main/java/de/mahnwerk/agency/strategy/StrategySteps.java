package de.mahnwerk.agency.strategy;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseListener;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.agency.strategy.StepLog.Judged;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.costs.FeeRate;
import de.mahnwerk.law.delay.Receipt;
import de.mahnwerk.platform.calendar.GermanHolidays;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Does the steps that are due: a chunk of one client's cases in one transaction, with the step's log entry, letter, posting
 * and event. Another node takes other cases; after a kill the rest is still due.
 */
@Component
@Order(20)
class StrategySteps implements DayJob, RecurringWork, CaseListener, NextStep {

    private static final int CHUNK = 200;

    private final Strategy strategy;
    private final StepLog log;
    private final Tenancy tenancy;
    private final Clients clients;
    private final Cases cases;
    private final ClaimAccounts accounts;
    private final DebtorLetters letters;
    private final CaseEvents events;
    private final BusinessClock clock;

    StrategySteps(
            Strategy strategy,
            StepLog log,
            Tenancy tenancy,
            Clients clients,
            Cases cases,
            ClaimAccounts accounts,
            DebtorLetters letters,
            CaseEvents events,
            BusinessClock clock) {
        this.strategy = strategy;
        this.log = log;
        this.tenancy = tenancy;
        this.clients = clients;
        this.cases = cases;
        this.accounts = accounts;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void opened(List<OpenedCase> opened, LocalDate day) {
        Strategy.Step first = strategy.steps().getFirst();
        if (!opened.isEmpty()) {
            long client = opened.getFirst().opened().client();
            LocalDate firstOn = from(client, first, day.plusDays(first.after()));
            List<CollectionCase> _ = cases.change(
                    client,
                    opened.stream()
                            .map(one -> CaseChange.of(one.opened())
                                    .next(first.name(), firstOn)
                                    .stepped(strategy.version(), 0))
                            .toList(),
                    day);
        }
    }

    @Override
    public String name() {
        return "strategy";
    }

    /** Letters are a matter of the same day: claims that arrive meanwhile are answered first. */
    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void live(LocalDate day) {
        int _ = steps(day);
    }

    @Override
    public int work() {
        return steps(clock.today());
    }

    private int steps(LocalDate day) {
        int all = 0;
        for (long client : tenancy.asEveryone(() -> cases.clientsWithDueSteps(day))) {
            int done;
            do {
                done = tenancy.as(client, () -> chunk(client, day));
                all += done;
            } while (done > 0);
        }
        return all;
    }

    private int chunk(long client, LocalDate day) {
        List<CollectionCase> due = cases.lockDue(client, day, CHUNK);
        Map<Boolean, List<CollectionCase>> parts = due.stream()
                .collect(Collectors.partitioningBy(one ->
                        from(client, strategy.steps().get(one.step()), day).isAfter(day)));
        wait(client, parts.getOrDefault(true, List.of()), day);
        steps(client, parts.getOrDefault(false, List.of()), day);
        return due.size();
    }

    /** A step that waits for a working day, when its case goes on after a rest or a day of the run was left out. */
    private void wait(long client, List<CollectionCase> group, LocalDate day) {
        List<CollectionCase> _ = cases.change(
                client,
                group.stream()
                        .map(one -> {
                            Strategy.Step step = strategy.steps().get(one.step());
                            return CaseChange.of(one).next(step.name(), from(client, step, day));
                        })
                        .toList(),
                day);
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
        Map<Integer, List<CollectionCase>> byStep = due.stream().collect(Collectors.groupingBy(CollectionCase::step));
        byStep.forEach((number, group) -> step(client, number, group, day));
    }

    private void step(long client, int number, List<CollectionCase> group, LocalDate day) {
        Strategy.Step step = strategy.steps().get(number);
        List<Judged> judged = judge(client, step, group, day);
        log.write(client, strategy, number, judged, day);
        Map<Boolean, List<CollectionCase>> parts = judged.stream()
                .collect(
                        Collectors.partitioningBy(Judged::taken, Collectors.mapping(Judged::one, Collectors.toList())));
        List<CollectionCase> taken = parts.getOrDefault(true, List.of());
        List<CollectionCase> skipped = parts.getOrDefault(false, List.of());
        if (!taken.isEmpty()) {
            switch (step.kind()) {
                case LETTER -> letter(client, number, step, taken, day);
                case CLOSE -> close(client, number, taken, day);
            }
        }
        if (!skipped.isEmpty()) {
            skip(client, number, step, skipped, day);
        }
    }

    private List<Judged> judge(long client, Strategy.Step step, List<CollectionCase> group, LocalDate day) {
        Map<UUID, CaseAmounts> amounts = step.when().asksForMoney()
                ? accounts.amounts(
                        client, group.stream().map(CollectionCase::id).toList(), day)
                : Map.of();
        return group.stream()
                .map(one -> {
                    When.Judgement judgement = step.when().judge(one, amounts.getOrDefault(one.id(), CaseAmounts.NONE));
                    List<Wording> reasons = new ArrayList<>();
                    reasons.add(due(one, day));
                    reasons.addAll(judgement.reasons());
                    return new Judged(one, judgement.holds(), Wording.sentences(reasons));
                })
                .toList();
    }

    private Wording due(CollectionCase one, LocalDate day) {
        LocalDate due = one.nextStepOn();
        return Wording.of(
                "Fällig am {0} nach der Strategie {1}, Version {2}.",
                "Due on {0} by the strategy {1}, version {2}.",
                due == null ? day : due,
                strategy.name(),
                String.valueOf(strategy.version()));
    }

    /** Nothing happens to the case but that its next step comes nearer; its stage stays. */
    private void skip(long client, int number, Strategy.Step step, List<CollectionCase> group, LocalDate day) {
        Strategy.Step next = strategy.steps().get(number + 1);
        LocalDate nextOn = nextOn(client, next, day);
        List<CollectionCase> _ = cases.change(
                client,
                group.stream()
                        .map(one ->
                                CaseChange.of(one).next(next.name(), nextOn).stepped(strategy.version(), number + 1))
                        .toList(),
                day);
        int _ = cases.passed(client, group.stream().map(CollectionCase::id).toList(), step.name());
    }

    /** When the step after one of {@code day} comes. */
    private LocalDate nextOn(long client, Strategy.Step next, LocalDate day) {
        LocalDate planned = day.plusDays(next.after());
        return from(client, next, next.fee() == Strategy.Fee.NORMAL ? raisedFrom(client, day, planned) : planned);
    }

    /** The day itself, or the first working day after it when the step waits for one. */
    private LocalDate from(long client, Strategy.Step step, LocalDate day) {
        return step.when().workingDay() ? holidays(client).sameOrNextWorkingDay(day) : day;
    }

    private Holidays holidays(long client) {
        return GermanHolidays.in(clients.get(client).federalState());
    }

    /** Of these cases those whose fee is at 0.9 once the step is taken. */
    private Set<UUID> raised(long client, int number, Strategy.Step step, List<CollectionCase> group) {
        List<UUID> ids = group.stream().map(CollectionCase::id).toList();
        if (step.fee() == Strategy.Fee.NORMAL) {
            return Set.copyOf(ids);
        }
        List<String> raising = strategy.steps().subList(0, number).stream()
                .filter(before -> before.fee() == Strategy.Fee.NORMAL)
                .map(Strategy.Step::name)
                .toList();
        return raising.isEmpty() ? Set.of() : log.taken(client, ids, raising);
    }

    private void letter(long client, int number, Strategy.Step step, List<CollectionCase> group, LocalDate day) {
        if (step.fee() == Strategy.Fee.NORMAL) {
            accounts.raiseFee(client, group, day);
        }
        int deadline = step.deadline() == null ? 14 : step.deadline();
        boolean email = step.channel() == Strategy.Channel.EMAIL_ELSE_LETTER;
        Set<UUID> raised = raised(client, number, step, group);
        Map<UUID, Written> written = new HashMap<>();
        group.stream()
                .collect(Collectors.partitioningBy(one -> raised.contains(one.id())))
                .forEach((high, some) -> {
                    if (!some.isEmpty()) {
                        written.putAll(letters.write(client, some, step.name(), high, email, deadline, day));
                    }
                });
        Strategy.Step next = strategy.steps().get(number + 1);
        LocalDate nextOn = nextOn(client, next, day);
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

    /** A fee rises when nobody can say any more that the first demand was paid in time (VV 2300 note 2 RVG). */
    private LocalDate raisedFrom(long client, LocalDate demanded, LocalDate planned) {
        LocalDate lawful =
                FeeRate.simpleUntil(Receipt.assumed(demanded), holidays(client)).plusDays(1);
        return planned.isAfter(lawful) ? planned : lawful;
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
    private void close(long client, int number, List<CollectionCase> group, LocalDate day) {
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
