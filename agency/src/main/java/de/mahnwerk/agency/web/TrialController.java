package de.mahnwerk.agency.web;

import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.strategy.Strategies;
import de.mahnwerk.agency.strategy.Trials;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Two versions of a client's strategy beside each other: which of them brings more. */
@RestController
class TrialController {

    private static final int MOST_PERCENT = 99;

    private final Trials trials;
    private final Strategies strategies;
    private final Clients clients;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    TrialController(
            Trials trials, Strategies strategies, Clients clients, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.trials = trials;
        this.strategies = strategies;
        this.clients = clients;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/strategy/{client}/trial")
    ResponseEntity<String> show(@PathVariable long client) {
        Client of = find(client);
        LocalDate today = clock.today();
        return tenancy.asEveryone(() -> {
            Map<String, Object> shown = new HashMap<>();
            shown.put("client", of);
            shown.put("versions", published(client, today));
            shown.put("inForce", strategies.inForce(client, today));
            shown.put(
                    "results",
                    trials.latest(client)
                            .map(trial -> trials.results(trial, today))
                            .orElse(null));
            return pages.show("agency/trial", "trial.title", shown);
        });
    }

    @PostMapping("/strategy/{client}/trial")
    ResponseEntity<String> begin(
            @PathVariable long client,
            @RequestParam int usual,
            @RequestParam int other,
            @RequestParam(defaultValue = "0") int percent,
            @RequestParam(required = false) @Nullable DebtorKind of) {
        Client known = find(client);
        Page page = pages.page();
        boolean begun = tenancy.as(known.client(), () -> {
            List<Integer> there = published(client, clock.today());
            if (usual == other
                    || !there.contains(usual)
                    || !there.contains(other)
                    || percent < 1
                    || percent > MOST_PERCENT) {
                throw new RefusedInput(page.t("trial.wrong"));
            }
            return trials.begin(client, usual, other, percent, of, pages.user().displayName(), clock.today());
        });
        if (!begun) {
            throw new RefusedInput(page.t("trial.runsAlready"));
        }
        return pages.go("/strategy/" + client + "/trial", "trial.begun");
    }

    /** One click: from now on all new cases begin under {@code kept}. */
    @PostMapping("/strategy/{client}/trial/end")
    ResponseEntity<String> end(@PathVariable long client, @RequestParam int kept) {
        Client known = find(client);
        if (!tenancy.as(
                known.client(), () -> trials.end(client, kept, pages.user().displayName(), clock.today()))) {
            throw new RefusedInput(pages.page().t("trial.notRunning"));
        }
        return pages.go("/strategy/" + client + "/trial", "trial.ended");
    }

    private List<Integer> published(long client, LocalDate today) {
        return strategies.history(client).stream()
                .filter(one -> one.validFrom() == null || !one.validFrom().isAfter(today))
                .map(Strategies.Version::version)
                .toList();
    }

    private Client find(long client) {
        return clients.all().stream()
                .filter(one -> one.client() == client)
                .findAny()
                .orElseThrow(() -> new NotFound("client " + client));
    }
}
