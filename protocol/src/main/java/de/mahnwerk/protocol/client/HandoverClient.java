package de.mahnwerk.protocol.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.protocol.AccountStatement;
import de.mahnwerk.protocol.Advance;
import de.mahnwerk.protocol.BatchAnswer;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.ClaimPage;
import de.mahnwerk.protocol.ClaimResult;
import de.mahnwerk.protocol.Credit;
import de.mahnwerk.protocol.CreditAnswer;
import de.mahnwerk.protocol.DebtorUpdate;
import de.mahnwerk.protocol.Decision;
import de.mahnwerk.protocol.DecisionRequest;
import de.mahnwerk.protocol.DirectPayment;
import de.mahnwerk.protocol.Dispute;
import de.mahnwerk.protocol.Document;
import de.mahnwerk.protocol.DocumentKind;
import de.mahnwerk.protocol.DocumentPage;
import de.mahnwerk.protocol.EventPage;
import de.mahnwerk.protocol.Instruction;
import de.mahnwerk.protocol.InstructionList;
import de.mahnwerk.protocol.Message;
import de.mahnwerk.protocol.MessagePage;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.NewInstruction;
import de.mahnwerk.protocol.NewMessage;
import de.mahnwerk.protocol.NewWebhook;
import de.mahnwerk.protocol.Onboarding;
import de.mahnwerk.protocol.Pause;
import de.mahnwerk.protocol.PaymentAnswer;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.Quote;
import de.mahnwerk.protocol.QuoteRequest;
import de.mahnwerk.protocol.ReconciliationPage;
import de.mahnwerk.protocol.Requests;
import de.mahnwerk.protocol.Resume;
import de.mahnwerk.protocol.Settlement;
import de.mahnwerk.protocol.SettlementPage;
import de.mahnwerk.protocol.Terms;
import de.mahnwerk.protocol.Timeline;
import de.mahnwerk.protocol.Webhook;
import de.mahnwerk.protocol.WebhookList;
import de.mahnwerk.protocol.WebhookTest;
import de.mahnwerk.protocol.Withdrawal;
import de.mahnwerk.protocol.WithdrawalAnswer;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the hand-over protocol to one agency as one of its clients. Fetches and keeps the access token, repeats what failed
 * on the way or was put off (429, 5xx, no connection) with growing pauses, and answers with an {@link Answer}, never with an
 * exception. Safe to share between threads; make one per agency and keep it.
 *
 * <p>Every write takes an idempotency key: choose it before the first attempt, keep it with what you send, and use it again
 * whenever the outcome is {@link Answer.Unreachable}.
 *
 * <pre>{@code
 * try (var agency = HandoverClient.connect(ClientSettings.of(URI.create("https://agency.example"), id, secret))) {
 *     switch (agency.handOver(claim, key)) {
 *         case Answer.Done<Claim>(Claim accepted, _) -> remember(accepted.caseReference());
 *         case Answer.Refused<Claim>(Problem problem) -> show(problem.errors());
 *         case Answer.Unreachable<Claim>(String reason) -> sendAgainLater(key);
 *     }
 * }
 * }</pre>
 */
public final class HandoverClient implements AutoCloseable {

    private static final String JSON = "application/json";

    private final ClientSettings settings;
    private final HttpClient http;
    private final Exchange exchange;
    private final @Nullable String ifMatch;

