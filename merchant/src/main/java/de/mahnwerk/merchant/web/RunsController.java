package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.correspondence.Correspondence;
import de.mahnwerk.merchant.dunning.DunningRun;
import de.mahnwerk.merchant.dunning.DunningRuns;
import de.mahnwerk.merchant.dunning.Notices;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.letters.PdfBundle;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dunning runs: proposal with reasons, release, progress, letters. */
@RestController
class RunsController {

    private static final int LINES = 500;

    private final Visit visit;
    private final DunningRuns runs;
    private final Notices notices;
    private final Correspondence correspondence;
    private final Documents documents;

    RunsController(Visit visit, DunningRuns runs, Notices notices, Correspondence correspondence, Documents documents) {
        this.visit = visit;
        this.runs = runs;
        this.notices = notices;
        this.correspondence = correspondence;
        this.documents = documents;
    }

    @GetMapping("/runs")
    ResponseEntity<String> show() {
        return visit.pages()
                .show("merchant/runs", "runs.title", visit.in(tenant -> Map.of("runs", runs.latest(tenant, 100))));
    }

    @PostMapping("/runs")
    ResponseEntity<String> propose(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        LocalDate day = asOf == null ? visit.today() : asOf;
        Optional<Long> run = runs.propose(visit.tenant(), day, visit.user());
        return run.isPresent()
                ? visit.pages().go("/runs/" + run.get())
                : visit.pages().go("/runs", "runs.nothing");
    }

    @GetMapping("/runs/{id}")
    ResponseEntity<String> one(@PathVariable long id) {
        return visit.pages().show("merchant/run", "run.title", facts(id, LINES));
    }

    /** The part of the page that changes while the run goes on. */
    @GetMapping("/runs/{id}/progress")
    ResponseEntity<String> progress(@PathVariable long id) {
        return visit.pages().part("merchant/runProgress", facts(id, 0));
    }

    private Map<String, Object> facts(long id, int lines) {
        return visit.in(tenant -> {
            DunningRun run = run(tenant, id);
            Map<String, Object> facts = new java.util.HashMap<>();
            facts.put("run", run);
            facts.put("progress", runs.progress(tenant, id));
            if (lines > 0) {
                facts.put("totals", runs.totals(tenant, id));
                facts.put("lines", runs.lines(tenant, id, lines));
                facts.put("letters", notices.lettersOf(tenant, id).size());
            }
            return facts;
        });
    }

    private DunningRun run(long tenant, long id) {
        return runs.find(tenant, id).orElseThrow(() -> new NotFound("run " + id));
    }

    @PostMapping("/runs/{id}/release")
    ResponseEntity<String> release(@PathVariable long id) {
        moved(runs.release(visit.tenant(), id, visit.user()));
        return visit.pages().go("/runs/" + id, "run.released");
    }

    @PostMapping("/runs/{id}/cancel")
    ResponseEntity<String> cancel(@PathVariable long id) {
        moved(runs.cancel(visit.tenant(), id, visit.user()));
        return visit.pages().go("/runs/" + id, "run.cancelled");
    }

    private void moved(boolean done) {
        if (!done) {
            throw new RefusedInput(visit.pages().page().t("run.moved"));
        }
    }

    /** All letters of the run in one file for the printer. */
    @GetMapping("/runs/{id}/letters.pdf")
    ResponseEntity<byte[]> letters(@PathVariable long id) {
        List<Document> letters = visit.in(tenant -> notices.lettersOf(tenant, id).stream()
                .map(sha256 -> documents.read(tenant, sha256).orElseThrow())
                .toList());
        if (letters.isEmpty()) {
            throw new NotFound("letters of run " + id);
        }
        return pdf(
                "mahnlauf-" + id + ".pdf",
                PdfBundle.of(letters.stream().map(Document::content).toList()));
    }

    @GetMapping("/notices/{id}.pdf")
    ResponseEntity<byte[]> notice(@PathVariable long id) {
        Document document =
                visit.in(tenant -> correspondence.document(tenant, id).orElseThrow(() -> new NotFound("notice " + id)));
        return pdf(document.name(), document.content());
    }

    private static ResponseEntity<byte[]> pdf(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"" + name + "\"")
                .body(content);
    }
}
