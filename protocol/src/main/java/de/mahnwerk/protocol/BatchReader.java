package de.mahnwerk.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Reads a batch claim by claim from a stream; of the raw text no more than one claim is ever in memory. */
final class BatchReader {

    private static final int LONGEST_LINE = 1024 * 1024;

    /** The stream is the caller's; he may want to know what stands behind the batch. */
    private static final ObjectReader READER =
            ProtocolJson.strict().reader().without(StreamReadFeature.AUTO_CLOSE_SOURCE);

    private BatchReader() {}

    static Reading<List<Reading<NewClaim>>> read(InputStream body) throws IOException {
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

    private static Reading<List<Reading<NewClaim>>> array(InputStream in) {
        List<Reading<NewClaim>> claims = new ArrayList<>();
        try (JsonParser parser = READER.createParser(in)) {
            JsonToken start = parser.nextToken();
            assert start == JsonToken.START_ARRAY;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (claims.size() == Requests.BATCH_LIMIT) {
                    return tooMany();
                }
                JsonNode claim = parser.readValueAsTree();
                claims.add(Requests.read(claim, NewClaim.class));
            }
            if (parser.nextToken() != null) {
                return Requests.faulty(
                        FaultCode.NOT_JSON, "There is something behind the array.", "Send one JSON array.");
            }
        } catch (JacksonException e) {
            return Requests.notJson(e);
        }
        return sized(claims);
    }

    private static Reading<List<Reading<NewClaim>>> lines(InputStream in) throws IOException {
        List<Reading<NewClaim>> claims = new ArrayList<>();
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
                    if (claims.size() == Requests.BATCH_LIMIT) {
                        return tooMany();
                    }
                    claims.add(Requests.parsed(text, node -> Requests.read(node, NewClaim.class)));
                }
            }
            if (line.size() > LONGEST_LINE) {
                return Requests.faulty(
                        FaultCode.TOO_LONG,
                        "Line " + (claims.size() + 1) + " is longer than a claim can be.",
                        "Send one claim a line.");
            }
        } while (next >= 0);
        return sized(claims);
    }

    private static Reading<List<Reading<NewClaim>>> sized(List<Reading<NewClaim>> claims) {
        return claims.isEmpty()
                ? Requests.faulty(FaultCode.TOO_FEW, "There is no claim in the batch.", "Send at least one claim.")
                : new Reading.Understood<>(claims);
    }

    private static <T> Reading<T> tooMany() {
        return Requests.faulty(
                FaultCode.TOO_MANY,
                "More than " + Requests.BATCH_LIMIT + " claims in one batch.",
                "Send at most " + Requests.BATCH_LIMIT + " claims in a batch.");
    }
}
