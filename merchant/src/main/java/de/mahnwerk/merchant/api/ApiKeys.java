package de.mahnwerk.merchant.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.mahnwerk.platform.api.Sha256;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code api_key}: with what a merchant's systems call the interface. A key is shown once and kept as a hash; the
 * secret in it is 32 random bytes, which nobody finds by trying, so a fast hash protects it (decision 0010).
 */
@Component
public class ApiKeys {

    private static final int SECRET_BYTES = 32;

    /** The merchant stands in the key, so that it is looked up under his row policy like everything else. */
    private static final Pattern FORM = Pattern.compile("mwk_(\\d{1,18})_([0-9a-f]{32})_([0-9a-f]{64})");

    /** The last use is written no more often. */
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    /**
     * A key as pages show it.
     *
     * @param system what uses it, in the merchant's words
     */
    public record ApiKey(
            UUID id,
            String system,
            Instant createdAt,
            String createdBy,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy) {}

    private record Stored(
            String system, String secretHash, @Nullable Instant lastUsedAt) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    ApiKeys(JdbcClient db, Tenancy tenancy, BusinessClock clock) {
        this.db = db;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Makes a key for a system; the answer is the key itself, which nobody can read again. */
    public String issue(long tenant, String system, String by) {
        UUID id = Ids.next();
        String secret = Ids.secret(SECRET_BYTES);
        Rows.exactlyOne(db.sql("""
                        insert into api_key (tenant, id, system, secret_hash, created_at, created_by)
                        values (:tenant, :id, :system, :hash, :now, :by)
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .param("system", system)
                .param("hash", Sha256.hex(secret))
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update());
        return "mwk_" + tenant + "_" + id.toString().replace("-", "") + "_" + secret;
    }

    /** Ends a key at once; false when there is none, or it has ended. */
    public boolean revoke(long tenant, UUID id, String by) {
        return db.sql("""
                        update api_key set revoked_at = :now, revoked_by = :by
                         where tenant = :tenant and id = :id and revoked_at is null
                        """)
                        .param("tenant", tenant)
                        .param("id", id)
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Those that hold first, the newest first. */
    public List<ApiKey> all(long tenant) {
        return db.sql("""
                        select id, system, created_at, created_by, last_used_at, revoked_at, revoked_by from api_key
                         where tenant = :tenant order by revoked_at is not null, id desc
                        """).param("tenant", tenant).query(ApiKey.class).list();
    }

    /** Who calls with this key; empty when it is none or was revoked. Opens a transaction of its own. */
    Optional<ApiCaller> caller(String key) {
        Matcher form = FORM.matcher(key);
        if (!form.matches()) {
            return Optional.empty();
        }
        long tenant = Long.parseLong(form.group(1));
        UUID id = UUID.fromString(form.group(2).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        return tenancy.as(
                tenant,
                () -> stored(tenant, id)
                        .filter(stored -> MessageDigest.isEqual(
                                Sha256.hex(form.group(3)).getBytes(US_ASCII),
                                stored.secretHash().getBytes(US_ASCII)))
                        .map(stored -> {
                            noteUse(tenant, id, stored.lastUsedAt());
                            return new ApiCaller(tenant, id, stored.system());
                        }));
    }

    private Optional<Stored> stored(long tenant, UUID id) {
        return db.sql("""
                        select system, secret_hash, last_used_at from api_key
                         where tenant = :tenant and id = :id and revoked_at is null
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .query(Stored.class)
                .optional();
    }

    private void noteUse(long tenant, UUID id, @Nullable Instant last) {
        Instant now = clock.now();
        if (last == null || last.plus(USE_NOTED_EVERY).isBefore(now)) {
            int _ = db.sql("update api_key set last_used_at = :now where tenant = :tenant and id = :id")
                    .param("tenant", tenant)
                    .param("id", id)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
