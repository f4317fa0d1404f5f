package de.mahnwerk.agency.plans;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.DebtorAddresses;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import de.mahnwerk.agency.correspondence.PlanSheet;
import de.mahnwerk.agency.plans.PlanCourse.Need;
import de.mahnwerk.agency.plans.PlanNews.Asked;
import de.mahnwerk.agency.plans.Plans.Told;
import de.mahnwerk.agency.plans.Plans.Turn;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Looks at the plans whose day has come, before the strategy works: reminds, notes what did not come, ends what was broken,
 * lets offers expire. A plan that was looked at has another day, so a second run of the day does the rest only.
 */
@Component
@Order(17)
class PlanDays implements DayJob {

    private static final int CHUNK = 200;

    /** For the whole rest when a plan is broken; the strategy goes on once the post and the bank had their days too. */
    private static final int DEADLINE = 14;

    private static final int STRATEGY_AFTER = 17;

    private final Plans plans;
    private final PlanNews news;
    private final Cases cases;
    private final DebtorAddresses addresses;
    private final ClaimAccounts accounts;
    private final Tenancy tenancy;

    PlanDays(
            Plans plans,
            PlanNews news,
            Cases cases,
            DebtorAddresses addresses,
            ClaimAccounts accounts,
            Tenancy tenancy) {
        this.plans = plans;
        this.news = news;
        this.cases = cases;
        this.addresses = addresses;
        this.accounts = accounts;
        this.tenancy = tenancy;
    }

    @Override
    public String name() {
        return "plans";
    }

    @Override
    public void live(LocalDate day) {
        for (long client : tenancy.asEveryone(() -> plans.clientsDue(day))) {
            boolean more;
            do {
                more = tenancy.as(client, () -> chunk(client, day));
            } while (more);
        }
    }

    private boolean chunk(long client, LocalDate day) {
        List<UUID> due = plans.due(client, day, CHUNK);
        List<CollectionCase> locked = cases.lock(client, due);
        Map<UUID, Plan> now = plans.latest(client, due);
        Map<UUID, Money> paid = accounts.paid(client, due);
        Set<UUID> untold = new HashSet<>(addresses.withLost(client, due));
        untold.addAll(cases.silent(client, due, day));
        Looked looked = new Looked(client, day, untold);
        for (CollectionCase one : locked) {
            Plan plan = requireNonNull(now.get(one.id()));
            LocalDate next = plan.nextOn();
            if (next != null && !next.isAfter(day)) {
                looked.at(one, plan, paid.getOrDefault(one.id(), Money.ZERO));
            }
        }
        looked.write();
        return !due.isEmpty();
    }

    /** What a chunk of plans asks for, kind by kind. */
    private final class Looked {

        private final long client;
        private final LocalDate day;
        private final List<Turn> turns = new ArrayList<>();
        private final List<Told> told = new ArrayList<>();
        private final List<Asked> reminded = new ArrayList<>();
        private final List<Asked> missed = new ArrayList<>();
        private final Map<CollectionCase, Plan> broken = new LinkedHashMap<>();
        private final List<CollectionCase> back = new ArrayList<>();
        private final List<CollectionCase> expired = new ArrayList<>();

        /** Whom letters do not reach, or who waits for an answer: nobody tells him what is missing, so nothing is broken. */
        private final Set<UUID> untold;

        private Looked(long client, LocalDate day, Set<UUID> untold) {
            this.client = client;
            this.day = day;
            this.untold = untold;
        }

        private void at(CollectionCase one, Plan plan, Money paid) {
            if (plan.state() == Plan.State.OFFERED) {
                turn(plan, Plan.State.EXPIRED);
                expired.add(one);
                return;
            }
            switch (one.status()) {
                case PAYMENT_PLAN -> {
                    if (untold.contains(one.id())) {
                        turn(plan, Plan.State.AGREED);
                        return;
                    }
                    forgive(plan, paid);
                    PlanCourse.on(plan, paid, day)
                            .ifPresentOrElse(need -> need(one, plan, need), () -> turn(plan, Plan.State.AGREED));
                }
                case PRE_COURT -> {
                    // a dispute is settled: the plan goes on
                    back.add(one);
                    turn(plan, Plan.State.AGREED);
                }
                case PAUSED, QUERY, DISPUTED, TRACING, AWAITING_DECISION -> turn(plan, Plan.State.AGREED);
                case RECEIVED, ACCEPTED, COURT_DUNNING, ENFORCEMENT, MONITORING, CLOSED, REJECTED ->
                    turn(plan, Plan.State.ENDED);
            }
        }

        /** A time of grace has served its purpose when the instalment is paid; should the payment go back, there is another. */
        private void forgive(Plan plan, Money paid) {
            plan.instalments().stream()
                    .filter(part ->
                            part.graceUntil() != null && !plan.open(part, paid).isPositive())
                    .forEach(part -> told.add(new Told(plan.caseId(), plan.nth(), part.number(), null)));
        }

        private void turn(Plan plan, Plan.State state) {
            turns.add(new Turn(plan.caseId(), plan.nth(), state, state.lives() ? day.plusDays(1) : null));
        }

