package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.correspondence.Correspondence;
import de.mahnwerk.merchant.dunning.DunningRun;
import de.mahnwerk.merchant.dunning.DunningRuns;
import de.mahnwerk.merchant.dunning.DunningSettings;
import de.mahnwerk.merchant.dunning.Leftovers;
import de.mahnwerk.merchant.dunning.LevelChange;
import de.mahnwerk.merchant.dunning.PrintRuns;
import de.mahnwerk.merchant.dunning.Release;
import de.mahnwerk.merchant.dunning.Undo;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.audit.AuditFilter;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.web.Export;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.RefusedInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    private final PrintRuns prints;
    private final Correspondence correspondence;
    private final Tenants tenants;

    RunsController(Visit visit, DunningRuns runs, PrintRuns prints, Correspondence correspondence, Tenants tenants) {
        this.visit = visit;
        this.runs = runs;
        this.prints = prints;
        this.correspondence = correspondence;
        this.tenants = tenants;
    }

    @GetMapping("/runs")
    ResponseEntity<String> show() {
        Map<String, Object> shown = visit.in(tenant -> Map.of(
                "runs",
                runs.latest(tenant, 100),
                "settings",
                runs.settings(tenant),
                "everyDays",
                tenants.get(tenant).runEveryDays(),
                "letters",
                prints.waiting(tenant)));
        return visit.pages().show("merchant/runs", "runs.title", shown);
    }

    @PostMapping("/runs")
    ResponseEntity<String> propose(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        LocalDate day = asOf == null ? visit.today() : asOf;
        if (day.isAfter(visit.today())) {
            throw refused("runs.future");
        }
        Optional<Long> run = runs.propose(visit.tenant(), day, visit.user());
        return run.isPresent()
                ? visit.pages().go("/runs/" + run.get())
                : visit.pages().go("/runs", "runs.nothing");
    }

    @GetMapping("/runs/{id:\\d+}")
    ResponseEntity<String> one(@PathVariable long id, @RequestParam Map<String, String> parameters) {
        ListUrl url = ListUrl.of("/runs/" + id, parameters);
        Map<String, Object> facts = facts(id, url.value("show"), LINES);
        facts.put("url", url);
        return visit.pages().show("merchant/run", "run.title", facts);
    }

    /** The part of the page that changes while the run goes on. */
    @GetMapping("/runs/{id}/progress")
    ResponseEntity<String> progress(@PathVariable long id) {
        return visit.pages().part("merchant/runProgress", facts(id, "", 0));
    }

    private Map<String, Object> facts(long id, String show, int lines) {
        return visit.in(tenant -> {
            DunningRun run = run(tenant, id);
            Map<String, Object> facts = new java.util.HashMap<>();
            facts.put("run", run);
            facts.put("progress", runs.progress(tenant, id));
            if (lines > 0) {
                facts.put("totals", runs.totals(tenant, id));
                facts.put("lines", runs.lines(tenant, id, show, lines));
                facts.put("levels", runs.levels(tenant, id));
                facts.put("letters", prints.of(tenant, id));
            }
            return facts;
        });
    }

    private DunningRun run(long tenant, long id) {
        return runs.find(tenant, id).orElseThrow(() -> new NotFound("run " + id));
    }

    @PostMapping("/runs/{id}/release")
    ResponseEntity<String> release(@PathVariable long id) {
        return switch (runs.release(visit.tenant(), id, visit.user())) {
            case Release.Done done -> visit.pages().go("/runs/" + id, "run.released");
            case Release.Moved moved -> throw refused("run.moved");
            case Release.SecondPersonNeeded needed -> throw refused("run.secondPerson", needed.person());
        };
    }

    @PostMapping("/runs/{id}/cancel")
    ResponseEntity<String> cancel(@PathVariable long id) {
        moved(runs.cancel(visit.tenant(), id));
        return visit.pages().go("/runs/" + id, "run.cancelled");
    }

    @PostMapping("/runs/{id}/pause")
    ResponseEntity<String> pause(@PathVariable long id) {
        moved(runs.pause(visit.tenant(), id));
        return visit.pages().go("/runs/" + id, "run.paused");
    }

    @PostMapping("/runs/{id}/resume")
    ResponseEntity<String> resume(@PathVariable long id) {
        moved(runs.resume(visit.tenant(), id));
        return visit.pages().go("/runs/" + id, "run.resumed");
    }

    /** Leaves chosen items out of a run that waits, with a reason that stays with it. */
    @PostMapping("/runs/{id}/exclude")
    ResponseEntity<String> exclude(
            @PathVariable long id,
            @RequestParam(name = "item", required = false) @Nullable List<Long> items,
            @RequestParam(defaultValue = "") String reason) {
        if (items == null) {
            throw refused("run.exclude.none");
        }
        if (reason.isBlank()) {
            throw refused("run.exclude.reason");
        }
        int count = runs.exclude(visit.tenant(), id, items, reason.strip(), visit.user());
        moved(count > 0);
        return visit.pages().go("/runs/" + id, "run.excluded", count);
    }

    @PostMapping("/runs/{id}/readmit")
    ResponseEntity<String> readmit(@PathVariable long id, @RequestParam(name = "item") List<Long> items) {
        int count = runs.readmit(visit.tenant(), id, items);
        moved(count > 0);
        return visit.pages().go("/runs/" + id, "run.readmitted", count);
    }

    /** Gives chosen items another level of their policies, with a reason that stays with them. */
    @PostMapping("/runs/{id}/level")
    ResponseEntity<String> level(
            @PathVariable long id,
            @RequestParam(name = "item", required = false) @Nullable List<Long> items,
            @RequestParam int level,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        if (items == null) {
            throw refused("run.exclude.none");
        }
        if (reason.isBlank()) {
            throw refused("run.level.reason");
        }
        return switch (runs.level(visit.tenant(), id, items, level, reason.strip(), visit.user())) {
            case LevelChange.Done done -> {
                Page page = visit.pages().page();
                AuditFilter.detail(request, page.t("run.level.detail", done.items(), levelName(page, level)));
                yield visit.pages().go("/runs/" + id, "run.level.done", done.items());
            }
            case LevelChange.Moved moved -> throw refused("run.moved");
            case LevelChange.Refused not ->
                throw refused(
                        "run.level.refused", not.number(), visit.pages().page().code("leftout", not.reason()));
        };
    }

    /** Takes a wrong run back by a counter-run. */
    @PostMapping("/runs/{id}/undo")
    ResponseEntity<String> undo(@PathVariable long id, @RequestParam String reason) {
        if (reason.isBlank()) {
            throw refused("run.undo.reason");
        }
        return switch (runs.undo(visit.tenant(), id, reason.strip(), visit.user())) {
            case Undo.Done done -> visit.pages().go("/runs/" + done.counterRun(), "run.undone", Long.toString(id));
            case Undo.NotCarriedOut not -> throw refused("run.moved");
            case Undo.LaterRun later -> throw refused("run.undo.later", Long.toString(later.run()));
        };
    }

    @PostMapping("/runs/settings")
    ResponseEntity<String> settings(
            @RequestParam int everyDays,
            @RequestParam DunningSettings.ReleaseBy releaseBy,
            @RequestParam(defaultValue = "false") boolean fourEyes,
            @RequestParam Leftovers.Habit leftovers) {
        if (everyDays < 0 || everyDays > 366) {
            throw refused("run.settings.days");
        }
        boolean _ = visit.in(tenant -> {
            runs.save(tenant, new DunningSettings(releaseBy, fourEyes, leftovers));
            tenants.runEvery(tenant, everyDays);
            return true;
        });
        return visit.pages().go("/runs", "run.settings.saved");
    }

    private void moved(boolean done) {
        if (!done) {
            throw refused("run.moved");
        }
    }

    private RefusedInput refused(String key, Object... arguments) {
        return new RefusedInput(visit.pages().page().t(key, arguments));
    }

    /** Every line of the run as a file. */
    @GetMapping("/runs/{id}.{ending:csv|xlsx}")
    void export(@PathVariable long id, @PathVariable String ending, HttpServletResponse response) {
        Page page = visit.pages().page();
        Export<DunningRun.Line> export = Export.<DunningRun.Line>named(page, page.t("run.file") + "-" + id)
                .text("item.number", DunningRun.Line::number)
                .text("customer.number", DunningRun.Line::customerNumber)
                .text("item.customer", DunningRun.Line::customerName)
                .day("item.due", DunningRun.Line::dueOn)
                .number("item.level", line -> (long) line.level())
                .money("item.open", DunningRun.Line::open)
                .text("run.decision", line -> page.code("decision", line.decision()))
                .text("run.reason", line -> page.code("leftout", line.reason()))
                .text("run.policy", DunningRun.Line::policy)
                .text("run.level.changed", line -> changed(page, line));
        List<DunningRun.Line> lines =
                visit.in(tenant -> runs.lines(tenant, run(tenant, id).id(), "", Integer.MAX_VALUE));
        export.send(response, ending, lines::forEach);
    }

    private static String levelName(Page page, int level) {
        return page.t("level.reached." + Math.min(4, level));
    }

    private static String changed(Page page, DunningRun.Line line) {
        Integer proposed = line.proposedLevel();
        return proposed == null
                ? ""
                : page.t(
                        "run.level.by",
                        levelName(page, proposed),
                        String.valueOf(line.levelBy()),
                        String.valueOf(line.levelReason()));
    }

    @GetMapping("/notices/{id}.pdf")
    ResponseEntity<byte[]> notice(@PathVariable long id) {
        Document document =
                visit.in(tenant -> correspondence.document(tenant, id).orElseThrow(() -> new NotFound("notice " + id)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"" + document.name() + "\"")
                .body(document.content());
    }
}
