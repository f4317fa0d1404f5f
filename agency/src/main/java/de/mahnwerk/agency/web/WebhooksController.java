package de.mahnwerk.agency.web;

import de.mahnwerk.agency.events.WebhookDesk;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where events are pushed, how that fares, and what a clerk can do about it. */
@RestController
class WebhooksController {

    private static final int NEWEST = 200;
    private static final List<String> RESULTS = List.of("DELIVERED", "FAILED", "LEFT_TO_FEED");

    private final WebhookDesk desk;
    private final Tenancy tenancy;
    private final Pages pages;

    WebhooksController(WebhookDesk desk, Tenancy tenancy, Pages pages) {
        this.desk = desk;
        this.tenancy = tenancy;
        this.pages = pages;
    }

    @GetMapping("/webhooks")
    ResponseEntity<String> list() {
        return tenancy.asEveryone(() -> pages.show("agency/webhooks", "webhook.title", Map.of("webhooks", desk.all())));
    }

    @GetMapping("/webhooks/{id}")
    ResponseEntity<String> one(@PathVariable UUID id, @RequestParam(defaultValue = "") String result) {
        String wanted = RESULTS.contains(result) ? result : "";
        return tenancy.asEveryone(() -> {
            WebhookDesk.Line webhook = find(id);
            return pages.show(
                    "agency/webhook",
                    "webhook.one",
                    Map.of(
                            "webhook", webhook,
                            "log", desk.log(webhook, wanted, NEWEST),
                            "result", wanted,
                            "results", RESULTS));
        });
    }

    /** Pushes events again: those from one number to another, or all that were never acknowledged. */
    @PostMapping("/webhooks/{id}/replay")
    ResponseEntity<String> replay(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "0") long to) {
        if (from < 0 || to < from) {
            throw new RefusedInput(pages.page().t("webhook.replay.range"));
        }
        int queued = tenancy.asEveryone(() -> {
            WebhookDesk.Line webhook = find(id);
            return from == 0 ? desk.replayLeft(webhook) : desk.replay(webhook, from, to);
        });
        return pages.go("/webhooks/" + id, "webhook.replayed", queued);
    }

    @PostMapping("/webhooks/{id}/enable")
    ResponseEntity<String> enable(@PathVariable UUID id) {
        tenancy.runAsEveryone(() -> desk.enable(find(id)));
        return pages.go("/webhooks/" + id, "webhook.enabled");
    }

    private WebhookDesk.Line find(UUID id) {
        return desk.find(id).orElseThrow(() -> new NotFound("webhook " + id));
    }
}
