package de.mahnwerk.law;

import java.math.BigDecimal;

/**
 * What is added to the base rate (§ 288 BGB): percentage points, not per cent.
 *
 * @param value points, for example 5
 */
public record PercentagePoints(BigDecimal value) {

    /** + 5, the rule (§ 288(1) BGB). */
    public static final PercentagePoints FIVE = of("5");

    /** + 9, payment for performance without a consumer (§ 288(2) BGB). */
    public static final PercentagePoints NINE = of("9");

    /** + 8, the same for obligations created up to 2014-07-28 (Art. 229 § 34 EGBGB). */
    public static final PercentagePoints EIGHT = of("8");

    /** + 2.5, consumer loans secured by land (§ 497(4) BGB). */
    public static final PercentagePoints TWO_AND_A_HALF = of("2.5");

    /** {@code PercentagePoints.of("2.5")} (§§ 288, 497(4) BGB). */
    public static PercentagePoints of(String points) {
        return new PercentagePoints(new BigDecimal(points));
    }
}
