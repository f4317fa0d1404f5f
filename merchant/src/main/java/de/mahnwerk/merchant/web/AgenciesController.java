package de.mahnwerk.merchant.web;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.handover.AgencyConnection;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.merchant.handover.AgencyRules;
import de.mahnwerk.merchant.tenants.NewTenant.AgencyAccess;
import de.mahnwerk.platform.PlatformSettings;
import de.mahnwerk.platform.api.OutwardTarget;
import de.mahnwerk.platform.web.RefusedInput;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The agencies that the merchant works with, and which of them gets what. */
@RestController
class AgenciesController {

    private static final int LONGEST = 200;

    /** Empty for both. */
    private static final Set<String> KINDS = Set.of("", "CONSUMER", "BUSINESS");

    private final Visit visit;
    private final AgencyConnections connections;
    private final AgencyRules rules;
    private final OutwardTarget target;

    AgenciesController(Visit visit, AgencyConnections connections, AgencyRules rules, PlatformSettings settings) {
        this.visit = visit;
        this.connections = connections;
        this.rules = rules;
        this.target = new OutwardTarget(settings.webhooks().allowPrivate(), InetAddress::getAllByName);
    }

    @GetMapping("/agencies")
    ResponseEntity<String> show() {
        return visit.pages()
                .show(
                        "merchant/agencies",
                        "agencies.title",
                        visit.in(tenant -> Map.<String, Object>of(
                                "agencies", connections.all(tenant), "rules", rules.all(tenant))));
    }

    /** Adds an agency, or gives the one of that name and address other access. What it sends is fetched: nothing has to reach us. */
    @PostMapping("/agencies")
    ResponseEntity<String> connect(
            @RequestParam String name,
            @RequestParam String url,
            @RequestParam String clientId,
            @RequestParam String clientSecret) {
        if (name.isBlank() || clientId.isBlank() || clientSecret.isBlank() || name.length() > LONGEST) {
            throw refused("agencies.incomplete");
        }
        if (target.refusal(url.strip()).isPresent()) {
            throw refused("agencies.address");
        }
        boolean connected = visit.in(tenant -> {
            Optional<AgencyConnection> known = connections.named(tenant, name.strip());
            boolean same = known.map(AgencyConnection::url).orElse(url.strip()).equals(url.strip());
            if (same) {
                connections.connect(
                        tenant,
                        new AgencyAccess(
                                name.strip(),
                                url.strip(),
                                clientId.strip(),
                                clientSecret.strip(),
                                known.map(AgencyConnection::webhookBase).orElse("")));
            }
            return same;
        });
        if (!connected) {
            throw refused("agencies.otherAddress");
        }
        return visit.pages().go("/agencies", "agencies.connected", name.strip());
    }

    @PostMapping("/agencies/usual")
    ResponseEntity<String> usual(@RequestParam String name) {
        if (!visit.in(tenant -> connections.makeUsual(tenant, name))) {
            throw refused("agencies.gone");
        }
        return visit.pages().go("/agencies", "agencies.usual.saved", name);
    }

    @PostMapping("/agencies/rules")
    ResponseEntity<String> rule(
            @RequestParam String agency,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String groups,
            @RequestParam(defaultValue = "") String shops,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until) {
        long least = from.isBlank() ? 0 : amount(from);
        @Nullable Long below = until.isBlank() ? null : Long.valueOf(amount(until));
        if (below != null && below <= least) {
            throw refused("agencies.rule.amounts");
        }
        if (!KINDS.contains(kind)) {
            throw refused("agencies.gone");
        }
        AgencyRules.Rule rule = new AgencyRules.Rule(
                0, agency, kind.isEmpty() ? null : kind, words(groups), words(shops), least, below);
        boolean added = visit.in(tenant -> {
            boolean known = connections.named(tenant, agency).isPresent();
            if (known) {
                rules.add(tenant, rule);
            }
            return known;
        });
        if (!added) {
            throw refused("agencies.gone");
        }
        return visit.pages().go("/agencies", "agencies.rule.added");
    }

    private static List<String> words(String text) {
        return List.of(text.split(","));
    }

    private long amount(String text) {
        return AmountInput.parse(text).map(Money::minorUnits).orElseThrow(() -> refused("item.payment.amount", text));
    }

    @PostMapping("/agencies/rules/remove")
    ResponseEntity<String> remove(@RequestParam int place) {
        if (!visit.in(tenant -> rules.remove(tenant, place))) {
            throw refused("agencies.gone");
        }
        return visit.pages().go("/agencies", "agencies.rule.removed");
    }

    private RefusedInput refused(String key, Object... arguments) {
        return new RefusedInput(visit.pages().page().t(key, arguments));
    }
}
