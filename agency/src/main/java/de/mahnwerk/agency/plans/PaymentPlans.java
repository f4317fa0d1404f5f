package de.mahnwerk.agency.plans;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.account.ClaimAccounts.AgreementCosts;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseListener;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import de.mahnwerk.agency.correspondence.PlanSheet;
import de.mahnwerk.agency.plans.PlanNews.Asked;
import de.mahnwerk.agency.plans.Plans.Turn;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.conduct.AgreementNotice;
import de.mahnwerk.law.payment.InstalmentPlan;
import de.mahnwerk.law.payment.PlanBasis;
import de.mahnwerk.platform.calendar.GermanHolidays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The door to payment plans. Whoever changes one has locked its case, in a transaction of its client or over all clients. */
@Component
@Order(20)
public class PaymentPlans implements CaseListener {

    /** An instalment below this costs more than it brings. */
    public static final Money LEAST = Money.cents(500);

    public static final int MOST = 60;

    /** How long the debtor can think the offer over, and how long the post may take to bring his answer. */
    private static final int DAYS_TO_ANSWER = 14;

    static final int DAYS_OF_THE_POST = 5;
    private static final int LEAST_DAYS_TO_FIRST = 10;
    private static final int MOST_DAYS_TO_FIRST = 62;

    /**
     * What a clerk wants to offer.
     *
     * @param number of instalments; null when their amount is given
     * @param withCosts whether the settlement fee shall be owed
     */
    public record Wish(@Nullable Integer number, @Nullable Money amount, LocalDate first, boolean withCosts) {}

    /** What would be offered, or the code of the reason for which it cannot be. */
    public sealed interface Preview {
        record Possible(InstalmentPlan plan, AgreementCosts costs, LocalDate validUntil) implements Preview {}

        record Refused(String reason) implements Preview {}
    }

    private final Plans plans;
    private final PlanNews news;
    private final Cases cases;
    private final Clients clients;
    private final ClaimAccounts accounts;

    PaymentPlans(Plans plans, PlanNews news, Cases cases, Clients clients, ClaimAccounts accounts) {
        this.plans = plans;
        this.news = news;
        this.cases = cases;
        this.clients = clients;
        this.accounts = accounts;
    }

    /** The latest plan of a case. */
    public Optional<Plan> of(long client, UUID caseId) {
        return Optional.ofNullable(plans.latest(client, List.of(caseId)).get(caseId));
    }

    /** The first day that is proposed: the first of a month, with time to answer before it. */
    public static LocalDate proposedFirst(LocalDate day) {
        return day.plusDays(LEAST_DAYS_TO_FIRST).plusMonths(1).withDayOfMonth(1);
    }

    /** What can be offered; nothing is written. */
    public Preview preview(CollectionCase one, Wish wish, LocalDate day) {
        if (!CaseLifecycle.allows(one.status(), CaseTrigger.PLAN_AGREED)) {
            return new Preview.Refused("NOT_NOW");
        }
        if (of(one.client(), one.id()).filter(plan -> plan.state().lives()).isPresent()) {
            return new Preview.Refused("THERE_IS_ONE");
        }
        if (barred(one)) {
            return new Preview.Refused("DEBTOR_BARRED");
        }
        if (wish.first().isBefore(day.plusDays(LEAST_DAYS_TO_FIRST))
                || wish.first().isAfter(day.plusDays(MOST_DAYS_TO_FIRST))) {
            return new Preview.Refused("FIRST_DAY");
        }
        AgreementCosts costs = wish.withCosts() && one.status() == CaseStatus.PRE_COURT
                ? accounts.agreementCosts(one)
                : AgreementCosts.NONE;
        Optional<InstalmentPlan> plan = drawn(one, wish, costs.total(), day)
                .filter(drawn -> drawn.instalments().size() > 1)
                .filter(drawn -> drawn.instalments().getFirst().amount().compareTo(LEAST) >= 0);
        return plan.<Preview>map(drawn -> new Preview.Possible(drawn, costs, validUntil(wish, day)))
                .orElseGet(() -> new Preview.Refused("AMOUNTS"));
    }

