package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a clerk does to a case by hand: stop it, let it go on, close it. The case is changed and the client told in one
 * transaction of the client. While a case is disputed or paused, its strategy stands still.
 */
@Component
public class CaseDesk {

    /** Every way in which it can end. */
    public sealed interface Answer {
        record Done(CollectionCase now) implements Answer {}

        /** The life cycle does not allow it in this status. */
        record NotNow(CollectionCase known) implements Answer {}

        record Unknown() implements Answer {}
    }

    private record Telling(String de, String en, Map<String, Object> data) {}

    private final Cases cases;
    private final CaseEvents events;

    CaseDesk(Cases cases, CaseEvents events) {
        this.cases = cases;
        this.events = events;
    }

    /** The debtor contests the claim. */
    public Answer dispute(long client, UUID caseId, String reason, LocalDate day) {
        return move(
                client,
                caseId,
                CaseTrigger.DISPUTE_RAISED,
                null,
                new Telling("Bestritten: " + reason, "Disputed: " + reason, Map.of("reason", "OTHER", "text", reason)),
                day);
    }

    public Answer pause(long client, UUID caseId, String reason, LocalDate day) {
        return move(
                client,
                caseId,
                CaseTrigger.PAUSED,
                null,
                new Telling("Angehalten: " + reason, "Paused: " + reason, Map.of("reason", "OTHER", "text", reason)),
                day);
    }

    /** A paused case goes on, a disputed one because the dispute is resolved. */
    public Answer resume(long client, UUID caseId, LocalDate day) {
        List<CollectionCase> known = cases.lock(client, List.of(caseId));
        boolean disputed =
                !known.isEmpty() && CaseLifecycle.allows(known.getFirst().status(), CaseTrigger.DISPUTE_RESOLVED);
        return disputed
                ? move(
                        client,
                        caseId,
                        CaseTrigger.DISPUTE_RESOLVED,
                        null,
                        new Telling("Einwendung geklärt", "Dispute resolved", Map.of()),
                        day)
                : move(
                        client,
                        caseId,
                        CaseTrigger.RESUMED,
                        null,
                        new Telling("Wird fortgesetzt", "Goes on", Map.of("reason", "ASKED")),
                        day);
    }

    /** Ends the work on a case; what is still open is no longer demanded. */
    public Answer close(long client, UUID caseId, Outcome outcome, LocalDate day) {
        return move(
                client,
                caseId,
                CaseTrigger.CLOSED,
                outcome,
                new Telling("Akte geschlossen", "Case closed", Map.of("outcome", outcome.name())),
                day);
    }

    private Answer move(
            long client, UUID caseId, CaseTrigger trigger, @Nullable Outcome outcome, Telling telling, LocalDate day) {
        List<CollectionCase> known = cases.lock(client, List.of(caseId));
        if (known.isEmpty()) {
            return new Answer.Unknown();
        }
        CollectionCase one = known.getFirst();
        if (!CaseLifecycle.allows(one.status(), trigger)) {
            return new Answer.NotNow(one);
        }
        CaseChange change = CaseChange.of(one);
        List<CollectionCase> now = cases.change(
                client, List.of(outcome == null ? change.by(trigger) : change.closing(trigger, outcome)), day);
        events.record(List.of(
                new NewCaseEvent(client, caseId, trigger.event(), day, telling.data(), telling.de(), telling.en())));
        return new Answer.Done(now.getFirst());
    }
}
