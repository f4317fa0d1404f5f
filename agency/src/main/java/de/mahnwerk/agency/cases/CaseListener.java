package de.mahnwerk.agency.cases;

import java.time.LocalDate;
import java.util.List;

/** A capability that goes with the life of cases, in the transaction of the change; beans in the order of {@code @Order}. */
public interface CaseListener {

    /** Cases of one client were just opened, with all that was handed over. */
    default void opened(List<OpenedCase> cases, LocalDate day) {}

    /** Cases of one client were just closed; what is still open is no longer demanded. */
    default void closed(List<CollectionCase> cases, LocalDate day) {}

    /** Cases of one client were just moved to another status that is not their end. */
    default void moved(List<Moved> moves, LocalDate day) {}

    /** A case that stands somewhere else now. */
    record Moved(CaseStatus from, CollectionCase now) {}

    /** A case as it was opened and what it was opened from. */
    record OpenedCase(CollectionCase opened, NewCase from) {}
}
