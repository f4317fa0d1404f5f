package de.mahnwerk.law.interest;

import de.mahnwerk.law.PercentagePoints;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.UnknownLaw;
import java.time.LocalDate;

/** Where the yearly rate comes from (§ 288 BGB). */
public sealed interface InterestRule {

    /** The base rate of the day plus points (§§ 247, 288(1), (2), 497(1), (4) BGB). */
    record AboveBaseRate(PercentagePoints points) implements InterestRule {}

    /** One rate all the time: agreed (§ 288(3) BGB), §§ 352, 353 HGB, or § 246 BGB. */
    record Fixed(Rate rate) implements InterestRule {}

    /** The rate of one day; {@link UnknownLaw} where it hangs on a base rate that is not known (§ 247 BGB). */
    default Rate on(LocalDate day, BaseRates baseRates) {
        return switch (this) {
            case AboveBaseRate above -> baseRates.on(day).plus(above.points());
            case Fixed fixed -> fixed.rate();
        };
    }
}
