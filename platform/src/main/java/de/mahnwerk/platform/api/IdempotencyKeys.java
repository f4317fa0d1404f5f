package de.mahnwerk.platform.api;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a caller wrote once under a key is answered again and not done again. Key and answer are written in the transaction of
 * the work itself; a second call that comes meanwhile waits for it. Each side has the table {@code idempotency_key}.
 */
@Component
@Order(900)
public class IdempotencyKeys implements DayJob {

    /** The documents promise at least 30 days. */
    private static final int DAYS_KEPT = 40;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An answer as it went out. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public Answer {
            headers = Map.copyOf(headers);
        }

        /** What is about to go out. */
        public static Answer of(ResponseEntity<String> response) {
            Map<String, String> headers = new HashMap<>();
            response.getHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Answer(
                    response.getStatusCode().value(), headers, Objects.requireNonNullElse(response.getBody(), ""));
        }

        /** To go out again. */
        public ResponseEntity<String> toResponse() {
            HttpHeaders all = new HttpHeaders();
            headers.forEach(all::set);
            return ResponseEntity.status(status).headers(all).body(body);
        }

        public Answer withBody(String other) {
            return new Answer(status, headers, other);
        }
    }

    /** What became of a call. */
    public sealed interface Outcome {
        /** The answer, of now or of the first time. */
        record Answered(Answer answer) implements Outcome {}

        /** The key was used for another request. */
        record Reused() implements Outcome {}
    }

    /** Tells a request from another one: {@code target} is its method and address. */
    public static String requestHash(String target, byte[] body) {
        MessageDigest digest = Sha256.digest();
        digest.update(target.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(body);
        return HexFormat.of().formatHex(digest.digest());
    }

    private record Known(
            String hash,
            @Nullable Integer status,
            @Nullable String headers,
            @Nullable String body) {}

    private final JdbcClient db;
    private final Tenancy tenancy;

    IdempotencyKeys(JdbcClient db, Tenancy tenancy) {
        this.db = db;
        this.tenancy = tenancy;
    }

    /** Does {@code work} in a transaction of the tenant unless the same request was answered under this key before. */
    public Outcome once(long tenant, String key, String requestHash, Instant now, Supplier<Answer> work) {
        return tenancy.as(tenant, () -> {
            int mine = db.sql("""
                            insert into idempotency_key (tenant, key, request_hash, created_at)
                            values (:tenant, :key, :hash, :now) on conflict do nothing
                            """)
                    .param("tenant", tenant)
                    .param("key", key)
                    .param("hash", requestHash)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
            return mine == 1 ? fresh(tenant, key, work.get()) : known(tenant, key, requestHash);
        });
    }

    private Outcome fresh(long tenant, String key, Answer answer) {
        Rows.exactlyOne(db.sql("""
                        update idempotency_key set status = :status, headers = :headers::jsonb, body = :body
                         where tenant = :tenant and key = :key
                        """)
                .param("tenant", tenant)
                .param("key", key)
                .param("status", answer.status())
                .param("headers", JSON.writeValueAsString(answer.headers()))
                .param("body", answer.body())
                .update());
        return new Outcome.Answered(answer);
    }

    private Outcome known(long tenant, String key, String requestHash) {
        Known known = db.sql("""
                        select request_hash as hash, status, headers::text as headers, body
                          from idempotency_key where tenant = :tenant and key = :key
                        """)
                .param("tenant", tenant)
                .param("key", key)
                .query(Known.class)
                .single();
        if (!known.hash().equals(requestHash)) {
            return new Outcome.Reused();
        }
        if (known.status() == null || known.headers() == null || known.body() == null) {
            throw new IllegalStateException("a key without an answer cannot have been committed: " + key);
        }
        return new Outcome.Answered(new Answer(
                known.status(),
                JSON.readValue(known.headers(), new TypeReference<Map<String, String>>() {}),
                known.body()));
    }

    @Override
    public String name() {
        return "idempotency-keys";
    }

    /** Forgets keys that are older than promised. */
    @Override
    public void live(LocalDate day) {
        int forgotten = tenancy.asEveryone(() -> db.sql(
                        "delete from idempotency_key where created_at < :day::timestamptz")
                .param(
                        "day",
                        day.minusDays(DAYS_KEPT).atStartOfDay(ZoneOffset.UTC).toOffsetDateTime())
                .update());
        assert forgotten >= 0;
    }
}
