package de.mahnwerk.agency.events;

import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.NewWebhook;
import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.Reading;
import de.mahnwerk.protocol.Requests;
import de.mahnwerk.protocol.Webhook;
import de.mahnwerk.protocol.WebhookList;
import de.mahnwerk.protocol.WebhookTest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** /v1/webhooks: where a client wants its events pushed. */
@RestController
class WebhookController {

    private final Webhooks webhooks;
    private final WebhookTarget target;
    private final WebhookProbe probe;
    private final Writes writes;
    private final Tenancy tenancy;

    WebhookController(Webhooks webhooks, WebhookTarget target, WebhookProbe probe, Writes writes, Tenancy tenancy) {
        this.webhooks = webhooks;
        this.target = target;
        this.probe = probe;
        this.writes = writes;
        this.tenancy = tenancy;
    }

    @GetMapping("/v1/webhooks")
    ResponseEntity<String> list(@AuthenticationPrincipal ApiClient caller) {
        return Wire.json(200, new WebhookList(tenancy.as(caller.client(), () -> webhooks.of(caller.client()))));
    }

    @PostMapping("/v1/webhooks")
    ResponseEntity<String> create(
            @AuthenticationPrincipal ApiClient caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body) {
        return writes.onceSealed(caller, key, "POST /v1/webhooks", body, () -> switch (Requests.read(
                body, NewWebhook.class)) {
            case Reading.Faulty<NewWebhook> faulty -> Wire.problem(faulty);
            case Reading.Understood<NewWebhook>(NewWebhook wanted) ->
                target.refusal(wanted.url())
                        .map(WebhookController::refused)
                        .orElseGet(() -> Wire.json(201, webhooks.add(caller.client(), wanted)));
        });
    }

    private static ResponseEntity<String> refused(String why) {
        return Wire.problem(Problem.of(
                ProblemType.INVALID_CONTENT,
                why,
                List.of(new Fault(
                        "/url", "URL_NOT_ALLOWED", why, "Give a public address that begins with https://."))));
    }

    /** The push goes out before anything is written, so that a slow address holds no transaction. */
    @PostMapping("/v1/webhooks/{id}/test")
    ResponseEntity<String> test(
            @AuthenticationPrincipal ApiClient caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Optional<Webhook> known = tenancy.as(caller.client(), () -> webhooks.find(caller.client(), id));
        if (known.isEmpty()) {
            return unknown();
        }
        WebhookTest found = probe.push(caller.client(), known.get());
        return writes.once(caller, key, "POST /v1/webhooks/" + id + "/test", new byte[0], () -> {
            if (found.delivered()) {
                webhooks.answered(caller.client(), id);
            }
            return Wire.json(200, found);
        });
    }

    @PostMapping("/v1/webhooks/{id}/rotate")
    ResponseEntity<String> rotate(
            @AuthenticationPrincipal ApiClient caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return writes.onceSealed(
                caller,
                key,
                "POST /v1/webhooks/" + id + "/rotate",
                new byte[0],
                () -> webhooks.rotate(caller.client(), id)
                        .map(rotated -> Wire.json(200, rotated))
                        .orElseGet(WebhookController::unknown));
    }

    private static ResponseEntity<String> unknown() {
        return Wire.problem(ProblemType.NOT_FOUND, "There is no webhook of this id.");
    }

    @DeleteMapping("/v1/webhooks/{id}")
    ResponseEntity<String> delete(@AuthenticationPrincipal ApiClient caller, @PathVariable UUID id) {
        boolean gone = tenancy.as(caller.client(), () -> webhooks.remove(caller.client(), id));
        return gone ? ResponseEntity.noContent().build() : unknown();
    }
}
