package de.mahnwerk.agency.conversation;

import static de.mahnwerk.agency.Desk.codes;
import static de.mahnwerk.agency.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.Desk;
import de.mahnwerk.platform.testing.Contract.Reply;
import de.mahnwerk.platform.time.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Clerk and merchant talk about a case")
class ConversationScenario {

    private static AgencyHouse agency;
    private static Desk desk;

    private LocalDate day = LocalDate.EPOCH;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(ConversationScenario.class);
        desk = new Desk(agency, agency.testClient("M-1"));
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    /** Tests share the house and its days; each counts from the day on which it begins. */
    @BeforeEach
    void today() {
        day = agency.bean(BusinessClock.class).today();
    }

    @Test
    void a_query_holds_the_case_until_its_answer() {
        String id = desk.handOver("Q-1");
        desk.play(id, "QUERY_IS_ASKED");
        JsonNode query = desk.get("claims/" + id + "/messages").at("/messages/0");
        assertThat(text(query, "/kind")).isEqualTo("QUERY");
        assertThat(text(query, "/dueOn")).isEqualTo(day.plusDays(14).toString());
        agency.goTo(day.plusDays(2));
        assertThat(desk.status(id)).isEqualTo("QUERY");
        assertThat(desk.events(id)).containsExactly("claim.accepted", "claim.queried");

        String messages = "claims/" + id + "/messages";
        desk.post(201, messages, "{\"text\": \"Wir suchen noch.\"}");
        assertThat(desk.status(id)).isEqualTo("QUERY");
        String answer = "{\"text\": \"Liegt bei.\", \"answerTo\": \"" + text(query, "/id") + "\"}";
        desk.post(201, messages, answer);
        assertThat(desk.status(id)).isEqualTo("ACCEPTED");
        assertThat(text(desk.post(409, messages, answer), "/type")).endsWith("/not-possible-now");
        assertThat(codes(desk.post(
                        422, messages, "{\"text\": \"?\", \"answerTo\": \"0199d3f2-6a10-7c3e-9f21-2f6f0a4c8b11\"}")))
                .containsExactly("QUERY_UNKNOWN");
        agency.goTo(day.plusDays(3));
        assertThat(desk.status(id)).isEqualTo("PRE_COURT");
    }

    @Test
    void messages_are_read_page_by_page_and_the_newest_cursor_is_always_there() {
        String id = desk.handOver("Q-2");
        for (int i = 0; i < 3; i++) {
            desk.post(201, "claims/" + id + "/messages", "{\"text\": \"Nachricht " + i + "\"}");
        }
        JsonNode first = desk.get("claims/" + id + "/messages?limit=2");
        assertThat(first.path("more").booleanValue()).isTrue();
        JsonNode second = desk.get("claims/" + id + "/messages?limit=2&after=" + text(first, "/next"));
        assertThat(text(second, "/messages/0/text")).isEqualTo("Nachricht 2");
        JsonNode third = desk.get("claims/" + id + "/messages?after=" + text(second, "/next"));
        assertThat(third.path("messages")).isEmpty();
        assertThat(text(third, "/next")).isEqualTo(text(second, "/next"));
    }

