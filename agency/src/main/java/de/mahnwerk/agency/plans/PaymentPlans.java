package de.mahnwerk.agency.plans;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.account.CollectionFees;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseListener;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import de.mahnwerk.agency.correspondence.PlanSheet;
import de.mahnwerk.agency.plans.PlanNews.Asked;
import de.mahnwerk.agency.plans.Plans.Turn;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.conduct.AgreementNotice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The door to payment plans that were agreed; {@link PlanOffers} comes before it. Whoever changes one has locked its case, in a transaction of its client or over all clients. */
@Component
@Order(20)
public class PaymentPlans implements CaseListener {

    private final Plans plans;
    private final PlanNews news;
    private final Cases cases;
    private final ClaimAccounts accounts;
    private final CollectionFees fees;

    PaymentPlans(Plans plans, PlanNews news, Cases cases, ClaimAccounts accounts, CollectionFees fees) {
        this.plans = plans;
        this.news = news;
        this.cases = cases;
        this.accounts = accounts;
        this.fees = fees;
    }

    /** The latest plan of a case. */
    public Optional<Plan> of(long client, UUID caseId) {
        return plans.latest(client, caseId);
    }

    /**
     * Records that the debtor accepted the offer in text form: its costs are owed from now on, and the strategy rests.
     *
     * @return false when there is no offer that could be accepted on {@code agreedOn}
     */
    public boolean agree(CollectionCase one, LocalDate agreedOn, Plan.Received how, String by, LocalDate day) {
        Plan plan = of(one.client(), one.id()).orElse(null);
        Money paid = accounts.paid(one);
        if (plan == null
                || plan.state() != Plan.State.OFFERED
                || plan.fulfilled(paid)
                || cases.debtor(one).barred()
                || !CaseLifecycle.allows(one.status(), CaseTrigger.PLAN_AGREED)
                || agreedOn.isBefore(plan.offeredOn())
                || agreedOn.isAfter(plan.validUntil())
                || agreedOn.isAfter(day)) {
            return false;
        }
        Money lawful = fees.agreementCosts(one).total();
        boolean owed = new AgreementNotice(plan.offeredOn(), plan.costs())
                .allows(lawful, agreedOn)
                .equals(lawful);
        accounts.agree(one, owed, plan.offeredOn(), day);
        plans.agree(one.client(), plan, agreedOn, how, by, one.status(), day);
        CollectionCase now = cases.change(
                        one.client(),
                        List.of(CaseChange.of(one)
                                .by(CaseTrigger.PLAN_AGREED)
                                .notBefore(plan.lastDueOn().plusMonths(1))),
                        day)
                .getFirst();
        Plan.Instalment next = plan.instalments().stream()
                .filter(part -> plan.open(part, paid).isPositive())
                .findFirst()
                .orElseThrow();
        Map<UUID, Written> _ = news.write(
                one.client(),
                List.of(new Asked(now, plan, plan.mark(), plan.open(next, paid), next.dueOn())),
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

    /** Something else was agreed: a plan that lives ends with the case's change, and its debtor hears of the other thing. */
    public void replaced(CollectionCase one, LocalDate day) {
        of(one.client(), one.id())
                .filter(plan -> plan.state().lives())
                .ifPresent(plan ->
                        plans.turn(one.client(), List.of(new Turn(one.id(), plan.nth(), Plan.State.ENDED, null)), day));
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
                .filter(one -> one.closedFrom() == CaseStatus.PAYMENT_PLAN
                        && !cases.debtor(one).barred())
                .toList();
        if (!again.isEmpty()) {
            plans.revive(
                    again.getFirst().client(),
                    again.stream().map(CollectionCase::id).toList(),
                    day);
        }
    }

    /** Letters do not reach the debtor: as long as that is so, nobody tells him what is missing, and no time of grace counts. */
    public void interrupted(CollectionCase one, LocalDate day) {
        plans.interrupt(one.client(), List.of(one.id()), day.plusDays(1));
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