    HandoverClient(ClientSettings settings, Patience.Sleeper sleeper, RandomGenerator random) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
        this.exchange = new Exchange(http, new AccessTokens(http, settings), new Patience(settings, sleeper, random));
        this.ifMatch = null;
    }

    private HandoverClient(HandoverClient of, String ifMatch) {
        this.settings = of.settings;
        this.http = of.http;
        this.exchange = of.exchange;
        this.ifMatch = ifMatch;
    }

    /** A client for this agency; connects with the first call. */
    public static HandoverClient connect(ClientSettings settings) {
        return new HandoverClient(settings, Thread::sleep, RandomGenerator.getDefault());
    }

    /**
     * The same client for one write to a case as it was read: it is refused (412) when something has happened since. There is
     * nothing to close.
     *
     * @param etag of {@link Answer.Done}, as {@link #claim} gave it
     */
    public HandoverClient ifMatch(String etag) {
        return new HandoverClient(this, etag);
    }

    /** Hands over one claim. A claim that the agency has already is refused with the existing case in the problem. */
    public Answer<Claim> handOver(NewClaim claim, String idempotencyKey) {
        return post("/v1/claims", json(claim), JSON, idempotencyKey, Claim.class);
    }

    /** What would become of a claim, its quote included; writes nothing. */
    public Answer<ClaimResult> dryRun(NewClaim claim, String idempotencyKey) {
        return post("/v1/claims?dryRun=true", json(claim), JSON, idempotencyKey, ClaimResult.class);
    }

    /** Hands over up to {@link Requests#BATCH_LIMIT} claims, streamed; one result a claim, in order. */
    public Answer<BatchAnswer> handOver(List<NewClaim> claims, String idempotencyKey) {
        return batch("/v1/claims/batch", claims, idempotencyKey);
    }

    /** What would become of each claim; writes nothing. */
    public Answer<BatchAnswer> dryRun(List<NewClaim> claims, String idempotencyKey) {
        return batch("/v1/claims/batch?dryRun=true", claims, idempotencyKey);
    }

    /** One case. */
    public Answer<Claim> claim(UUID id) {
        return get("/v1/claims/" + id, Claim.class);
    }

    /**
     * Cases, oldest first.
     *
     * @param filter names of the document's query parameters and their values, among them {@code after} and {@code limit}
     */
    public Answer<ClaimPage> claims(Map<String, String> filter) {
        return get("/v1/claims" + query(filter), ClaimPage.class);
    }

    /** Everything that happened to a case. */
    public Answer<Timeline> timeline(UUID id) {
        return get("/v1/claims/" + id + "/timeline", Timeline.class);
    }

    /** The claim account as of a day. */
    public Answer<AccountStatement> account(UUID id, LocalDate asOf) {
        return get("/v1/claims/" + id + "/account?asOf=" + asOf, AccountStatement.class);
    }

    /** Reports a payment that came to the merchant, or its reversal. */
    public Answer<PaymentAnswer> reportPayment(UUID id, DirectPayment payment, String idempotencyKey) {
        return post("/v1/claims/" + id + "/payments", json(payment), JSON, idempotencyKey, PaymentAnswer.class);
    }

    /** Takes a claim back. */
    public Answer<WithdrawalAnswer> withdraw(UUID id, Withdrawal withdrawal, String idempotencyKey) {
        return post("/v1/claims/" + id + "/withdrawal", json(withdrawal), JSON, idempotencyKey, WithdrawalAnswer.class);
    }

    /** Gives up a part of the principal. */
    public Answer<CreditAnswer> credit(UUID id, Credit credit, String idempotencyKey) {
        return post("/v1/claims/" + id + "/credits", json(credit), JSON, idempotencyKey, CreditAnswer.class);
    }

    /** Holds a case until a day at the latest. */
    public Answer<Claim> pause(UUID id, Pause pause, String idempotencyKey) {
        return post("/v1/claims/" + id + "/pause", json(pause), JSON, idempotencyKey, Claim.class);
    }

    /** Lets a paused or disputed case go on. */
    public Answer<Claim> resume(UUID id, Resume resume, String idempotencyKey) {
        return post("/v1/claims/" + id + "/resume", json(resume), JSON, idempotencyKey, Claim.class);
    }

    /** Tells that the debtor contests the claim. */
    public Answer<Claim> dispute(UUID id, Dispute dispute, String idempotencyKey) {
        return post("/v1/claims/" + id + "/dispute", json(dispute), JSON, idempotencyKey, Claim.class);
    }

    /** Tells what is known of the debtor now, as a whole. */
    public Answer<Claim> updateDebtor(UUID id, DebtorUpdate update, String idempotencyKey) {
        return exchange.send(
                write("/v1/claims/" + id + "/debtor", JSON, idempotencyKey).PUT(json(update)), Claim.class);
    }

    /** Messages of a case, oldest first; {@code filter} may hold {@code after} and {@code limit}. */
    public Answer<MessagePage> messages(UUID id, Map<String, String> filter) {
        return get("/v1/claims/" + id + "/messages" + query(filter), MessagePage.class);
    }

    /** Posts a message, or the answer to a query. */
    public Answer<Message> postMessage(UUID id, NewMessage message, String idempotencyKey) {
        return post("/v1/claims/" + id + "/messages", json(message), JSON, idempotencyKey, Message.class);
    }

    /** Documents of a case, oldest first; {@code filter} may hold {@code after} and {@code limit}. */
    public Answer<DocumentPage> documents(UUID id, Map<String, String> filter) {
        return get("/v1/claims/" + id + "/documents" + query(filter), DocumentPage.class);
    }

    /** Adds a PDF to a case, at most {@link Document#LARGEST} bytes. */
    public Answer<Document> addDocument(UUID id, DocumentKind kind, String name, byte[] file, String idempotencyKey) {
        String path = "/v1/claims/" + id + "/documents" + query(Map.of("kind", kind.name(), "name", name));
        return post(path, BodyPublishers.ofByteArray(file), "application/pdf", idempotencyKey, Document.class);
    }

    /** The file of a document. */
    public Answer<byte[]> document(UUID id, UUID document) {
        return file("/v1/claims/" + id + "/documents/" + document, "application/pdf");
    }

    /** The decision that the agency asked for last. */
    public Answer<DecisionRequest> decision(UUID id) {
        return get("/v1/claims/" + id + "/decision", DecisionRequest.class);
    }

    /** Decides where the agency may not do so alone. */
    public Answer<Claim> decide(UUID id, Decision decision, String idempotencyKey) {
        return post("/v1/claims/" + id + "/decision", json(decision), JSON, idempotencyKey, Claim.class);
    }

    /** All instructions of a case with their price and state. */
    public Answer<InstructionList> instructions(UUID id) {
        return get("/v1/claims/" + id + "/instructions", InstructionList.class);
    }

    /** Orders something beyond the strategy. */
    public Answer<Instruction> instruct(UUID id, NewInstruction instruction, String idempotencyKey) {
        return post("/v1/claims/" + id + "/instructions", json(instruction), JSON, idempotencyKey, Instruction.class);
    }

    /** What an instruction would cost; orders nothing. */
    public Answer<Instruction> price(UUID id, NewInstruction instruction, String idempotencyKey) {
        return post(
                "/v1/claims/" + id + "/instructions?dryRun=true",
                json(instruction),
                JSON,
                idempotencyKey,
                Instruction.class);
    }

    /** What is still missing before claims can be accepted. */
    public Answer<Onboarding> onboarding() {
        return get("/v1/onboarding", Onboarding.class);
    }

    /**
     * The feed after a cursor.
     *
     * @param after sequence of the last event that the reader has, 0 for the beginning
     * @param limit at most so many, up to 1000
     * @param wait how long the agency may wait for an event when there is none yet; zero to up to a minute
     */
    public Answer<EventPage> events(long after, int limit, Duration wait) {
        HttpRequest.Builder request = request(
                        "/v1/events?after=" + after + "&limit=" + limit + "&wait=" + wait.toSeconds())
                .timeout(settings.timeout().plus(wait))
                .GET();
        return exchange.send(request, EventPage.class);
    }

    /** Where events are pushed. */
    public Answer<WebhookList> webhooks() {
        return get("/v1/webhooks", WebhookList.class);
    }

    /** Has events pushed; keep the secret of the answer, it is not shown again. */
    public Answer<Webhook> createWebhook(NewWebhook webhook, String idempotencyKey) {
        return post("/v1/webhooks", json(webhook), JSON, idempotencyKey, Webhook.class);
    }

    /** Has a test event pushed now and tells what came back. */
    public Answer<WebhookTest> testWebhook(UUID id, String idempotencyKey) {
        return post("/v1/webhooks/" + id + "/test", BodyPublishers.noBody(), JSON, idempotencyKey, WebhookTest.class);
    }

    /** A new signing secret; the old one signs beside it for a day. */
    public Answer<Webhook> rotateWebhook(UUID id, String idempotencyKey) {
        return post("/v1/webhooks/" + id + "/rotate", BodyPublishers.noBody(), JSON, idempotencyKey, Webhook.class);
    }

    /** Ends the pushing. */
    public Answer<NoContent> deleteWebhook(UUID id) {
        return exchange.send(request("/v1/webhooks/" + id).DELETE(), NoContent.class);
    }

    /** Settlements without lines, oldest first; {@code filter} may hold {@code after} and {@code limit}. */
    public Answer<SettlementPage> settlements(Map<String, String> filter) {
        return get("/v1/settlements" + query(filter), SettlementPage.class);
    }

    /** One settlement with its lines. */
    public Answer<Settlement> settlement(UUID id) {
        return get("/v1/settlements/" + id, Settlement.class);
    }

    /** One settlement as PDF. */
    public Answer<byte[]> settlementPdf(UUID id) {
        return file("/v1/settlements/" + id + ".pdf", "application/pdf");
    }

    /** One settlement as CSV in UTF-8. */
    public Answer<byte[]> settlementCsv(UUID id) {
        return file("/v1/settlements/" + id + ".csv", "text/csv");
    }

    /** A page of the agency's book; {@code filter} may hold {@code asOf}, {@code after} and {@code limit}. */
    public Answer<ReconciliationPage> reconciliation(Map<String, String> filter) {
        return get("/v1/reconciliation" + query(filter), ReconciliationPage.class);
    }

    /** The fee model in force. */
    public Answer<Terms> terms() {
        return get("/v1/terms", Terms.class);
    }

    /** What a claim would cost. */
    public Answer<Quote> quote(QuoteRequest asked) {
        HttpRequest.Builder request =
                request("/v1/quotes").header("Content-Type", JSON).POST(json(asked));
        return exchange.send(request, Quote.class);
    }

    /** Plays the future of a test claim; for clients that the agency keeps as test clients. */
    public Answer<Claim> advance(UUID id, Advance play, String idempotencyKey) {
        return post("/v1/sandbox/claims/" + id + "/advance", json(play), JSON, idempotencyKey, Claim.class);
    }

    /** Ends the client; calls that are under way are completed. */
    @Override
    public void close() {
        if (ifMatch == null) {
            http.close();
        }
    }

    private Answer<BatchAnswer> batch(String path, List<NewClaim> claims, String idempotencyKey) {
        if (claims.isEmpty() || claims.size() > Requests.BATCH_LIMIT) {
            throw new IllegalArgumentException(
                    "a batch has 1 to " + Requests.BATCH_LIMIT + " claims, not " + claims.size());
        }
        BodyPublisher body = BodyPublishers.ofByteArrays(Ndjson.of(claims));
        return post(path, body, "application/x-ndjson", idempotencyKey, BatchAnswer.class);
    }

    private <T> Answer<T> get(String path, Class<T> type) {
        return exchange.send(request(path).GET(), type);
    }

    private Answer<byte[]> file(String path, String type) {
        HttpRequest.Builder request = request(path)
                .setHeader("Accept", type + ", application/problem+json")
                .GET();
        return exchange.send(request, byte[].class);
    }

    private <T> Answer<T> post(
            String path, BodyPublisher body, String contentType, String idempotencyKey, Class<T> type) {
        return exchange.send(write(path, contentType, idempotencyKey).POST(body), type);
    }

    private HttpRequest.Builder write(String path, String contentType, String idempotencyKey) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", contentType).header("Idempotency-Key", idempotencyKey);
        return ifMatch == null ? request : request.header("If-Match", ifMatch);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(settings.at(path))
                .timeout(settings.timeout())
                .header("Accept", JSON + ", application/problem+json");
    }

    private static BodyPublisher json(Object message) {
        return BodyPublishers.ofByteArray(ProtocolJson.strict().writeValueAsBytes(message));
    }

    private static String query(Map<String, String> filter) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        new TreeMap<>(filter)
                .forEach((name, value) ->
                        query.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8)));
        return query.toString();
    }
}