    @Test
    void a_document_is_what_its_content_says() {
        String id = desk.handOver("F-1");
        String path = "claims/" + id + "/documents";
        byte[] pdf = Desk.pdf("Lieferschein");
        JsonNode added = desk.upload(201, path + "?kind=DELIVERY_PROOF&name=lieferschein.pdf", pdf);
        assertThat(added.path("size").intValue()).isEqualTo(pdf.length);
        assertThat(text(desk.upload(201, path + "?kind=OTHER&name=nochmal.pdf", pdf), "/id"))
                .isEqualTo(text(added, "/id"));
        assertThat(codes(desk.upload(422, path + "?kind=OTHER&name=a.pdf", "<html>".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("DOCUMENT_NOT_A_PDF");
        assertThat(codes(desk.upload(422, path + "?kind=OTHER&name=a.pdf", Arrays.copyOf(pdf, 40))))
                .containsExactly("DOCUMENT_BROKEN");
        assertThat(text(desk.upload(400, path + "?kind=LETTER&name=a.pdf", pdf), "/type"))
                .endsWith("/invalid-request");
        assertThat(text(desk.upload(413, path + "?kind=OTHER&name=a.pdf", new byte[10 * 1024 * 1024 + 1]), "/type"))
                .endsWith("/too-large");
        Reply text =
                agency.post(desk.caller().token(), "v1/" + path + "?kind=OTHER&name=a", "x", "Idempotency-Key", "text");
        assertThat(text.status()).isEqualTo(415);
        Reply file = agency.get(desk.caller().token(), "v1/" + path + "/" + text(added, "/id"));
        assertThat(file.body()).startsWith("%PDF-");
        String withFile = "{\"text\": \"Siehe Anlage.\", \"documents\": [\"%s\"]}";
        JsonNode sent = desk.post(201, "claims/" + id + "/messages", withFile.formatted(text(added, "/id")));
        assertThat(text(sent, "/documents/0")).isEqualTo(text(added, "/id"));
        assertThat(codes(desk.post(
                        422, "claims/" + id + "/messages", withFile.formatted("0199d3f2-6a10-7c3e-9f21-2f6f0a4c8b11"))))
                .containsExactly("DOCUMENT_UNKNOWN");
        assertThat(desk.events(id)).containsOnlyOnce("document.added");
    }

    @Test
    void letters_sent_are_among_the_documents() {
        String id = desk.handOver("F-2");
        agency.goTo(day.plusDays(1));
        JsonNode letter = desk.get("claims/" + id + "/documents").at("/documents/0");
        assertThat(text(letter, "/kind")).isEqualTo("LETTER");
        assertThat(text(letter, "/sha256")).isEqualTo(text(desk.event(id, "letter.sent"), "/data/documentSha256"));
    }

    @Test
    void the_merchant_decides_and_silence_means_no() {
        String yes = inPreCourt("E-1");
        desk.play(yes, "DECISION_IS_ASKED");
        JsonNode asked = desk.get("claims/" + yes + "/decision");
        assertThat(desk.status(yes)).isEqualTo("AWAITING_DECISION");
        desk.post(
                200,
                "claims/" + yes + "/decision",
                "{\"decisionId\": \"" + text(asked, "/id") + "\", \"choice\": \"YES\"}");
        assertThat(desk.status(yes)).isEqualTo("PRE_COURT");
        assertThat(text(desk.event(yes, "decision.taken"), "/data/by")).isEqualTo("MERCHANT");
        assertThat(text(
                        desk.post(
                                409,
                                "claims/" + yes + "/decision",
                                "{\"decisionId\": \"" + text(asked, "/id") + "\", \"choice\": \"NO\"}"),
                        "/type"))
                .endsWith("/not-possible-now");

        String silent = inPreCourt("E-2");
        desk.play(silent, "DECISION_IS_ASKED");
        agency.goTo(day.plusDays(15));
        assertThat(desk.status(silent)).isEqualTo("MONITORING");
        assertThat(text(desk.event(silent, "decision.taken"), "/data/by")).isEqualTo("AGENCY");
    }

    @Test
    void what_belongs_to_an_answer_a_decision_and_a_dispute_stands_beside_it_on_the_desk() {
        String id = inPreCourt("B-1");
        String claim = "claims/" + id;
        String delivered = upload(id, "DELIVERY_PROOF", "lieferschein.pdf");
        desk.play(id, "QUERY_IS_ASKED");
        String query = text(desk.get(claim + "/messages").at("/messages/0"), "/id");
        desk.post(
                201,
                claim + "/messages",
                "{\"text\": \"Liegt bei.\", \"answerTo\": \"" + query + "\", \"documents\": [\"" + delivered + "\"]}");
        assertThat(text(desk.event(id, "claim.query_answered"), "/data/documents/0"))
                .isEqualTo(delivered);

        String resolution = upload(id, "OTHER", "beschluss.pdf");
        desk.play(id, "DECISION_IS_ASKED");
        String decision = "{\"decisionId\": \"" + text(desk.get(claim + "/decision"), "/id")
                + "\", \"choice\": \"YES\", \"documents\": [\"%s\"]}";
        assertThat(codes(desk.post(
                        422, claim + "/decision", decision.formatted("0199d3f2-6a10-7c3e-9f21-2f6f0a4c8b11"))))
                .containsExactly("DOCUMENT_UNKNOWN");
        desk.post(200, claim + "/decision", decision.formatted(resolution));
        assertThat(text(desk.event(id, "decision.taken"), "/data/documents/0")).isEqualTo(resolution);

        String photo = upload(id, "DISPUTE_PROOF", "foto.pdf");
        String letter = upload(id, "CORRESPONDENCE", "brief des kunden.pdf");
        desk.post(200, claim + "/dispute", """
                {"reason": "DEFECT", "raisedOn": "%s", "text": "Kein Druck.", "documents": ["%s", "%s"]}
                """.formatted(day, photo, letter));
        try (Clerk clerk = agency.clerk()) {
            String reference = text(desk.claim(id), "/caseReference");
            String timeline = clerk.look("cases/" + reference).html().split("id=\"timeline\"", -1)[1];
            String address = "href=\"/cases/" + reference + "/documents/";
            assertThat(timeline)
                    .contains(address + delivered, "lieferschein.pdf", address + resolution, address + photo)
                    .contains(address + letter, "brief des kunden.pdf");
        }
    }

    private static String upload(String id, String kind, String name) {
        return text(
                desk.upload(
                        201,
                        "claims/" + id + "/documents?kind=" + kind + "&name=" + name.replace(" ", "%20"),
                        Desk.pdf(name)),
                "/id");
    }

    @Test
    void a_question_that_the_case_has_left_behind_lapses_without_a_word() {
        String id = inPreCourt("E-3");
        desk.play(id, "DECISION_IS_ASKED");
        desk.play(id, "DEBTOR_DISPUTES");
        agency.goTo(day.plusDays(15));
        assertThat(desk.status(id)).isEqualTo("DISPUTED");
        assertThat(text(desk.get("claims/" + id + "/decision"), "/choice")).isEqualTo("NO");
        assertThat(desk.events(id)).endsWith("dispute.raised");
    }

    @Test
    void an_instruction_has_a_price_that_can_be_asked_before() {
        String id = inPreCourt("O-1");
        String path = "claims/" + id + "/instructions";
        JsonNode asked = desk.post(200, path + "?dryRun=true", "{\"kind\": \"TRACE_ADDRESS\"}");
        assertThat(text(asked, "/price/amount")).isEqualTo("12.00");
        assertThat(text(asked, "/vat/amount")).isEqualTo("2.28");
        assertThat(desk.get(path).path("instructions")).isEmpty();
        assertThat(codes(desk.post(
                        422,
                        path,
                        "{\"kind\": \"TRACE_ADDRESS\", \"mostNet\": {\"amount\": \"11.99\", \"currency\": \"EUR\"}}")))
                .containsExactly("PRICE_HIGHER");
        desk.post(201, path, "{\"kind\": \"TRACE_ADDRESS\"}");
        assertThat(codes(desk.post(422, path, "{\"kind\": \"STOP_AFTER_STAGE\"}")))
                .containsExactly("LAST_STAGE");
        desk.post(201, path, "{\"kind\": \"STOP_AFTER_STAGE\", \"lastStage\": \"LETTER_2\"}");
        assertThat(text(desk.play(id, "NEXT_STEP"), "/stage")).isEqualTo("LETTER_2");
        assertThat(desk.claim(id).has("nextStep")).isFalse();
        desk.post(409, "sandbox/claims/" + id + "/advance", "{\"play\": \"NEXT_STEP\"}");

        desk.post(201, path, "{\"kind\": \"MONITOR\"}");
        assertThat(desk.status(id)).isEqualTo("MONITORING");
        assertThat(desk.get(path).path("instructions").valueStream().map(one -> text(one, "/state")))
                .containsExactly("ORDERED", "DONE", "DONE");
    }

    private String inPreCourt(String reference) {
        String id = desk.handOver(reference);
        desk.play(id, "NEXT_STEP");
        assertThat(desk.status(id)).isEqualTo("PRE_COURT");
        return id;
    }
}
