package de.mahnwerk.agency.web;

import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.strategy.Simulation;
import de.mahnwerk.agency.strategy.Strategies;
import de.mahnwerk.agency.strategy.Trials;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The sequence of steps of each client: as it is, as it was, and as somebody wants it to be. */
@RestController
class StrategyController {

    private final Strategies strategies;
    private final Trials trials;
    private final Simulation simulation;
    private final Clients clients;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    StrategyController(
            Strategies strategies,
            Trials trials,
            Simulation simulation,
            Clients clients,
            Tenancy tenancy,
            BusinessClock clock,
            Pages pages) {
        this.strategies = strategies;
        this.trials = trials;
        this.simulation = simulation;
        this.clients = clients;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    /** A client's strategy; the first client's when none is named. */
    @GetMapping("/strategy")
    ResponseEntity<String> show(
            @RequestParam(defaultValue = "0") long client, @RequestParam(defaultValue = "0") int version) {
        List<Client> all = clients.all();
        if (all.isEmpty()) {
            return pages.show("agency/strategyEmpty", "strategy.title", Map.of());
        }
        Client of = client == 0 ? all.getFirst() : find(all, client);
        return tenancy.asEveryone(() -> {
            List<Strategies.Version> versions = strategies.history(of.client());
            int inForce = strategies.inForce(of.client(), clock.today());
            Strategies.Version shown = find(versions, version == 0 ? inForce : version);
            return pages.show(
                    "agency/strategy",
                    "strategy.title",
                    Map.of(
                            "clients", all,
                            "client", of,
                            "versions", versions,
                            "inForce", inForce,
                            "shown", shown));
        });
    }

    /** The text of the latest version in a form. */
    @GetMapping("/strategy/{client}/draft")
    ResponseEntity<String> draft(@PathVariable long client) {
        Client of = find(clients.all(), client);
        return tenancy.asEveryone(() -> {
            Strategies.Version latest = strategies.history(client).getFirst();
            return form(of, latest.version(), latest.yaml(), "", clock.today(), "");
        });
    }

    /** Looks a changed text over and tries it on yesterday's cases. */
    @PostMapping("/strategy/{client}/draft")
    ResponseEntity<String> draft(
            @PathVariable long client,
            @RequestParam int based,
            @RequestParam String yaml,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate validFrom) {
        Client of = find(clients.all(), client);
        String text = plain(yaml);
        return tenancy.asEveryone(
                () -> form(of, based, text, note, validFrom == null ? clock.today() : validFrom, text));
    }

    /** Makes a text the next version, if it is the one whose picture was {@code looked} at; else it is looked over first. */
    @PostMapping("/strategy/{client}/publish")
    ResponseEntity<String> publish(
            @PathVariable long client,
            @RequestParam int based,
            @RequestParam String yaml,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate validFrom,
            @RequestParam(defaultValue = "") String looked) {
        String text = plain(yaml);
        boolean sound = strategies.draft(text).faults().isEmpty();
        if (!sound || !looked.equals(mark(text))) {
            ResponseEntity<String> lookedOver = draft(client, based, text, note, validFrom);
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .headers(lookedOver.getHeaders())
                    .body(lookedOver.getBody());
        }
        LocalDate from = validFrom == null ? clock.today() : validFrom;
        publish(find(clients.all(), client).client(), based, text, note.strip(), from);
        return pages.go(
                "/strategy?client=" + client, "strategy.published", pages.page().date(from));
    }

    private static String plain(String yaml) {
        return yaml.replace("\r\n", "\n");
    }

    private void publish(long client, int based, String yaml, String note, LocalDate from) {
        var page = pages.page();
        if (note.isEmpty()) {
            throw new RefusedInput(page.t("strategy.noteMissing"));
        }
        if (tenancy.as(client, () -> trials.latest(client))
                .filter(Trials.Trial::runs)
                .isPresent()) {
            throw new RefusedInput(page.t("trial.publish"));
        }
        if (from.isBefore(clock.today())) {
            throw new RefusedInput(page.t("strategy.past"));
        }
        tenancy.as(client, () -> strategies.lastValidFrom(client))
                .filter(from::isBefore)
                .ifPresent(planned -> {
                    throw new RefusedInput(page.t("strategy.planned", page.date(planned)));
                });
        if (!tenancy.as(
                client,
                () -> strategies.publish(client, based, yaml, from, pages.user().displayName(), note, clock.now()))) {
            throw new RefusedInput(page.t("strategy.overtaken"));
        }
    }

    /** {@code tried} is the text that was sent, empty before anything was. */
    private ResponseEntity<String> form(
            Client client, int based, String yaml, String note, LocalDate from, String tried) {
        Strategies.Draft draft = strategies.draft(yaml);
        Map<String, Object> shown = new HashMap<>();
        shown.put("client", client);
        shown.put("based", based);
        shown.put("yaml", yaml);
        shown.put("note", note);
        shown.put("validFrom", from);
        shown.put("faults", draft.faults());
        shown.put("picture", draft.picture().orElse(null));
        shown.put("looked", mark(yaml));
        shown.put(
                "comparison",
                tried.isEmpty() || draft.picture().isEmpty()
                        ? null
                        : simulation.tryOn(client.client(), yaml, clock.today().minusDays(1)));
        return pages.show("agency/strategyDraft", "strategy.draft", shown);
    }

    /** Tells whether the text in a form is still the one that was looked over. */
    private static String mark(String yaml) {
        return Integer.toHexString(yaml.hashCode());
    }

    private static Client find(List<Client> all, long client) {
        return all.stream()
                .filter(one -> one.client() == client)
                .findAny()
                .orElseThrow(() -> new NotFound("client " + client));
    }

    private static Strategies.Version find(List<Strategies.Version> versions, int version) {
        return versions.stream()
                .filter(one -> one.version() == version)
                .findAny()
                .orElseThrow(() -> new NotFound("strategy version " + version));
    }
}
