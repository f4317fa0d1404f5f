package de.mahnwerk.agency.events;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that the client is to know. Status, stage, next step and amounts are added by
 * {@link CaseEvents} as they stand after the change.
 *
 * @param caseId null for what concerns the client's account as a whole (settlements)
 * @param type the protocol's name, for example {@code letter.sent}
 * @param data what belongs to the type in the protocol, ready for JSON; money as {amount, currency}
 */
public record NewCaseEvent(
        long client,
        @Nullable UUID caseId,
        String type,
        LocalDate day,
        Map<String, Object> data,
        String textDe,
        String textEn) {

    public NewCaseEvent {
        data = Map.copyOf(data);
    }
}
