package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.dunning.PrintRuns;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.letters.PdfBundle;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Letters on paper: what waits for the printer, and what was given to it. */
@RestController
class PrintRunsController {

    private static final int SHOWN = 100;

    private final Visit visit;
    private final PrintRuns prints;
    private final Documents documents;

    PrintRunsController(Visit visit, PrintRuns prints, Documents documents) {
        this.visit = visit;
        this.prints = prints;
        this.documents = documents;
    }

    @GetMapping("/letters")
    ResponseEntity<String> letters() {
        Map<String, Object> shown =
                visit.in(tenant -> Map.of("waiting", prints.waiting(tenant), "prints", prints.latest(tenant, SHOWN)));
        return visit.pages().show("merchant/letters", "print.title", shown);
    }

    /** Of all dunning runs. */
    @PostMapping("/letters/print")
    ResponseEntity<String> print() {
        return make(null);
    }

    /** Of one dunning run. */
    @PostMapping("/runs/{id}/print")
    ResponseEntity<String> print(@PathVariable long id) {
        return make(id);
    }

    private ResponseEntity<String> make(@Nullable Long dunningRun) {
        List<Long> made = visit.in(tenant -> prints.make(tenant, dunningRun, visit.today(), visit.user()));
        if (made.isEmpty()) {
            throw new RefusedInput(visit.pages().page().t("print.nothing"));
        }
        return visit.pages().go("/letters", "print.made", made.size());
    }

    @GetMapping("/letters/{id}.pdf")
    ResponseEntity<byte[]> file(@PathVariable long id) {
        return pdf(visit.pages().page().t("print.name") + "-" + id, tenant -> prints.papers(tenant, id));
    }

    /** All letters of a dunning run that went to the printer, once more in one file. */
    @GetMapping("/runs/{id}/letters.pdf")
    ResponseEntity<byte[]> again(@PathVariable long id) {
        return pdf(visit.pages().page().t("run.file") + "-" + id, tenant -> prints.papersOf(tenant, id));
    }

    private ResponseEntity<byte[]> pdf(String name, LongFunction<List<String>> papers) {
        List<byte[]> files = visit.in(tenant -> papers.apply(tenant).stream()
                .map(sha256 -> documents.read(tenant, sha256).orElseThrow().content())
                .toList());
        if (files.isEmpty()) {
            throw new NotFound(name);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"" + name + ".pdf\"")
                .body(PdfBundle.of(files));
    }
}
