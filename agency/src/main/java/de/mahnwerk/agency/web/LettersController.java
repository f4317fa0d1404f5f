package de.mahnwerk.agency.web;

import de.mahnwerk.agency.correspondence.PrintRuns;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Letters on paper: what waits for the printer, and what was given to it. */
@RestController
class LettersController {

    private static final int SHOWN = 100;

    private final PrintRuns runs;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    LettersController(PrintRuns runs, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.runs = runs;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/letters")
    ResponseEntity<String> letters() {
        return tenancy.asEveryone(() -> pages.show(
                "agency/letters", "letters.title", Map.of("waiting", runs.waiting(), "runs", runs.latest(SHOWN))));
    }

    @PostMapping("/letters/print")
    ResponseEntity<String> print() {
        if (tenancy.asEveryone(() -> runs.make(pages.user().displayName(), clock.today()))
                .isEmpty()) {
            throw new RefusedInput(pages.page().t("letters.nothing"));
        }
        return pages.go("/letters", "letters.made");
    }

    @GetMapping("/letters/print/{run}.zip")
    ResponseEntity<byte[]> file(@PathVariable long run) {
        return tenancy.asEveryone(() -> runs.file(run))
                .map(file -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(file.mediaType()))
                        .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                        .body(file.content()))
                .orElseThrow(() -> new NotFound("print run " + run));
    }
}
