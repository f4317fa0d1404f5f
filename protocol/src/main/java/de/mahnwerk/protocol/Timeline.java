package de.mahnwerk.protocol;

import java.util.List;
import java.util.UUID;

/** Everything that happened to one case, oldest first. */
public record Timeline(UUID caseId, String caseReference, List<Event> events) {

    public Timeline {
        events = Lists.copy(events);
    }
}
