package de.mahnwerk.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Reads a batch message by message from a stream; of the raw text no more than one message is ever in memory.
 *
 * @param <T> what the messages are, {@code noun} in words
 */
record BatchReader<T>(Function<JsonNode, Reading<T>> one, String noun, int most) {

    private static final int LONGEST_LINE = 1024 * 1024;

    /** The stream is the caller's; he may want to know what stands behind the batch. */
    private static final ObjectReader READER =
            ProtocolJson.strict().reader().without(StreamReadFeature.AUTO_CLOSE_SOURCE);

    Reading<List<Reading<T>>> read(InputStream body) throws IOException {
        BufferedInputStream in = new BufferedInputStream(body);
        return first(in) == '[' ? array(in) : lines(in);
    }

    /** The first byte that is no white space, still to be read; -1 when there is none. */
    private static int first(BufferedInputStream in) throws IOException {
        int next;
        do {
            in.mark(1);
            next = in.read();
        } while (next == ' ' || next == '\t' || next == '\r' || next == '\n');
        if (next >= 0) {
            in.reset();
        }
        return next;
    }

    private Reading<List<Reading<T>>> array(InputStream in) {
        List<Reading<T>> messages = new ArrayList<>();
        try (JsonParser parser = READER.createParser(in)) {
            JsonToken start = parser.nextToken();
            assert start == JsonToken.START_ARRAY;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (messages.size() == most) {
                    return tooMany();
                }
                JsonNode message = parser.readValueAsTree();
                messages.add(one.apply(message));
            }
            if (parser.nextToken() != null) {
                return MessageReader.faulty(
                        FaultCode.NOT_JSON, "There is something behind the array.", "Send one JSON array.");
            }
        } catch (JacksonException e) {
            return MessageReader.notJson(e);
        }
        return sized(messages);
    }

    private Reading<List<Reading<T>>> lines(InputStream in) throws IOException {
        List<Reading<T>> messages = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        do {
            next = in.read();
            if (next >= 0 && next != '\n') {
                line.write(next);
            } else {
                String text = line.toString(UTF_8).strip();
                line.reset();
                if (!text.isEmpty()) {
                    if (messages.size() == most) {
                        return tooMany();
                    }
                    messages.add(MessageReader.parsed(text, one));
                }
            }
            if (line.size() > LONGEST_LINE) {
                return MessageReader.faulty(
                        FaultCode.TOO_LONG,
                        "Line " + (messages.size() + 1) + " is longer than a " + noun + " can be.",
                        "Send one " + noun + " a line.");
            }
        } while (next >= 0);
        return sized(messages);
    }

    private Reading<List<Reading<T>>> sized(List<Reading<T>> messages) {
        return messages.isEmpty()
                ? MessageReader.faulty(
                        FaultCode.TOO_FEW, "There is no " + noun + " in the batch.", "Send at least one " + noun + ".")
                : new Reading.Understood<>(messages);
    }

    private Reading<List<Reading<T>>> tooMany() {
        return MessageReader.faulty(
                FaultCode.TOO_MANY,
                "More than " + most + " " + noun + "s in one batch.",
                "Send at most " + most + " " + noun + "s in a batch.");
    }
}
