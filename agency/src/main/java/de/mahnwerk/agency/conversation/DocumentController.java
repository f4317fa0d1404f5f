package de.mahnwerk.agency.conversation;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.agency.events.UnreadableParameter;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.agency.files.CaseFile;
import de.mahnwerk.agency.files.CaseFiles;
import de.mahnwerk.agency.files.PdfCheck;
import de.mahnwerk.agency.intake.ClaimCall;
import de.mahnwerk.agency.intake.ClaimCalls;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Document;
import de.mahnwerk.protocol.DocumentKind;
import de.mahnwerk.protocol.DocumentPage;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.Party;
import de.mahnwerk.protocol.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Documents of a case over the interface; what a file is, is read from its content. */
@RestController
class DocumentController {

    private static final int LONGEST_NAME = 120;

    private final ClaimCalls calls;
    private final CaseFiles files;
    private final CaseEvents events;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    DocumentController(ClaimCalls calls, CaseFiles files, CaseEvents events, Tenancy tenancy, BusinessClock clock) {
        this.calls = calls;
        this.files = files;
        this.events = events;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @GetMapping("/v1/claims/{id}/documents")
    ResponseEntity<String> list(
            ClaimCall call,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = UnreadableParameter.limit(limit);
        long cursor = UnreadableParameter.cursor(after);
        return calls.read(call, known -> {
            List<CaseFile> found = files.after(known.client(), known.id(), cursor, most + 1);
            List<CaseFile> shown = found.size() > most ? found.subList(0, most) : found;
            long next = shown.isEmpty() ? cursor : shown.getLast().number();
            return Wire.json(
                    200,
                    new DocumentPage(
                            shown.stream().map(DocumentController::view).toList(),
                            Long.toString(next),
                            found.size() > most));
        });
    }

    @PostMapping("/v1/claims/{id}/documents")
    ResponseEntity<String> add(
            ClaimCall call,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String name) {
        DocumentKind read = Arrays.stream(DocumentKind.values())
                .filter(one -> one.name().equals(kind) && one != DocumentKind.LETTER && one != DocumentKind.UNKNOWN)
                .findAny()
                .orElseThrow(() -> new UnreadableParameter("kind", "a kind of document of the document"));
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw new UnreadableParameter("name", "a file name of 1 to 120 characters");
        }
        return calls.writeFile(call, known -> add(known, read, name.strip(), call));
    }

    private ResponseEntity<String> add(CollectionCase known, DocumentKind kind, String name, ClaimCall call) {
        Language language = call.language();
        PdfCheck.Verdict verdict = PdfCheck.of(call.body());
        if (verdict != PdfCheck.Verdict.READABLE) {
            return ClaimCalls.faulty(language, ClaimCalls.fault(language, "", "DOCUMENT_" + verdict.name()));
        }
        Documents.Document content = new Documents.Document(name, MediaType.APPLICATION_PDF_VALUE, call.body());
        List<CaseFile> added =
                files.add(known.client(), List.of(new CaseFiles.NewFile(known.id(), "MERCHANT", kind.name(), content)));
        added.forEach(file -> events.record(List.of(new NewCaseEvent(
                known.client(),
                known.id(),
                EventType.DOCUMENT_ADDED.wire(),
                clock.today(),
                new EventData.DocumentAdded(file.id(), Party.MERCHANT, file.kind(), file.name(), file.sha256()).toMap(),
                "Unterlage des Mandanten: " + file.name(),
                "Document of the merchant: " + file.name()))));
        return Wire.json(
                201,
                view(
                        added.isEmpty()
                                ? files.ofContent(known.client(), known.id(), content.sha256())
                                        .orElseThrow()
                                : added.getFirst()));
    }

    @GetMapping("/v1/claims/{id}/documents/{documentId}")
    ResponseEntity<?> read(ClaimCall call, @PathVariable String documentId) {
        Optional<Documents.Document> found = uuid(documentId)
                .flatMap(id -> tenancy.as(
                        call.caller().client(),
                        () -> files.content(call.caller().client(), call.id(), id)));
        return found.<ResponseEntity<?>>map(document -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(document.mediaType()))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(document.name(), StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .body(document.content()))
                .orElseGet(() -> Wire.problem(ProblemType.NOT_FOUND, "The case has no document of this id."));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Document view(CaseFile file) {
        return new Document(
                file.id(),
                Party.valueOf(file.sender()),
                DocumentKind.valueOf(file.kind()),
                file.name(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                file.addedAt());
    }
}
