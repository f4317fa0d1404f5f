package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.imports.DryRun;
import de.mahnwerk.merchant.imports.Imports;
import de.mahnwerk.merchant.imports.LongLists;
import de.mahnwerk.merchant.imports.SavedColumns;
import de.mahnwerk.merchant.imports.TakenFile;
import de.mahnwerk.platform.bank.Fault;
import de.mahnwerk.platform.web.Export;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.RefusedInput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files in, and what became of them. */
@RestController
class ImportsController {

    private static final int MOST = 200;
    private static final String REFRESH_SECONDS = "2";

    private final Visit visit;
    private final Imports imports;
    private final SavedColumns saved;
    private final LongLists longLists;

    ImportsController(Visit visit, Imports imports, SavedColumns saved, LongLists longLists) {
        this.saved = saved;
        this.visit = visit;
        this.imports = imports;
        this.longLists = longLists;
    }

    @GetMapping("/imports")
    ResponseEntity<String> show() {
        return visit.pages()
                .show(
                        "merchant/imports",
                        "imports.title",
                        Map.of(
                                "imports", imports.list(visit.tenant(), MOST),
                                "columns", imports.mapping(visit.tenant()).byHeader(),
                                "layouts", visit.in(saved::layouts)));
    }

    @PostMapping("/imports")
    ResponseEntity<String> take(@RequestParam MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            throw new RefusedInput(visit.pages().page().t("imports.empty"));
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
        long id = LongLists.isOne(file.getSize(), file)
                ? longLists.begin(visit.tenant(), name, file, visit.today(), visit.user())
                : imports.take(visit.tenant(), name, file.getBytes(), visit.today(), visit.user());
        return visit.pages().go("/imports/" + id);
    }

    /** Drop file → what was understood and what importing it would change. */
    @PostMapping("/imports/preview")
    ResponseEntity<String> preview(@RequestParam MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            throw new RefusedInput(visit.pages().page().t("imports.empty"));
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
        DryRun dry = LongLists.isOne(file.getSize(), file)
                ? imports.tryOut(visit.tenant(), name, file, visit.today())
                : imports.tryOut(visit.tenant(), name, file.getBytes(), visit.today());
        return visit.pages().show("merchant/importPreview", "imports.preview.title", Map.of("dry", dry));
    }

    /** Takes a file that was tried out. */
    @PostMapping("/imports/tried")
    ResponseEntity<String> takeTried(@RequestParam String sha256, @RequestParam String name) {
        Optional<Long> list = longLists.start(visit.tenant(), sha256, visit.today(), visit.user());
        if (list.isPresent()) {
            return visit.pages().go("/imports/" + list.get());
        }
        byte[] bytes = imports.tried(visit.tenant(), sha256).orElseThrow(() -> new NotFound("file " + sha256));
        return visit.pages().go("/imports/" + imports.take(visit.tenant(), name, bytes, visit.today(), visit.user()));
    }

    /** While a long list is being taken, the page asks for itself again, without scripts too. */
    @GetMapping("/imports/{id}")
    ResponseEntity<String> one(@PathVariable long id) {
        TakenFile taken = taken(id);
        ResponseEntity<String> page = visit.pages()
                .show(
                        "merchant/import",
                        "import.title",
                        Map.of("taken", taken, "faults", imports.faults(visit.tenant(), id, MOST)));
        return !taken.isRunning()
                ? page
                : ResponseEntity.status(page.getStatusCode())
                        .headers(page.getHeaders())
                        .header("Refresh", REFRESH_SECONDS)
                        .body(page.getBody());
    }

    private TakenFile taken(long id) {
        return imports.find(visit.tenant(), id).orElseThrow(() -> new NotFound("import " + id));
    }

    @GetMapping("/imports/{id}/faults.{ending:csv|xlsx}")
    void faults(@PathVariable long id, @PathVariable String ending, HttpServletResponse response) {
        Page page = visit.pages().page();
        long known = taken(id).id();
        Export.<Fault>named(page, page.t("imports.faults.file") + "-" + id)
                .text("fault.at", Fault::at)
                .text("fault.field", Fault::field)
                .text("fault.value", Fault::value)
                .text("fault.problem", fault -> fault.problem(page.locale()))
                .text("fault.remedy", fault -> fault.remedy(page.locale()))
                .send(response, ending, each -> imports.eachFault(visit.tenant(), known, each));
    }
}
