package de.mahnwerk.law.interest;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.PercentagePoints;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;

/**
 * Everything that decides how much interest accrues: the rule for the rate, its legal basis, and the conventions that no
 * statute fixes. Stored with every calculation (§ 288 BGB).
 *
 * @param basis the paragraphs, as they are cited in letters
 */
public record InterestTerms(
        InterestRule rule, Wording basis, DayCount dayCount, Rounding rounding, PaymentDay paymentDay) {

    /** Art. 229 § 34 EGBGB: + 9 points only for obligations created after this day. */
    private static final LocalDate LAST_DAY_OF_EIGHT_POINTS = LocalDate.of(2014, 7, 28);

    /**
     * Default interest (§ 288 BGB): base rate + 5 points; + 9 points only for payment for performance ({@link
     * ClaimKind#PAYMENT_FOR_PERFORMANCE}) where no consumer is party; + 2.5 points for consumer loans secured by land (§
     * 497(4) BGB). During litigation the same (§ 291 BGB).
     */
    public static InterestTerms statutory(DebtorKind debtor, ClaimKind claim) {
        return switch (claim) {
            case MORTGAGE_CREDIT ->
                above(
                        PercentagePoints.TWO_AND_A_HALF,
                        Wording.of("§§ 247, 497 Abs. 4 BGB", "sections 247, 497(4) BGB"));
            case CONSUMER_CREDIT ->
                above(
                        PercentagePoints.FIVE,
                        Wording.of("§§ 247, 288 Abs. 1, 497 Abs. 1 BGB", "sections 247, 288(1), 497(1) BGB"));
            case OTHER -> above(PercentagePoints.FIVE, fivePoints());
            case PAYMENT_FOR_PERFORMANCE ->
                switch (debtor) {
                    case CONSUMER -> above(PercentagePoints.FIVE, fivePoints());
                    case BUSINESS -> above(PercentagePoints.NINE, ninePoints());
                };
        };
    }

    /** The same for an obligation created on a known day: + 8 instead of + 9 up to 2014-07-28 (Art. 229 § 34 EGBGB). */
    public static InterestTerms statutory(DebtorKind debtor, ClaimKind claim, LocalDate obligationCreated) {
        InterestTerms today = statutory(debtor, claim);
        boolean nine = today.rule().equals(new InterestRule.AboveBaseRate(PercentagePoints.NINE));
        return nine && !obligationCreated.isAfter(LAST_DAY_OF_EIGHT_POINTS)
                ? above(
                        PercentagePoints.EIGHT,
                        Wording.of(
                                "§§ 247, 288 Abs. 2 BGB a. F., Art. 229 § 34 EGBGB",
                                "sections 247, 288(2) BGB (old), Art. 229 section 34 EGBGB"))
                : today;
    }

    /** Base rate + any number of points, for a rate that was agreed or ordered like this (§ 288(3) BGB). */
    public static InterestTerms aboveBaseRate(PercentagePoints points) {
        return points.value().compareTo(PercentagePoints.NINE.value()) == 0
                ? above(points, ninePoints())
                : above(points, fivePoints());
    }

    /**
     * A contractual rate (§ 288(3) BGB). In a first letter to a private person a rate above the statutory one needs a
     * notice of its own and a reason (§ 13a(1) no. 4 RDG).
     */
    public static InterestTerms agreed(Rate rate) {
        return standard(
                new InterestRule.Fixed(rate),
                Wording.of("vertraglich vereinbart, § 288 Abs. 3 BGB", "agreed by contract, section 288(3) BGB"));
    }

    /** 5 % from the due date among merchants, even before default (§§ 352, 353 HGB). */
    public static InterestTerms amongMerchants() {
        return standard(new InterestRule.Fixed(Rate.MERCHANTS), Wording.of("§§ 352, 353 HGB", "sections 352, 353 HGB"));
    }

    /** Damages for late payment of default interest of a consumer loan, at most 4 % (§§ 497(2), 246, 289 BGB). */
    public static InterestTerms onConsumerCreditInterest() {
        return standard(
                new InterestRule.Fixed(Rate.GENERAL), Wording.of("§§ 497 Abs. 2, 246 BGB", "sections 497(2), 246 BGB"));
    }

    /** The same with another day count, which no statute fixes (§ 191 BGB is an argument). */
    public InterestTerms with(DayCount other) {
        return new InterestTerms(rule, basis, other, rounding, paymentDay);
    }

    /** The same with another rounding, which no statute fixes (§ 288 BGB is silent). */
    public InterestTerms with(Rounding other) {
        return new InterestTerms(rule, basis, dayCount, other, paymentDay);
    }

    /** The same with the day of payment counted or not (§ 288 BGB is silent). */
    public InterestTerms with(PaymentDay other) {
        return new InterestTerms(rule, basis, dayCount, rounding, other);
    }

    private static InterestTerms above(PercentagePoints points, Wording basis) {
        return standard(new InterestRule.AboveBaseRate(points), basis);
    }

    private static InterestTerms standard(InterestRule rule, Wording basis) {
        return new InterestTerms(rule, basis, DayCount.ACT_365, Rounding.SUM, PaymentDay.COUNTED);
    }

    private static Wording fivePoints() {
        return Wording.of("§§ 247, 288 Abs. 1 BGB", "sections 247, 288(1) BGB");
    }

    private static Wording ninePoints() {
        return Wording.of("§§ 247, 288 Abs. 2 BGB", "sections 247, 288(2) BGB");
    }
}
