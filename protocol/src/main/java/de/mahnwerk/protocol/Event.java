package de.mahnwerk.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of one case, or of the client's account (settlements: the case fields are absent then). The same document in
 * the feed and in a webhook.
 *
 * @param sequence dense and gapless for the client, from 1
 * @param caseSequence dense and gapless for the case, from 1
 * @param type see {@link EventType}; may be one of a later version
 * @param businessDay the day that the agency lived when it happened, Europe/Berlin
 * @param status after the change, as are all states and amounts
 * @param data what belongs to the type, see {@link EventData}
 */
public record Event(
        UUID id,
        long sequence,
        @Nullable Long caseSequence,
        String type,
        Instant occurredAt,
        LocalDate businessDay,
        @Nullable UUID caseId,
        @Nullable String caseReference,
        @Nullable String merchantReference,
        @Nullable ClaimStatus status,
        @Nullable String stage,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepOn,
        @Nullable Outcome outcome,
        @Nullable Amounts amounts,
        Map<String, Object> data,
        Text text) {

    public Event {
        data = Lists.copy(data);
    }

    /** The type among those that this version knows. */
    public EventType kind() {
        return EventType.of(type);
    }

    /** The data read as what the type says; fields of later versions are left aside. */
    public <T extends EventData> T dataAs(Class<T> kind) {
        return ProtocolJson.tolerant().convertValue(data, kind);
    }
}