    private boolean barred(CollectionCase one) {
        return requireNonNull(cases.debtors(one.client(), List.of(one.id())).get(one.id()))
                .barred();
    }

    private Optional<InstalmentPlan> drawn(CollectionCase one, Wish wish, Money costs, LocalDate day) {
        PlanBasis basis = accounts.planBasis(one, costs, day);
        Holidays holidays = GermanHolidays.in(clients.get(one.client()).federalState());
        Money amount = wish.amount();
        Integer number = wish.number();
        if (amount != null) {
            return basis.of(amount, wish.first(), MOST, holidays);
        }
        return number == null || number > MOST ? Optional.empty() : basis.in(number, wish.first(), holidays);
    }

    private static LocalDate validUntil(Wish wish, LocalDate day) {
        LocalDate latest = wish.first().minusDays(1);
        LocalDate until = day.plusDays(DAYS_TO_ANSWER);
        return until.isAfter(latest) ? latest : until;
    }

    /** Offers a plan by letter; the strategy waits for the answer. */
    public Preview offer(CollectionCase one, Wish wish, String by, LocalDate day) {
        Preview preview = preview(one, wish, day);
        if (preview instanceof Preview.Possible possible) {
            Plan plan = offered(one, possible, by, day);
            plans.add(one.client(), plan);
            Map<UUID, Written> written = news.write(
                    one.client(),
                    List.of(new Asked(one, plan, mark(plan), plan.total(), plan.validUntil())),
                    PlanSheet.Kind.PLAN_OFFER,
                    day);
            CollectionCase now = waiting(CaseChange.of(one), requireNonNull(plan.nextOn()), day);
            news.tell(
                    List.of(now),
                    "letter.sent",
                    Map.of(
                            "kind",
                            "PLAN_OFFER",
                            "documentSha256",
                            requireNonNull(written.get(one.id())).document()),
                    day,
                    _ -> Wording.of(
                            "Ratenzahlung angeboten: {0}",
                            "Payment by instalments offered: {0}",
                            possible.plan().wording()));
        }
        return preview;
    }

    private Plan offered(CollectionCase one, Preview.Possible possible, String by, LocalDate day) {
        List<Plan.Instalment> instalments = new ArrayList<>();
        for (InstalmentPlan.Instalment part : possible.plan().instalments()) {
            instalments.add(new Plan.Instalment(
                    instalments.size() + 1, part.dueOn(), part.amount(), part.interest(), null, null, null, 0));
        }
        LocalDate nextOn = possible.validUntil().plusDays(DAYS_OF_THE_POST + 1L);
        return new Plan(
                one.id(),
                of(one.client(), one.id()).map(Plan::nth).orElse(0) + 1,
                Plan.State.OFFERED,
                day,
                by,
                possible.validUntil(),
                possible.plan().rate(),
                possible.costs().total(),
                possible.costs().why().in(Locale.GERMAN),
                possible.costs().why().in(Locale.ENGLISH),
                paid(one),
                null,
                null,
                null,
                null,
                nextOn,
                null,
                comesBefore(one, nextOn) ? one.nextStepOn() : null,
                instalments);
    }

    private static String mark(Plan plan) {
        return Integer.toString(plan.nth());
    }

    private Money paid(CollectionCase one) {
        return accounts.paid(one.client(), List.of(one.id())).getOrDefault(one.id(), Money.ZERO);
    }

    /** The strategy does nothing before {@code until}. */
    private CollectionCase waiting(CaseChange change, LocalDate until, LocalDate day) {
        CollectionCase read = change.read();
        String next = read.nextStep();
        CaseChange later = next != null && comesBefore(read, until) ? change.next(next, until) : change;
        return cases.change(read.client(), List.of(later), day).getFirst();
    }

