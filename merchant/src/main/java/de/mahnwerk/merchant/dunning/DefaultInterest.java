package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.interest.BaseRates;
import de.mahnwerk.law.interest.Interest;
import de.mahnwerk.law.interest.InterestTerms;
import de.mahnwerk.law.interest.Repayment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Default interest of one invoice (§ 288 BGB), on what was really open day by day. */
public final class DefaultInterest {

    /** What changed the open amount: payments negative, payments that went back positive. */
    public record Change(LocalDate on, long cents) {}

    private DefaultInterest() {}

    /**
     * Interest from {@code since} to {@code until}, both counted.
     *
     * @param openCents what is open after all changes
     * @param changes since default began, in the order of their days
     */
    public static Money of(long openCents, List<Change> changes, LocalDate since, LocalDate until, DebtorKind debtor) {
        List<Repayment> repayments = new ArrayList<>();
        long atFirst = openCents;
        for (Change change : changes) {
            atFirst -= change.cents();
            if (change.cents() < 0) {
                repayments.add(new Repayment(change.on(), Money.cents(-change.cents())));
            } else {
                takeBack(repayments, change.cents());
            }
        }
        // an overpayment bears no interest; a payment that went back counts as never made
        Money principal = Money.cents(Math.max(0, atFirst));
        InterestTerms terms = InterestTerms.statutory(debtor, ClaimKind.PAYMENT_FOR_PERFORMANCE);
        return Interest.on(
                        principal, upTo(principal, repayments), since, lastCounted(until), terms, BaseRates.published())
                .amount();
    }

    /** A base rate that is not published yet claims nothing: interest then ends with the last known half-year. */
    public static LocalDate lastCounted(LocalDate until) {
        LocalDate known = BaseRates.published().lastKnownDay();
        return until.isAfter(known) ? known : until;
    }

    private static void takeBack(List<Repayment> repayments, long cents) {
        long left = cents;
        for (int i = repayments.size() - 1; i >= 0 && left > 0; i--) {
            long paid = repayments.get(i).ofPrincipal().minorUnits();
            long back = Math.min(paid, left);
            left -= back;
            if (back == paid) {
                Repayment _ = repayments.remove(i);
            } else {
                Repayment _ = repayments.set(i, new Repayment(repayments.get(i).on(), Money.cents(paid - back)));
            }
        }
    }

    private static List<Repayment> upTo(Money principal, List<Repayment> repayments) {
        List<Repayment> within = new ArrayList<>();
        Money left = principal;
        for (Repayment repayment : repayments) {
            Money part = repayment.ofPrincipal().min(left);
            if (part.isPositive()) {
                within.add(new Repayment(repayment.on(), part));
                left = left.minus(part);
            }
        }
        return within;
    }
}
