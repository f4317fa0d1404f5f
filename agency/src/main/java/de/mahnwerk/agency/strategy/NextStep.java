package de.mahnwerk.agency.strategy;

import de.mahnwerk.agency.cases.CollectionCase;
import java.time.LocalDate;

/** The next step of one case, before its day: for test claims, whose future is played. */
public interface NextStep {

    /** Whether the strategy has something to do for the case in its status. */
    boolean waits(CollectionCase one);

    /** Takes the step as if its day were {@code day}; on the locked case, in a transaction of the client. */
    void take(CollectionCase one, LocalDate day);
}
