package de.mahnwerk.agency.cases;

import java.time.LocalDate;

/**
 * How a new case begins.
 *
 * @param strategyVersion which version of its client's strategy leads it
 * @param name the first step
 */
public record FirstStep(int strategyVersion, String name, LocalDate on) {

    /** Whoever leads cases says how they begin. */
    public interface Source {

        /** The first step of cases of this client that are accepted on {@code day}. */
        FirstStep firstStep(long client, LocalDate day);
    }
}
