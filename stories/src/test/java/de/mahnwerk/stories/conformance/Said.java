package de.mahnwerk.stories.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.protocol.ProtocolJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer on its way back.
 *
 * @param headers names in lower case
 */
record Said(int status, Map<String, String> headers, byte[] body) {

    Said {
        headers = Map.copyOf(headers);
    }

    static Said json(int status, String body) {
        return new Said(status, Map.of("content-type", "application/json"), body.getBytes(UTF_8));
    }

    static Said nothing(int status) {
        return new Said(status, Map.of(), new byte[0]);
    }

    boolean is(int wanted) {
        return status == wanted;
    }

    Said as(int other) {
        return new Said(other, headers, body);
    }

    Said without(String name) {
        Map<String, String> fewer = new TreeMap<>(headers);
        var _ = fewer.remove(name);
        return new Said(status, fewer, body);
    }

    Said with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Said(status, more, body);
    }

    JsonNode json() {
        return ProtocolJson.tolerant().readTree(body);
    }

    /** The same with a changed JSON object as its body. */
    Said saying(Consumer<ObjectNode> change) {
        ObjectNode json = (ObjectNode) json();
        change.accept(json);
        return new Said(status, headers, json.toString().getBytes(UTF_8));
    }
}
