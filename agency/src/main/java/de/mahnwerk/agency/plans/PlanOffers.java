package de.mahnwerk.agency.plans;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.account.CollectionFees;
import de.mahnwerk.agency.account.CollectionFees.AgreementCosts;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import de.mahnwerk.agency.correspondence.PlanSheet;
import de.mahnwerk.agency.plans.PlanNews.Asked;
import de.mahnwerk.agency.plans.Plans.Turn;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.payment.InstalmentPlan;
import de.mahnwerk.law.payment.PlanBasis;
import de.mahnwerk.platform.calendar.GermanHolidays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Payment by instalments before it is agreed: what can be offered, the offer, and how it is taken back. Its case is locked. */
@Component
public class PlanOffers {

    /** An instalment below this costs more than it brings. */
    private static final Money LEAST = Money.cents(500);

    private static final int MOST = 60;

    /** How long the debtor can think the offer over, and how long the post may take to bring his answer. */
    private static final int DAYS_TO_ANSWER = 14;

    private static final int DAYS_OF_THE_POST = 5;
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
    private final CollectionFees fees;

    PlanOffers(Plans plans, PlanNews news, Cases cases, Clients clients, ClaimAccounts accounts, CollectionFees fees) {
        this.plans = plans;
        this.news = news;
        this.cases = cases;
        this.clients = clients;
        this.accounts = accounts;
        this.fees = fees;
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
        if (plans.latest(one.client(), one.id())
                .filter(plan -> plan.state().lives())
                .isPresent()) {
            return new Preview.Refused("THERE_IS_ONE");
        }
        if (cases.debtor(one).barred()) {
            return new Preview.Refused("DEBTOR_BARRED");
        }
        if (wish.first().isBefore(day.plusDays(LEAST_DAYS_TO_FIRST))
                || wish.first().isAfter(day.plusDays(MOST_DAYS_TO_FIRST))) {
            return new Preview.Refused("FIRST_DAY");
        }
        AgreementCosts costs = wish.withCosts() && one.status() == CaseStatus.PRE_COURT
                ? fees.agreementCosts(one)
                : AgreementCosts.NONE;
        Optional<InstalmentPlan> plan = drawn(one, wish, costs.total(), day)
                .filter(drawn -> drawn.instalments().size() > 1)
                .filter(drawn -> drawn.instalments().getFirst().amount().compareTo(LEAST) >= 0);
        return plan.<Preview>map(drawn -> new Preview.Possible(drawn, costs, validUntil(wish, day)))
                .orElseGet(() -> new Preview.Refused("AMOUNTS"));
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
                    List.of(new Asked(one, plan, plan.mark(), plan.total(), plan.validUntil())),
                    PlanSheet.Kind.PLAN_OFFER,
                    day);
            // the strategy waits for the answer
            List<CollectionCase> now = cases.change(
                    one.client(), List.of(CaseChange.of(one).notBefore(requireNonNull(plan.nextOn()))), day);
            news.tell(
                    now,
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
                plans.latest(one.client(), one.id()).map(Plan::nth).orElse(0) + 1,
                Plan.State.OFFERED,
                day,
                by,
                possible.validUntil(),
                possible.plan().rate(),
                possible.costs().total(),
                possible.costs().why().in(Locale.GERMAN),
                possible.costs().why().in(Locale.ENGLISH),
                accounts.paid(one),
                null,
                null,
                null,
                null,
                nextOn,
                null,
                one.nextStepOn() != null && one.nextStepOn().isBefore(nextOn) ? one.nextStepOn() : null,
                instalments);
    }

    /** Takes an offer back, or notes that the debtor declined it; the strategy goes on as if nothing had been offered. */
    public boolean withdraw(CollectionCase one, LocalDate day) {
        Plan plan = plans.latest(one.client(), one.id()).orElse(null);
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
        news.lapsed(
                List.of(one),
                day,
                Wording.of(
                        "Angebot der Ratenzahlung zurückgenommen oder abgelehnt",
                        "The offer of instalments was taken back or declined"));
        return true;
    }

    /**
     * Offers the same number of instalments again, with new days, because the letter with the offer never reached the debtor.
     *
     * @return false when there is no such offer, or nothing can be offered any more
     */
    public boolean offerAgain(CollectionCase one, LocalDate day) {
        Plan lost = plans.latest(one.client(), one.id()).orElse(null);
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
}
