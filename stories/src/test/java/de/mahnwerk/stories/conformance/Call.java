package de.mahnwerk.stories.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.protocol.ProtocolJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request on its way to a side.
 *
 * @param path with the query
 * @param headers names in lower case
 */
record Call(String method, String path, Map<String, String> headers, byte[] body) {

    Call {
        headers = Map.copyOf(headers);
    }

    boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && Pattern.matches(wantedPath, path.replaceFirst("\\?.*", ""));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    Call without(String name) {
        Map<String, String> fewer = new TreeMap<>(headers);
        var _ = fewer.remove(name);
        return new Call(method, path, fewer, body);
    }

    Call with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Call(method, path, more, body);
    }

    /** The same to the path in which something is replaced. */
    Call at(String regex, String replacement) {
        return new Call(method, path.replaceFirst(regex, replacement), headers, body);
    }

    String text() {
        return new String(body, UTF_8);
    }

    /** The same with a changed JSON object as its body. */
    Call saying(Consumer<ObjectNode> change) {
        ObjectNode json = (ObjectNode) ProtocolJson.tolerant().readTree(body);
        change.accept(json);
        return new Call(method, path, headers, json.toString().getBytes(UTF_8));
    }
}
