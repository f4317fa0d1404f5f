package de.mahnwerk.agency.clients;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a client is set up, and what it is.
 *
 * @param test whether its claims move no money and send nothing
 * @param contractOn when the contract came
 * @param powerOfAttorneyOn when the power of attorney came
 * @param requestsPerMinute how many calls its system may make; the agency's own number when null
 */
public record Setup(
        boolean test,
        @Nullable LocalDate contractOn,
        @Nullable LocalDate powerOfAttorneyOn,
        @Nullable Integer requestsPerMinute) {

    /** Whether the papers are there. */
    public boolean papers() {
        return contractOn != null && powerOfAttorneyOn != null;
    }
}
