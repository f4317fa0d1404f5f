package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.dunning.PrintRuns;
import de.mahnwerk.merchant.handover.Handover;
import de.mahnwerk.merchant.handover.Handovers;
import de.mahnwerk.merchant.notes.Tasks;
import de.mahnwerk.merchant.tracking.Inbox;
import de.mahnwerk.platform.outbox.Outbox;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits for the merchant, and what waits for the agency. */
@RestController
class InboxController {

    private static final int MOST = 300;

    private final Visit visit;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Handovers handovers;
    private final Tasks ownTasks;
    private final PrintRuns prints;

    InboxController(Visit visit, Inbox inbox, Outbox outbox, Handovers handovers, Tasks ownTasks, PrintRuns prints) {
        this.visit = visit;
        this.inbox = inbox;
        this.outbox = outbox;
        this.handovers = handovers;
        this.ownTasks = ownTasks;
        this.prints = prints;
    }

    @GetMapping("/inbox")
    ResponseEntity<String> inbox() {
        Map<String, Object> shown = visit.in(tenant -> Map.of(
                "tasks", inbox.tasks(tenant, visit.today(), MOST),
                "own", ownTasks.open(tenant, visit.user(), MOST),
                "letters", prints.waiting(tenant)));
        return visit.pages().show("merchant/inbox", "inbox.title", shown);
    }

    @GetMapping("/outbox")
    ResponseEntity<String> outbox() {
        Map<String, Object> shown = visit.in(tenant -> {
            List<Outbox.Entry> entries = outbox.unsent(tenant, MOST);
            Map<String, Handover> claims = new HashMap<>();
            entries.stream()
                    .map(Outbox.Entry::subject)
                    .distinct()
                    .forEach(subject -> handovers
                            .find(tenant, UUID.fromString(subject))
                            .ifPresent(claim -> claims.put(subject, claim)));
            return Map.of("entries", entries, "claims", claims, "parked", outbox.parked(tenant));
        });
        return visit.pages().show("merchant/outbox", "outbox.title", shown);
    }

    @PostMapping("/outbox/{id}/{action}")
    ResponseEntity<String> act(@PathVariable UUID id, @PathVariable String action) {
        boolean done = visit.in(tenant -> switch (action) {
            case "retry" -> outbox.unpark(tenant, id);
            case "drop" -> outbox.drop(tenant, id, visit.user());
            default -> throw new NotFound(action);
        });
        if (!done) {
            throw new RefusedInput(visit.pages().page().t("outbox.moved"));
        }
        return visit.pages().go("/outbox", "outbox.done." + action);
    }
}
