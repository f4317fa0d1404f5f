package de.mahnwerk.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/**
 * Reads messages after the rules of an OpenAPI document and names all their faults at once. Message types are records whose
 * names are schemas of the document.
 */
public final class MessageReader {

    private final DocumentRules rules;

    /** {@code openapi} is the whole document as a tree. */
    public MessageReader(JsonNode openapi) {
        this.rules = new DocumentRules(openapi.at("/components/schemas"));
    }

    /** One message. */
    public <T> Reading<T> read(byte[] json, Class<T> type) {
        return parsed(new String(json, UTF_8), node -> read(node, type));
    }

    /** One message that has been parsed already. */
    public <T> Reading<T> read(JsonNode json, Class<T> type) {
        List<Fault> faults = rules.check(type.getSimpleName(), json);
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
     * The messages of a batch in order, each readable or not on its own: a JSON array, or one message a line (NDJSON). The
     * batch as a whole is faulty when it is an array that is no JSON, empty, or of more than {@code most}. Never more than one
     * message is held unread, and what is too much is not read.
     *
     * @param noun what a message is, for the faults: {@code claim}
     */
    public <T> Reading<List<Reading<T>>> batch(InputStream body, Class<T> type, String noun, int most)
            throws IOException {
        return new BatchReader<T>(node -> read(node, type), noun, most).read(body);
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
