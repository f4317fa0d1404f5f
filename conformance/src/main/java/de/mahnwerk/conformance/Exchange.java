package de.mahnwerk.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One request and its answer as they went over the wire; credentials are left out.
 *
 * @param path with the query, as it was called
 * @param answerHeaders names in lower case
 */
public record Exchange(
        String method,
        String path,
        Map<String, String> headers,
        byte[] body,
        int status,
        Map<String, String> answerHeaders,
        byte[] answer) {

    private static final int SHOWN = 4_000;

    /** The request's body for a reader. */
    public String sent() {
        return shown(body);
    }

    /** The answer's body for a reader. */
    public String came() {
        String type = answerHeaders.getOrDefault("content-type", "");
        return type.contains("json") || type.startsWith("text/") || answer.length == 0
                ? shown(answer)
                : "(" + answer.length + " bytes of " + type + ")";
    }

    private static String shown(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + bytes.length + " bytes)";
    }
}