    private static boolean comesBefore(CollectionCase one, LocalDate until) {
        LocalDate on = one.nextStepOn();
        return on != null && on.isBefore(until);
    }

    /**
     * Records that the debtor accepted the offer in text form: its costs are owed from now on, and the strategy rests.
     *
     * @return false when there is no offer that could be accepted on {@code agreedOn}
     */
    public boolean agree(CollectionCase one, LocalDate agreedOn, Plan.Received how, String by, LocalDate day) {
        Plan plan = of(one.client(), one.id()).orElse(null);
        Money paid = paid(one);
        if (plan == null
                || plan.state() != Plan.State.OFFERED
                || plan.fulfilled(paid)
                || barred(one)
                || !CaseLifecycle.allows(one.status(), CaseTrigger.PLAN_AGREED)
                || agreedOn.isBefore(plan.offeredOn())
                || agreedOn.isAfter(plan.validUntil())
                || agreedOn.isAfter(day)) {
            return false;
        }
        Money lawful = accounts.agreementCosts(one).total();
        boolean owed = new AgreementNotice(plan.offeredOn(), plan.costs())
                .allows(lawful, agreedOn)
                .equals(lawful);
        accounts.agree(one, owed, plan.offeredOn(), day);
        plans.agree(one.client(), plan, agreedOn, how, by, one.status(), day);
        CollectionCase now = waiting(
                CaseChange.of(one).by(CaseTrigger.PLAN_AGREED), plan.lastDueOn().plusMonths(1), day);
        Plan.Instalment next = plan.instalments().stream()
                .filter(part -> plan.open(part, paid).isPositive())
                .findFirst()
                .orElseThrow();
        Map<UUID, Written> _ = news.write(
                one.client(),
                List.of(new Asked(now, plan, mark(plan), plan.open(next, paid), next.dueOn())),
                PlanSheet.Kind.PLAN_AGREED,
                day);
        news.tell(
                List.of(now),
                CaseTrigger.PLAN_AGREED.event(),
                day,
                _ -> Wording.of(
                        "Ratenzahlung vereinbart: {0} Raten bis {1}, zusammen {2}",
                        "Payment by instalments agreed: {0} instalments until {1}, {2} in total",
                        plan.instalments().size(),
                        plan.lastDueOn(),
                        plan.total()));
        return true;
    }

    /** Takes an offer back, or notes that the debtor declined it; the strategy goes on as if nothing had been offered. */
    public boolean withdraw(CollectionCase one, LocalDate day) {
        Plan plan = of(one.client(), one.id()).orElse(null);
        if (plan == null || plan.state() != Plan.State.OFFERED) {
            return false;
        }
        plans.turn(one.client(), List.of(new Turn(one.id(), plan.nth(), Plan.State.WITHDRAWN, null)), day);
        String next = one.nextStep();
        LocalDate before = plan.strategyOn();
        if (next != null && before != null && Objects.equals(one.nextStepOn(), plan.nextOn())) {
            LocalDate on = before.isBefore(day) ? day : before;
            List<CollectionCase> _ =
                    cases.change(one.client(), List.of(CaseChange.of(one).next(next, on)), day);
        }
        return true;
    }

    /** Something else was agreed: a plan that lives ends with the case's change, and its debtor hears of the other thing. */
    public void replaced(CollectionCase one, LocalDate day) {
        of(one.client(), one.id())
                .filter(plan -> plan.state().lives())
                .ifPresent(plan ->
                        plans.turn(one.client(), List.of(new Turn(one.id(), plan.nth(), Plan.State.ENDED, null)), day));
    }

