package de.mahnwerk.merchant.tracking;

import de.mahnwerk.merchant.handover.AgencyConnection;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.client.WebhookSignature;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Where the agency pushes. A valid push makes us read the feed; the pushed event itself is not trusted to be the next one.
 * 2xx means that all is applied that the feed has, up to that event.
 */
@RestController
class HookController {

    private final Tenancy tenancy;
    private final AgencyConnections agencies;
    private final Feed feed;
    private final BusinessClock clock;

    HookController(Tenancy tenancy, AgencyConnections agencies, Feed feed, BusinessClock clock) {
        this.tenancy = tenancy;
        this.agencies = agencies;
        this.feed = feed;
        this.clock = clock;
    }

    /** The signature opens these addresses, not a session. */
    @Bean
    @Order(20)
    static SecurityFilterChain hooksChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/hooks/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @PostMapping("/hooks/{tenant}/{connection}")
    ResponseEntity<Void> pushed(
            @PathVariable long tenant,
            @PathVariable String connection,
            @RequestHeader(name = WebhookSignature.ID, required = false) @Nullable String id,
            @RequestHeader(name = WebhookSignature.TIMESTAMP, required = false) @Nullable String timestamp,
            @RequestHeader(name = WebhookSignature.SIGNATURE, required = false) @Nullable String signature,
            @RequestBody(required = false) @Nullable String sent) {
        String body = sent == null ? "" : sent; // the signature decides, whatever came
        Optional<AgencyConnection> agency = tenancy.as(
                tenant,
                () -> agencies.all(tenant).stream()
                        .filter(known ->
                                AgencyConnections.hookPath(tenant, known.name()).endsWith("/" + connection))
                        .findFirst());
        List<String> secrets = agency.map(
                        known -> tenancy.as(tenant, () -> agencies.webhookSecrets(tenant, known.name(), clock.now())))
                .orElse(List.of());
        if (agency.isEmpty() || secrets.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        WebhookSignature.Verdict verdict = WebhookSignature.with(secrets)
                .verify(id, timestamp, signature, body, Clock.fixed(clock.now(), BusinessClock.ZONE));
        if (verdict != WebhookSignature.Verdict.GENUINE) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        OptionalLong sequence = sequence(body);
        if (sequence.isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        boolean applied = feed.readUpTo(tenant, agency.get().name(), sequence.getAsLong());
        // not applied: the agency's feed did not answer us; the push shall come again
        return applied
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    /** Of a pushed event; empty when the body is none. */
    private static OptionalLong sequence(String body) {
        try {
            JsonNode sequence = ProtocolJson.tolerant().readTree(body).path("sequence");
            return sequence.isIntegralNumber() ? OptionalLong.of(sequence.longValue()) : OptionalLong.empty();
        } catch (JacksonException e) {
            return OptionalLong.empty();
        }
    }
}
