package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.api.ApiKeys;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The merchant's own systems that may call the interface, each with its key. */
@RestController
class SystemsController {

    private static final int LONGEST_NAME = 60;

    private final Visit visit;
    private final ApiKeys keys;

    SystemsController(Visit visit, ApiKeys keys) {
        this.visit = visit;
        this.keys = keys;
    }

    @GetMapping("/systems")
    ResponseEntity<String> show() {
        return page("", "");
    }

    /** The answer shows the key; leaving the page loses it for ever. */
    @PostMapping("/systems")
    ResponseEntity<String> issue(@RequestParam String system) {
        String name = system.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new RefusedInput(visit.pages().page().t("systems.name.refused", LONGEST_NAME));
        }
        return page(name, visit.in(tenant -> keys.issue(tenant, name, visit.user())));
    }

    @PostMapping("/systems/{id}/revoke")
    ResponseEntity<String> revoke(@PathVariable UUID id) {
        if (!visit.in(tenant -> keys.revoke(tenant, id, visit.user()))) {
            throw new RefusedInput(visit.pages().page().t("systems.over"));
        }
        return visit.pages().go("/systems", "systems.revoked");
    }

    private ResponseEntity<String> page(String system, String key) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("keys", visit.in(keys::all));
        shown.put("system", system);
        shown.put("key", key);
        ResponseEntity<String> page = visit.pages().show("merchant/systems", "systems.title", shown);
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(page.getBody());
    }
}
