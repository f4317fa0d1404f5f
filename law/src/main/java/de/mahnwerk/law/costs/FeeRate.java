package de.mahnwerk.law.costs;

import de.mahnwerk.law.Holidays;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The rate of the business fee VV 2300 RVG, and whether the debtor contests the claim (only the uncontested claim has the
 * lower rates of note 2 and the small fee of § 13(2) RVG).
 *
 * @param value uncontested up to 1.3, contested 0.5 to 2.5
 */
public record FeeRate(BigDecimal value, Course course) {

    // before the rates below, which they check
    private static final BigDecimal CAP_UNCONTESTED = new BigDecimal("1.3");
    private static final BigDecimal LEAST_CONTESTED = new BigDecimal("0.5");
    private static final BigDecimal CAP_CONTESTED = new BigDecimal("2.5");
    private static final int WEEKS_OF_A_SIMPLE_CASE = 2;

    /** 0.5: simple case, as a rule when paid within two weeks after the first demand (VV 2300 note 2). */
    public static final FeeRate SIMPLE = uncontested("0.5");

    /** 0.9: uncontested, the normal case (VV 2300 note 2). */
    public static final FeeRate NORMAL = uncontested("0.9");

    /** 1.3: uncontested, but especially extensive or difficult; the cap (VV 2300 note 2). */
    public static final FeeRate EXTENSIVE = uncontested("1.3");

    /** 1.3: contested; more only if extensive or difficult (VV 2300 note 1). */
    public static final FeeRate CONTESTED = contested("1.3");

    /** Whether the debtor disputes what he is asked for (VV 2300 RVG). */
    public enum Course {
        UNCONTESTED,
        CONTESTED
    }

    public FeeRate {
        boolean lawful = switch (course) {
            case UNCONTESTED -> value.signum() > 0 && value.compareTo(CAP_UNCONTESTED) <= 0;
            case CONTESTED -> value.compareTo(LEAST_CONTESTED) >= 0 && value.compareTo(CAP_CONTESTED) <= 0;
        };
        if (!lawful) {
            throw new IllegalArgumentException("VV 2300 RVG has no rate " + value + " for a claim that is " + course
                    + ": up to 1.3 uncontested, 0.5 to 2.5 contested");
        }
    }

    /** A rate above 0 up to 1.3 for an uncontested claim (VV 2300 RVG). */
    public static FeeRate uncontested(String value) {
        return new FeeRate(new BigDecimal(value), Course.UNCONTESTED);
    }

    /** A rate from 0.5 to 2.5 for a contested claim (VV 2300 RVG). */
    public static FeeRate contested(String value) {
        return new FeeRate(new BigDecimal(value), Course.CONTESTED);
    }

    /**
     * The last day on which a payment in full keeps the case a simple one: two weeks after the first demand (VV 2300 note 2
     * sentence 2 RVG, §§ 187(1), 188(2), 193 BGB). From which day the weeks run the text does not say; receipt errs in the
     * debtor's favour.
     */
    public static LocalDate simpleUntil(LocalDate demandReceived, Holidays holidays) {
        return holidays.sameOrNextWorkingDay(demandReceived.plusWeeks(WEEKS_OF_A_SIMPLE_CASE));
    }

    /** Uncontested up to 1.3, contested above, which only a dispute can earn (VV 2300 notes 1, 2). */
    public static FeeRate likely(BigDecimal value) {
        return new FeeRate(value, value.compareTo(CAP_UNCONTESTED) <= 0 ? Course.UNCONTESTED : Course.CONTESTED);
    }
}
