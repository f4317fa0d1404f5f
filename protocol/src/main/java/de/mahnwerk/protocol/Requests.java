package de.mahnwerk.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/**
 * Reads requests after the rules of the document and names all their faults at once. Message types are the records whose
 * names are schemas of the document: {@link #MESSAGES}.
 */
public final class Requests {

    /** The messages that a merchant sends. */
    public static final Set<Class<? extends Record>> MESSAGES = Set.of(
            NewClaim.class,
            DirectPayment.class,
            Credit.class,
            Withdrawal.class,
            Pause.class,
            Resume.class,
            Dispute.class,
            DebtorUpdate.class,
            NewMessage.class,
            Decision.class,
            NewInstruction.class,
            NewWebhook.class,
            QuoteRequest.class,
            Advance.class);

    /** The most claims of one batch. */
    public static final int BATCH_LIMIT = 1000;

    private Requests() {}

    /** One message. */
    public static <T> Reading<T> read(byte[] json, Class<T> type) {
        return parsed(new String(json, UTF_8), node -> read(node, type));
    }

    /** One message that has been parsed already. */
    public static <T> Reading<T> read(JsonNode json, Class<T> type) {
        List<Fault> faults = DocumentRules.get().check(type.getSimpleName(), json);
        if (!faults.isEmpty()) {
            return new Reading.Faulty<>(faults);
        }
        try {
            return new Reading.Understood<>(ProtocolJson.strict().treeToValue(json, type));
        } catch (JacksonException e) {
            return notJson(e);
        }
    }

    /**
     * The claims of a batch in order, each readable or not on its own: a JSON array, or one claim a line (NDJSON). The batch
     * as a whole is faulty when it is an array that is no JSON, empty, or too long.
     */
    public static Reading<List<Reading<NewClaim>>> batch(byte[] body) {
        try {
            return batch(new ByteArrayInputStream(body));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    /** The same from a stream: never more than one claim of it is held unread, and what is too much is not read. */
    public static Reading<List<Reading<NewClaim>>> batch(InputStream body) throws IOException {
        return BatchReader.read(body);
    }

    static <T> Reading<T> parsed(String text, Function<JsonNode, Reading<T>> then) {
        JsonNode node;
        try {
            node = ProtocolJson.strict().readTree(text);
        } catch (JacksonException e) {
            return notJson(e);
        }
        return then.apply(node);
    }

    static <T> Reading<T> notJson(JacksonException e) {
        String where = e instanceof StreamReadException && e.getLocation() != null
                ? " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")"
                : "";
        return faulty(FaultCode.NOT_JSON, e.getOriginalMessage() + where, "Send one JSON document in UTF-8.");
    }

    static <T> Reading<T> faulty(FaultCode code, String detail, String remedy) {
        return new Reading.Faulty<>(List.of(new Fault("", code.name(), detail, remedy)));
    }
}
