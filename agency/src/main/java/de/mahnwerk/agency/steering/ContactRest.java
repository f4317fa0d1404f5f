package de.mahnwerk.agency.steering;

import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.protocol.Pause;
import de.mahnwerk.protocol.PauseReason;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a case rest because of what its debtor brought up, and go on again; on locked cases. The client learns that, not why. */
@Component
public class ContactRest {

    private final Pauses pauses;

    ContactRest(Pauses pauses) {
        this.pauses = pauses;
    }

    /** {@code until} null rests until somebody decides. */
    public void begin(CollectionCase one, @Nullable LocalDate until, LocalDate day) {
        CollectionCase _ = until == null
                ? pauses.hold(one, PauseReason.CLARIFYING.name(), null, null, day)
                : pauses.begin(one, new Pause(PauseReason.DEFERRED, until, null), day);
    }

    /** The case as it is when it rests no longer. */
    public CollectionCase end(CollectionCase one, LocalDate day) {
        return one.status() == CaseStatus.PAUSED ? pauses.end(one, "ASKED", day) : one;
    }

    /** The same, unless a complaint still waits for its answer. */
    public void endUnlessComplained(CollectionCase one, LocalDate day) {
        if (!pauses.hasComplaint(one)) {
            CollectionCase _ = end(one, day);
        }
    }
}