        private void need(CollectionCase one, Plan plan, Need need) {
            switch (need) {
                case Need.Nothing nothing -> next(plan, nothing.nextOn());
                case Need.Reminder reminder -> {
                    next(plan, reminder.nextOn());
                    told.add(new Told(plan.caseId(), plan.nth(), reminder.of().number(), null));
                    reminded.add(new Asked(
                            one,
                            plan,
                            plan.nth() + "-" + reminder.of().number(),
                            reminder.open(),
                            reminder.of().dueOn()));
                }
                case Need.Missed late -> {
                    next(plan, late.nextOn());
                    told.add(new Told(plan.caseId(), plan.nth(), late.of().number(), late.graceUntil()));
                    missed.add(new Asked(one, plan, noticeMark(plan, late.of()), late.open(), late.graceUntil()));
                }
                case Need.Broken over -> {
                    turn(plan, Plan.State.BROKEN);
                    broken.put(one, plan);
                }
            }
        }

        private void next(Plan plan, LocalDate on) {
            turns.add(new Turn(plan.caseId(), plan.nth(), Plan.State.AGREED, on));
        }

        private static String noticeMark(Plan plan, Plan.Instalment one) {
            String first = plan.nth() + "-" + one.number();
            return one.notices() == 0 ? first : first + "-" + (one.notices() + 1);
        }

        private void write() {
            plans.turn(client, turns, day);
            plans.told(client, told, day);
            Map<UUID, CaseAmounts> amounts = accounts.amounts(
                    client,
                    Stream.concat(reminded.stream(), missed.stream())
                            .map(asked -> asked.one().id())
                            .toList(),
                    day);
            Map<UUID, Written> _ =
                    news.write(client, reachable(owed(reminded, amounts)), PlanSheet.Kind.PLAN_REMINDER, day);
            List<Asked> missing = owed(missed, amounts);
            Map<UUID, Written> _ = news.write(client, missing, PlanSheet.Kind.PLAN_MISSED, day);
            Map<UUID, Asked> late =
                    missing.stream().collect(Collectors.toMap(one -> one.one().id(), one -> one));
            news.tell(missing.stream().map(Asked::one).toList(), "plan.missed", day, one -> {
                Asked asked = requireNonNull(late.get(one.id()));
                return Wording.of(
                        "Eine Rate kam nicht; offen sind {0}, Nachfrist bis {1}",
                        "An instalment did not come; {0} is open, grace until {1}", asked.demanded(), asked.until());
            });
            news.lapsed(
                    expired,
                    day,
                    Wording.of(
                            "Angebot der Ratenzahlung nicht rechtzeitig angenommen",
                            "The offer of instalments was not accepted in time"));
            goOn();
            breakOff();
        }

        /** Nobody is asked for more than the case still owes, for example after a credit. */
        private static List<Asked> owed(List<Asked> asked, Map<UUID, CaseAmounts> amounts) {
            return asked.stream()
                    .map(one -> one.atMost(
                            requireNonNull(amounts.get(one.one().id())).open()))
                    .filter(one -> one.demanded().isPositive())
                    .toList();
        }

        /** Nobody pays postage for a friendly word: who has no e-mail address is not reminded. */
        private List<Asked> reachable(List<Asked> asked) {
            var debtors = cases.debtors(
                    client, asked.stream().map(one -> one.one().id()).toList());
            return asked.stream()
                    .filter(one -> !requireNonNull(debtors.get(one.one().id()))
                            .emails()
                            .isEmpty())
                    .toList();
        }

        private void goOn() {
            List<CollectionCase> now = cases.change(
                    client,
                    back.stream()
                            .map(one -> CaseChange.of(one).by(CaseTrigger.PLAN_AGREED))
                            .toList(),
                    day);
            news.tell(
                    now,
                    CaseTrigger.PLAN_AGREED.event(),
                    day,
                    _ -> Wording.of("Die vereinbarte Ratenzahlung geht weiter", "The agreed instalments go on"));
        }

        private void breakOff() {
            if (broken.isEmpty()) {
                return;
            }
            List<CollectionCase> now = cases.change(
                    client,
                    broken.entrySet().stream()
                            .map(entry -> breach(entry.getKey(), entry.getValue()))
                            .toList(),
                    day);
            Map<UUID, String> marks = new HashMap<>();
            broken.values().forEach(plan -> marks.put(plan.caseId(), plan.mark()));
            news.demandRest(client, now, marks, DEADLINE, day);
            news.tell(
                    now,
                    CaseTrigger.PLAN_BROKEN.event(),
                    day,
                    _ -> Wording.of(
                            "Ratenzahlung nicht eingehalten; der ganze Rest ist fällig",
                            "The payment plan was not kept; the whole rest is due"));
        }

        /** The strategy goes on after the deadline; a case that was only watched before the plan is only watched again. */
        private CaseChange breach(CollectionCase one, Plan plan) {
            CaseChange change = CaseChange.of(one);
            if (plan.agreedIn() == CaseStatus.MONITORING) {
                return change.by(CaseTrigger.PLAN_BROKEN_WHILE_MONITORED);
            }
            String step = one.nextStep();
            return (step == null ? change : change.next(step, day.plusDays(STRATEGY_AFTER)))
                    .by(CaseTrigger.PLAN_BROKEN);
        }
    }
}
