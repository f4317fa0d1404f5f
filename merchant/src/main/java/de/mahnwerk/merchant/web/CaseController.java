package de.mahnwerk.merchant.web;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.handover.Choices;
import de.mahnwerk.merchant.handover.Handover;
import de.mahnwerk.merchant.handover.Handovers;
import de.mahnwerk.merchant.handover.ToAgency;
import de.mahnwerk.merchant.notes.About;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.tracking.CollectionCase;
import de.mahnwerk.merchant.tracking.CollectionCases;
import de.mahnwerk.merchant.tracking.Conversation;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.RefusedInput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A claim at the agency as the merchant sees it: how it stands, what was said, and everything that the agency can be told. */
@RestController
class CaseController {

    private final Visit visit;
    private final Handovers handovers;
    private final CollectionCases cases;
    private final Conversation conversation;
    private final ToAgency toAgency;
    private final Customers customers;
    private final NoteBoards boards;

    CaseController(
            Visit visit,
            Handovers handovers,
            CollectionCases cases,
            Conversation conversation,
            ToAgency toAgency,
            Customers customers,
            NoteBoards boards) {
        this.visit = visit;
        this.handovers = handovers;
        this.cases = cases;
        this.conversation = conversation;
        this.toAgency = toAgency;
        this.customers = customers;
        this.boards = boards;
    }

    /** What is not yet accepted has no page of its own: its item shows how it stands. */
    @GetMapping("/cases/{handover}")
    ResponseEntity<String> one(@PathVariable UUID handover, @RequestParam Map<String, String> parameters) {
        Page page = visit.pages().page();
        Map<String, Object> facts = new HashMap<>();
        facts.put("url", ListUrl.of("/cases/" + handover, parameters));
        Handover sent = visit.in(tenant -> {
            Handover found = handovers.find(tenant, handover).orElseThrow(() -> new NotFound("case " + handover));
            cases.find(tenant, handover).ifPresent(one -> facts.put("one", one));
            facts.put("handover", found);
            facts.put("timeline", ItemTimeline.of(page, cases.timeline(tenant, found.items())));
            facts.put("messages", conversation.messages(tenant, handover));
            facts.put("documents", conversation.documents(tenant, handover));
            facts.put("decisions", conversation.decisions(tenant, handover));
            facts.put("instructions", conversation.instructions(tenant, handover));
            facts.put("told", conversation.told(tenant, handover));
            facts.put("board", boards.of(tenant, About.handover(handover)));
            return found;
        });
        return facts.containsKey("one")
                ? visit.pages().show("merchant/case", "case.page", facts)
                : visit.pages().go("/items/" + sent.items().getFirst());
    }

    @GetMapping("/cases/{handover}/account")
    ResponseEntity<String> account(
            @PathVariable UUID handover,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String live) {
        LocalDate day = asOf == null ? visit.today() : asOf;
        CollectionCase one = find(handover);
        Map<String, Object> facts = new HashMap<>(Map.of("one", one, "asOf", day, "lines", List.of(), "why", ""));
        switch (conversation.account(visit.tenant(), one, day)) {
            case Conversation.Asked.Got<List<Conversation.AccountLine>> got -> facts.put("lines", got.value());
            case Conversation.Asked.Failed<List<Conversation.AccountLine>> failed -> facts.put("why", failed.why());
        }
        return live == null
                ? visit.pages().show("merchant/caseAccount", "case.account", facts)
                : visit.pages().part("merchant/caseAccount", facts);
    }

    @GetMapping("/cases/{handover}/documents/{document}")
    ResponseEntity<byte[]> file(@PathVariable UUID handover, @PathVariable UUID document) {
        CollectionCase one = find(handover);
        return switch (conversation.file(visit.tenant(), one, document)) {
            case Conversation.Asked.Got<byte[]> got ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(
                                "Content-Disposition",
                                ContentDisposition.inline()
                                        .filename(one.caseReference() + ".pdf")
                                        .build()
                                        .toString())
                        .body(got.value());
            case Conversation.Asked.Failed<byte[]> failed -> throw refused("case.file.failed", failed.why());
        };
    }

