package de.mahnwerk.agency.clients;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a client is set up, and what it is.
 *
 * @param test whether its claims move no money and send nothing
 * @param contractOn from this day on the contract counts
 * @param contractUntil the last day on which it counts; null: until it is ended
 * @param powerOfAttorneyOn from this day on the power of attorney counts
 * @param powerOfAttorneyUntil the last day on which it counts; null: until it is revoked
 * @param requestsPerMinute how many calls its system may make; the agency's own number when null
 */
public record Setup(
        boolean test,
        @Nullable LocalDate contractOn,
        @Nullable LocalDate contractUntil,
        @Nullable LocalDate powerOfAttorneyOn,
        @Nullable LocalDate powerOfAttorneyUntil,
        @Nullable Integer requestsPerMinute) {

    Setup withContract(LocalDate on, @Nullable LocalDate until) {
        return new Setup(test, on, until, powerOfAttorneyOn, powerOfAttorneyUntil, requestsPerMinute);
    }

    Setup withPowerOfAttorney(LocalDate on, @Nullable LocalDate until) {
        return new Setup(test, contractOn, contractUntil, on, until, requestsPerMinute);
    }
}
