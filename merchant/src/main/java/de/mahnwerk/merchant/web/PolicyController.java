package de.mahnwerk.merchant.web;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.dunning.DunningPolicies;
import de.mahnwerk.merchant.dunning.DunningPolicy;
import de.mahnwerk.merchant.dunning.Level;
import de.mahnwerk.merchant.dunning.LevelWording;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The dunning policy: what is in force, and the next version of it. */
@RestController
class PolicyController {

    private static final int MOST_VERSIONS = 20;

    private final Visit visit;
    private final DunningPolicies policies;
    private final AgencyConnections agencies;

    PolicyController(Visit visit, DunningPolicies policies, AgencyConnections agencies) {
        this.visit = visit;
        this.policies = policies;
        this.agencies = agencies;
    }

    @GetMapping("/policy")
    ResponseEntity<String> show() {
        Map<String, Object> shown = visit.in(tenant -> {
            DunningPolicy policy = policies.current(tenant, visit.today());
            Map<String, Object> facts = new HashMap<>();
            facts.put("policy", policy);
            facts.put("levels", policy == null ? List.of() : policy.levels());
            facts.put("agencies", agencies.all(tenant));
            facts.put("lines", policy == null ? List.of() : LevelWording.of(policy.levels()));
            facts.put("versions", policies.versions(tenant, MOST_VERSIONS));
            return facts;
        });
        return visit.pages().show("merchant/policy", "policy.title", shown);
    }

    /** What the form would mean, while it is being filled in. */
    @PostMapping("/policy/preview")
    ResponseEntity<String> preview(@RequestParam MultiValueMap<String, String> form) {
        List<LevelWording.Line> lines;
        try {
            lines = LevelWording.of(levels(form));
        } catch (IllegalArgumentException e) {
            lines = List.of();
        }
        return visit.pages().part("merchant/policyPreview", Map.of("lines", lines));
    }

    private static List<Level> levels(MultiValueMap<String, String> form) {
        List<Level> levels = new ArrayList<>();
        for (int row = 0; form.containsKey("kind" + row); row++) {
            String kind = value(form, "kind" + row);
            if (!kind.isEmpty()) {
                levels.add(level(form, row, levels.size() + 1, Level.Kind.valueOf(kind)));
            }
        }
        return levels;
    }

    /** Publishes the rows of the form that have a kind as a new version, in force from today or a later day. */
    @PostMapping("/policy")
    ResponseEntity<String> publish(
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate validFrom) {
        LocalDate from = validFrom == null ? visit.today() : validFrom;
        if (from.isBefore(visit.today())) {
            throw new RefusedInput(visit.pages().page().t("policy.past"));
        }
        try {
            List<Level> levels = levels(form);
            long _ = visit.in(tenant -> policies.publish(tenant, from, levels));
        } catch (IllegalArgumentException e) {
            throw new RefusedInput(visit.pages().page().t("policy.refused", String.valueOf(e.getMessage())));
        }
        return visit.pages()
                .go("/policy", "policy.published.from", visit.pages().page().date(from));
    }

    private static Level level(MultiValueMap<String, String> form, int row, int number, Level.Kind kind) {
        boolean collection = kind == Level.Kind.COLLECTION;
        return new Level(
                number,
                kind,
                Integer.parseInt(value(form, "days" + row)),
                cents(value(form, "fee" + row)),
                "true".equals(value(form, "interest" + row)),
                Level.Channel.valueOf(value(form, "channel" + row)),
                value(form, "template" + row).isEmpty() ? "dunning" : value(form, "template" + row),
                cents(value(form, "minimum" + row)),
                collection ? 0 : Integer.parseInt(value(form, "deadline" + row)),
                collection ? Level.CollectionMode.valueOf(value(form, "mode" + row)) : null,
                collection ? value(form, "agency" + row) : null);
    }

    private static long cents(String amount) {
        return amount.isBlank() || amount.strip().matches("0+([.,]0{1,2})?")
                ? 0
                : AmountInput.parse(amount)
                        .map(Money::minorUnits)
                        .orElseThrow(() -> new IllegalArgumentException(amount));
    }

    private static String value(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