    @PostMapping("/cases/{handover}/message")
    ResponseEntity<String> message(
            @PathVariable UUID handover,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable UUID answerTo,
            @RequestParam(required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        String words = required(text, "case.text.missing");
        List<Document> attached = attached(files);
        return tell(handover, tenant -> toAgency.write(tenant, handover, words, answerTo, attached));
    }

    @PostMapping("/cases/{handover}/decision")
    ResponseEntity<String> decide(
            @PathVariable UUID handover,
            @RequestParam UUID decision,
            @RequestParam boolean yes,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        List<Document> attached = attached(files);
        return tell(handover, tenant -> toAgency.decide(tenant, handover, decision, yes, text, attached));
    }

    @PostMapping("/cases/{handover}/pause")
    ResponseEntity<String> pause(
            @PathVariable UUID handover,
            @RequestParam String reason,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            @RequestParam(defaultValue = "") String text) {
        oneOf(Choices.PAUSE_REASONS, reason);
        if (!until.isAfter(visit.today()) || until.isAfter(visit.today().plusYears(1))) {
            throw refused("case.pause.until");
        }
        return tell(handover, tenant -> toAgency.pause(tenant, handover, reason, until, text));
    }

    @PostMapping("/cases/{handover}/resume")
    ResponseEntity<String> resume(@PathVariable UUID handover, @RequestParam(defaultValue = "") String text) {
        return tell(handover, tenant -> toAgency.resume(tenant, handover, text));
    }

    @PostMapping("/cases/{handover}/dispute")
    ResponseEntity<String> dispute(
            @PathVariable UUID handover,
            @RequestParam String reason,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate raisedOn,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        oneOf(Choices.DISPUTE_REASONS, reason);
        if (raisedOn.isAfter(visit.today())) {
            throw refused("case.future");
        }
        String words = required(text, "case.text.missing");
        List<Document> attached = attached(files);
        return tell(handover, tenant -> toAgency.dispute(tenant, handover, reason, raisedOn, words, attached));
    }

    @PostMapping("/cases/{handover}/instruction")
    ResponseEntity<String> instruct(
            @PathVariable UUID handover,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String lastStage,
            @RequestParam(defaultValue = "") String most,
            @RequestParam(defaultValue = "") String text) {
        oneOf(Choices.INSTRUCTION_KINDS, kind);
        boolean stops = kind.equals("STOP_AFTER_STAGE");
        if (stops == lastStage.isBlank()) {
            throw refused("case.instruction.stage");
        }
        Long cents = most.isBlank()
                ? null
                : AmountInput.parse(most)
                        .map(Money::minorUnits)
                        .orElseThrow(() -> refused("item.payment.amount", most));
        return tell(handover, tenant -> toAgency.instruct(tenant, handover, kind, lastStage, cents, text));
    }

    @PostMapping("/cases/{handover}/document")
    ResponseEntity<String> document(
            @PathVariable UUID handover, @RequestParam String kind, @RequestParam MultipartFile file)
            throws IOException {
        oneOf(Choices.DOCUMENT_KINDS, kind);
        Document document = PdfInput.one(file, kind.toLowerCase(java.util.Locale.ROOT) + ".pdf")
                .orElseThrow(() -> refused("case.file.refused"));
        return tell(handover, tenant -> toAgency.send(tenant, handover, kind, document));
    }

    private List<Document> attached(@Nullable List<MultipartFile> files) throws IOException {
        return PdfInput.all(files).orElseThrow(() -> refused("case.file.refused"));
    }

    /** Insolvency, death or minority of a customer; told on all his claims. */
    @PostMapping("/customers/{id}/notice")
    ResponseEntity<String> notice(
            @PathVariable long id,
            @RequestParam String kind,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate since,
            @RequestParam(defaultValue = "") String court,
            @RequestParam(defaultValue = "") String fileNumber,
            @RequestParam(defaultValue = "") String text) {
        oneOf(Choices.NOTICE_KINDS, kind);
        if (since.isAfter(visit.today())) {
            throw refused("case.future");
        }
        int told = visit.in(tenant -> {
            Customers.Customer known = customers.find(tenant, id).orElseThrow(() -> new NotFound("customer " + id));
            // nothing that this customer owes is dunned or handed over from here on
            long _ = customers.block(
                    tenant, known.id(), visit.pages().page().code("notice", kind), visit.today(), null, visit.user());
            return toAgency.notice(tenant, id, new ToAgency.Notice(kind, since, court, fileNumber, text));
        });
        return visit.pages().go("/customers/" + id, "notice.told", told);
    }

    private ResponseEntity<String> tell(UUID handover, LongConsumer news) {
        boolean there = visit.in(tenant -> {
            Handover found = handovers.find(tenant, handover).orElseThrow(() -> new NotFound("case " + handover));
            boolean open = found.state() == Handover.State.ACCEPTED || found.state() == Handover.State.QUERY;
            if (open) {
                news.accept(tenant);
            }
            return open;
        });
        if (!there) {
            throw refused("case.notThere");
        }
        return visit.pages().go("/cases/" + handover, "case.told");
    }

    private CollectionCase find(UUID handover) {
        return visit.in(tenant -> cases.find(tenant, handover).orElseThrow(() -> new NotFound("case " + handover)));
    }

    private void oneOf(List<String> known, String chosen) {
        if (!known.contains(chosen)) {
            throw refused("case.choice", chosen);
        }
    }

    private String required(String text, String key) {
        if (text.isBlank()) {
            throw refused(key);
        }
        return text.strip();
    }

    private RefusedInput refused(String key, Object... arguments) {
        return new RefusedInput(visit.pages().page().t(key, arguments));
    }
}
