package de.mahnwerk.conformance.merchant;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import de.mahnwerk.protocol.ProtocolJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An event of a case that the merchant has never seen; checks change it on purpose. */
final class SampleEvent {

    private final ObjectNode json;

    SampleEvent(UUID id, Instant at, UUID caseId) {
        this.json = (ObjectNode) ProtocolJson.strict().readTree("""
                {"id": "%s", "sequence": 900001, "caseSequence": 1, "type": "letter.sent", "occurredAt": "%s",
                 "businessDay": "%s", "caseId": "%s", "caseReference": "KIT-1", "merchantReference": "KIT-1",
                 "status": "PRE_COURT", "stage": "LETTER_1",
                 "amounts": {"principal": %5$s, "interest": %5$s, "merchantCosts": %5$s, "collectionCosts": %5$s,
                  "paid": %5$s, "open": %5$s, "paidOut": %5$s, "toPayOut": %5$s},
                 "data": {"kind": "LETTER_1"}, "text": {"de": "Brief versandt", "en": "Letter sent"}}
                """.formatted(
                        id,
                        at,
                        at.atZone(ZoneOffset.UTC).toLocalDate(),
                        caseId,
                        "{\"amount\": \"0.00\", \"currency\": \"EUR\"}"));
    }

    String id() {
        return json.path("id").asString("");
    }

    @CanIgnoreReturnValue
    SampleEvent put(String field, String value) {
        json.put(field, value);
        return this;
    }

    @CanIgnoreReturnValue
    SampleEvent put(String field, long value) {
        json.put(field, value);
        return this;
    }

    @CanIgnoreReturnValue
    SampleEvent set(String field, String value) {
        JsonNode node = ProtocolJson.strict().readTree(value);
        json.set(field, node);
        return this;
    }

    @CanIgnoreReturnValue
    SampleEvent drop(String... fields) {
        for (String field : fields) {
            json.remove(field);
        }
        return this;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
