package de.mahnwerk.merchant.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.merchant.correspondence.NoticeTexts;
import de.mahnwerk.merchant.dunning.DunningPolicies;
import de.mahnwerk.merchant.dunning.DunningPolicy;
import de.mahnwerk.merchant.dunning.LevelWording;
import de.mahnwerk.merchant.dunning.Scope;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** The dunning policies: what is in force for what, and the next version of one. */
@RestController
class PolicyController {

    private static final int MOST_VERSIONS = 20;
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    private final Visit visit;
    private final DunningPolicies policies;
    private final AgencyConnections agencies;
    private final NoticeTexts texts;

    PolicyController(Visit visit, DunningPolicies policies, AgencyConnections agencies, NoticeTexts texts) {
        this.visit = visit;
        this.policies = policies;
        this.agencies = agencies;
        this.texts = texts;
    }

    /** All policies, and the editor of one: the standard one where none is named. */
    @GetMapping("/policy")
    ResponseEntity<String> show(@RequestParam(defaultValue = DunningPolicy.STANDARD) String name) {
        Map<String, Object> shown = visit.in(tenant -> {
            List<DunningPolicy> all = all(tenant);
            DunningPolicy policy = named(all, name).orElseThrow(() -> new NotFound("policy " + name));
            return facts(tenant, all, policy, policy.name());
        });
        return visit.pages().show("merchant/policy", "policy.title", shown);
    }

    /** The editor of a policy that is not there yet; it begins with the levels of the standard one. */
    @GetMapping("/policy/new")
    ResponseEntity<String> fresh() {
        Map<String, Object> shown = visit.in(tenant -> {
            List<DunningPolicy> all = all(tenant);
            DunningPolicy standard = named(all, DunningPolicy.STANDARD).orElseThrow();
            return facts(
                    tenant,
                    all,
                    new DunningPolicy(
                            0, "", 0, visit.today(), 10 * all.size(), false, Scope.EVERYTHING, standard.levels()),
                    "");
        });
        return visit.pages().show("merchant/policy", "policy.title", shown);
    }

    private Map<String, Object> facts(long tenant, List<DunningPolicy> all, DunningPolicy policy, String opened) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("all", all);
        facts.put("policy", policy);
        facts.put("opened", opened);
        facts.put("agencies", agencies.all(tenant));
        facts.put("lines", LevelWording.of(policy.levels()));
        facts.put(
                "templates",
                Stream.concat(
                                NoticeTexts.BUILT_IN.stream(),
                                texts.latest(tenant).stream().map(NoticeTexts.Version::template))
                        .distinct()
                        .toList());
        facts.put("versions", policies.versions(tenant, policy.name(), MOST_VERSIONS));
        return facts;
    }

    /** What is in force, then what begins later. */
    private List<DunningPolicy> all(long tenant) {
        List<DunningPolicy> all = new ArrayList<>(policies.inForce(tenant, visit.today()));
        policies.inForce(tenant, EVER).stream()
                .filter(later -> named(all, later.name()).isEmpty())
                .toList()
                .forEach(all::add);
        return all;
    }

    private static Optional<DunningPolicy> named(List<DunningPolicy> all, String name) {
        return all.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }

    /** What the form would mean: beside the form while it is being filled in, or as a page where no script runs. */
    @PostMapping("/policy/preview")
    ResponseEntity<String> preview(
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        DunningPolicy meant;
        try {
            meant = new PolicyForm(form).policy(visit.today());
        } catch (IllegalArgumentException e) {
            if (htmx == null) {
                throw refused(e);
            }
            meant = null;
        }
        if (htmx != null) {
            Map<String, Object> part = new HashMap<>();
            part.put("policy", meant);
            part.put("lines", meant == null ? List.of() : LevelWording.of(meant.levels()));
            return visit.pages().part("merchant/policyPreview", part);
        }
        DunningPolicy draft = Objects.requireNonNull(meant);
        return visit.pages()
                .show(
                        "merchant/policy",
                        "policy.title",
                        visit.in(tenant -> facts(tenant, all(tenant), draft, new PolicyForm(form).opened())));
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
            PolicyForm filled = new PolicyForm(form);
            DunningPolicy policy = filled.policy(from);
            if (filled.isOther()
                    && visit.in(tenant ->
                            !policies.versions(tenant, policy.name(), 1).isEmpty())) {
                throw new RefusedInput(visit.pages().page().t("policy.taken", policy.name()));
            }
            long _ = visit.in(tenant -> policies.publish(tenant, policy));
            return visit.pages()
                    .go(
                            "/policy?name=" + UriUtils.encodeQueryParam(policy.name(), UTF_8),
                            "policy.published.from",
                            visit.pages().page().date(from));
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    /** From today on the policy applies to nothing; what it had falls to the next that fits. */
    @PostMapping("/policy/end")
    ResponseEntity<String> end(@RequestParam String name) {
        try {
            long _ = visit.in(tenant -> policies.publish(
                    tenant, new DunningPolicy(0, name, 0, visit.today(), 0, true, Scope.EVERYTHING, List.of())));
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
        return visit.pages().go("/policy", "policy.ended", name);
    }

    private RefusedInput refused(IllegalArgumentException e) {
        return new RefusedInput(visit.pages().page().t("policy.refused", String.valueOf(e.getMessage())));
    }
}
