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
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.costs.FeeRate;
import de.mahnwerk.law.delay.Receipt;
import de.mahnwerk.platform.calendar.GermanHolidays;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Does the steps that are due: a chunk of one client's cases in one transaction, with the step's log entry, letter, posting
 * and event. Another node takes other cases; after a kill the rest is still due.
 */
@Component
@Order(20)
class StrategySteps implements DayJob, RecurringWork, CaseListener, NextStep {

    private static final int CHUNK = 200;

    private record Done(UUID caseId, int step, String name, LocalDate dueOn) {}

    private final Strategy strategy = Strategy.read("standard");
    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Clients clients;
    private final Cases cases;
    private final ClaimAccounts accounts;
    private final DebtorLetters letters;
    private final CaseEvents events;
    private final BusinessClock clock;

    StrategySteps(
            JdbcClient db,
            Tenancy tenancy,
            Clients clients,
            Cases cases,
            ClaimAccounts accounts,
            DebtorLetters letters,
            CaseEvents events,
            BusinessClock clock) {
        this.db = db;
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
            List<CollectionCase> _ = cases.change(
                    opened.getFirst().opened().client(),
                    opened.stream()
                            .map(one -> CaseChange.of(one.opened())
                                    .next(first.name(), day.plusDays(first.after()))
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
        steps(client, due, day);
        return due.size();
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
        byStep.forEach((number, group) -> {
            log(client, number, group, day);
            Strategy.Step step = strategy.steps().get(number);
            switch (step.kind()) {
                case LETTER -> letter(client, number, step, group, day);
                case CLOSE -> close(client, number, group, day);
            }
        });
    }

    private void log(long client, int number, List<CollectionCase> group, LocalDate day) {
        Strategy.Step step = strategy.steps().get(number);
        int logged = db.sql("""
                        insert into case_step (client, case_id, step, name, strategy, version, due_on, done_on)
                        select :client, r.case_id, r.step, r.name, :strategy, :version, r.due_on, :day
                          from jsonb_to_recordset(:rows::jsonb) as r(case_id uuid, step int, name text, due_on date)
                        """)
                .param("client", client)
                .param("strategy", strategy.name())
                .param("version", strategy.version())
                .param("day", day)
                .param(
                        "rows",
                        Rows.json(group.stream()
                                .map(one -> new Done(
                                        one.id(),
                                        number,
                                        step.name(),
                                        one.nextStepOn() == null ? day : one.nextStepOn()))
                                .toList()))
                .update();
        assert logged == group.size();
    }

    private void letter(long client, int number, Strategy.Step step, List<CollectionCase> group, LocalDate day) {
        if (step.fee() == Strategy.Fee.NORMAL) {
            accounts.raiseFee(client, group, day);
        }
        int deadline = step.deadline() == null ? 14 : step.deadline();
        boolean email = step.channel() == Strategy.Channel.EMAIL_ELSE_LETTER;
        Map<UUID, Written> written =
                letters.write(client, group, step.name(), step.fee() != null || number > 0, email, deadline, day);
        Strategy.Step next = strategy.steps().get(number + 1);
        LocalDate nextOn = next.fee() == Strategy.Fee.NORMAL
                ? raisedFrom(client, day, day.plusDays(next.after()))
                : day.plusDays(next.after());
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
        Holidays holidays = GermanHolidays.in(clients.get(client).federalState());
        LocalDate lawful =
                FeeRate.simpleUntil(Receipt.assumed(demanded), holidays).plusDays(1);
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
