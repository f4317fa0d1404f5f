package de.mahnwerk.protocol;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The interest claimed.
 *
 * @param rate per cent a year as a decimal string; only with {@link InterestBasis#CONTRACTUAL}
 * @param from the first day that bears interest; the first day of default when left out
 */
public record InterestClaim(
        InterestBasis basis,
        @Nullable String rate,
        @Nullable LocalDate from) {}