    /**
     * Offers the same number of instalments again, with new days, because the letter with the offer never reached the debtor.
     *
     * @return false when there is no such offer, or nothing can be offered any more
     */
    public boolean offerAgain(CollectionCase one, LocalDate day) {
        Plan lost = of(one.client(), one.id()).orElse(null);
        if (lost == null || (lost.state() != Plan.State.OFFERED && lost.state() != Plan.State.EXPIRED)) {
            return false;
        }
        if (lost.state() == Plan.State.OFFERED) {
            plans.turn(one.client(), List.of(new Turn(one.id(), lost.nth(), Plan.State.WITHDRAWN, null)), day);
        }
        Wish wish = new Wish(
                lost.instalments().size(),
                null,
                proposedFirst(day),
                lost.costs().isPositive());
        return offer(one, wish, lost.offeredBy(), day) instanceof Preview.Possible;
    }

    /** Which of these cases have a plan whose instalments are all paid, so that nothing more is owed. */
    public Set<UUID> fulfilled(long client, Collection<UUID> ids) {
        Map<UUID, Plan> agreed = plans.latest(client, ids);
        agreed.values().removeIf(plan -> plan.state() != Plan.State.AGREED);
        if (agreed.isEmpty()) {
            return Set.of();
        }
        Map<UUID, Money> paid = accounts.paid(client, agreed.keySet());
        return agreed.values().stream()
                .filter(plan -> plan.fulfilled(paid.getOrDefault(plan.caseId(), Money.ZERO)))
                .map(Plan::caseId)
                .collect(Collectors.toSet());
    }

    /** The days on which plans of these cases were agreed, whatever became of them. */
    public Map<UUID, List<LocalDate>> agreedOn(long client, Collection<UUID> ids) {
        return plans.agreedOn(client, ids);
    }

    @Override
    public void moved(List<Moved> moves, LocalDate day) {
        interrupted(moves, day);
        reopened(moves, day);
    }

    /** A plan that was met goes on when the payment that met it went back: its debtor has the time that it gives. */
    private void reopened(List<Moved> moves, LocalDate day) {
        List<CollectionCase> again = moves.stream()
                .filter(move -> move.from() == CaseStatus.CLOSED)
                .map(Moved::now)
                .filter(one -> one.closedFrom() == CaseStatus.PAYMENT_PLAN && !barred(one))
                .toList();
        if (!again.isEmpty()) {
            plans.revive(
                    again.getFirst().client(),
                    again.stream().map(CollectionCase::id).toList(),
                    day);
        }
    }

    /** What keeps a plan from going on ends its time of grace, too: afterwards the debtor is told anew what is missing. */
    private void interrupted(List<Moved> moves, LocalDate day) {
        List<CollectionCase> interrupted = moves.stream()
                .filter(move -> move.from() == CaseStatus.PAYMENT_PLAN)
                .map(Moved::now)
                .toList();
        if (!interrupted.isEmpty()) {
            plans.interrupt(
                    interrupted.getFirst().client(),
                    interrupted.stream().map(CollectionCase::id).toList(),
                    day.plusDays(1));
        }
    }

    /** A case that is closed has no plan any more; one that was paid has met it. */
    @Override
    public void closed(List<CollectionCase> closed, LocalDate day) {
        if (closed.isEmpty()) {
            return;
        }
        long client = closed.getFirst().client();
        Map<UUID, Plan> living =
                plans.latest(client, closed.stream().map(CollectionCase::id).toList());
        living.values().removeIf(plan -> !plan.state().lives());
        List<Turn> turns = new ArrayList<>();
        List<CollectionCase> fulfilled = new ArrayList<>();
        for (CollectionCase one : closed) {
            Plan plan = living.get(one.id());
            if (plan != null) {
                boolean met = plan.state() == Plan.State.AGREED && one.outcome() == Outcome.PAID;
                turns.add(new Turn(one.id(), plan.nth(), met ? Plan.State.FULFILLED : Plan.State.ENDED, null));
                if (met) {
                    fulfilled.add(one);
                }
            }
        }
        plans.turn(client, turns, day);
        news.tell(
                fulfilled,
                "plan.fulfilled",
                day,
                _ -> Wording.of("Ratenzahlung erfüllt", "The payment plan is fulfilled"));
    }
}
