package de.mahnwerk.agency;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import de.mahnwerk.agency.AgencyHouse.Caller;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;
import tools.jackson.databind.JsonNode;

/** The calls of one client in short, each write with a key of its own; answers that are not as expected fail at once. */
public final class Desk {

    private final AgencyHouse agency;
    private final Caller caller;
    private int keys;

    public Desk(AgencyHouse agency, Caller caller) {
        this.agency = agency;
        this.caller = caller;
    }

    public Caller caller() {
        return caller;
    }

    /** Hands a claim over; the case's id. */
    public String handOver(String reference) {
        return post(201, "claims", Claims.of(reference, "RE-" + reference))
                .path("id")
                .stringValue();
    }

    public JsonNode get(String path) {
        Reply reply = agency.get(caller.token(), "v1/" + path);
        assertThat(reply.status()).as("%s: %s", path, reply.body()).isEqualTo(200);
        return reply.json();
    }

    public JsonNode claim(String id) {
        return get("claims/" + id);
    }

    public String status(String id) {
        return text(claim(id), "/status");
    }

    public String amount(String id, String name) {
        return text(claim(id), "/amounts/" + name + "/amount");
    }

    @CanIgnoreReturnValue
    public JsonNode post(int expected, String path, String body) {
        Reply reply = agency.post(caller.token(), "v1/" + path, body, "Idempotency-Key", key());
        assertThat(reply.status()).as("%s: %s", path, reply.body()).isEqualTo(expected);
        return reply.json();
    }

    @CanIgnoreReturnValue
    public JsonNode put(int expected, String path, String body) {
        Reply reply = agency.put(caller.token(), "v1/" + path, body, "Idempotency-Key", key());
        assertThat(reply.status()).as("%s: %s", path, reply.body()).isEqualTo(expected);
        return reply.json();
    }

    public JsonNode upload(int expected, String path, byte[] content) {
        Reply reply = agency.upload(caller.token(), "v1/" + path, content, "Idempotency-Key", key());
        assertThat(reply.status()).as("%s: %s", path, reply.body()).isEqualTo(expected);
        return reply.json();
    }

    /** Plays the future of a test claim. */
    @CanIgnoreReturnValue
    public JsonNode play(String id, String play) {
        return post(200, "sandbox/claims/" + id + "/advance", "{\"play\": \"" + play + "\"}");
    }

    /** The types of what happened to the case, in order. */
    public List<String> events(String id) {
        agency.numberEvents();
        return get("claims/" + id + "/timeline")
                .path("events")
                .valueStream()
                .map(event -> text(event, "/type"))
                .toList();
    }

    /** The latest event of that type. */
    public JsonNode event(String id, String type) {
        agency.numberEvents();
        return get("claims/" + id + "/timeline")
                .path("events")
                .valueStream()
                .filter(event -> text(event, "/type").equals(type))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    public static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString("");
    }

    public static List<String> codes(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(one -> text(one, "/code"))
                .toList();
    }

    /** A PDF of one page. */
    public static byte[] pdf(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Document document = new Document()) {
            PdfWriter _ = PdfWriter.getInstance(document, out);
            document.open();
            boolean _ = document.add(new Paragraph(text));
        }
        return out.toByteArray();
    }

    private String key() {
        return "d-" + caller.clientId() + "-" + keys++;
    }
}
