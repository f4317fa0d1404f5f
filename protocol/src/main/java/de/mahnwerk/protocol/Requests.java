package de.mahnwerk.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
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

    private static final MessageReader READER = new MessageReader(ProtocolDocument.openapi());

    private Requests() {}

    /** One message. */
    public static <T> Reading<T> read(byte[] json, Class<T> type) {
        return READER.read(json, type);
    }

    /** One message that has been parsed already. */
    public static <T> Reading<T> read(JsonNode json, Class<T> type) {
        return READER.read(json, type);
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
        return READER.batch(body, NewClaim.class, "claim", BATCH_LIMIT);
    }
}
