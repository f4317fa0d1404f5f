package de.mahnwerk.agency.steering;

import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.protocol.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A change of one case and the event that tells it, in one transaction. */
@Component
class Steps {

    private final Cases cases;
    private final CaseEvents events;

    Steps(Cases cases, CaseEvents events) {
        this.cases = cases;
        this.events = events;
    }

    CollectionCase change(
            CaseChange change, EventType type, Map<String, Object> data, LocalDate day, String de, String en) {
        CollectionCase now =
                cases.change(change.read().client(), List.of(change), day).getFirst();
        tell(now, type, data, day, de, en);
        return now;
    }

    void tell(CollectionCase one, EventType type, Map<String, Object> data, LocalDate day, String de, String en) {
        events.record(List.of(new NewCaseEvent(one.client(), one.id(), type.wire(), day, data, de, en)));
    }
}
