package de.mahnwerk.agency.clients;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The table {@code credential}: with what a client's system fetches its tokens. A secret is shown once and kept as a hash. To
 * rotate, a second credential is issued and the first ends after an overlap, so that the client can change over in peace.
 */
@Component
public class Credentials {

    /** What a credential may do when nothing else is agreed: everything that version 1 knows. */
    public static final List<String> ALL_SCOPES = List.of("claims:write", "claims:read", "events", "settlements:read");

    /** How long an old credential works beside a new one. */
    static final Duration OVERLAP = Duration.ofDays(14);

    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    /** A credential with its secret, which nobody can read again. */
    public record Issued(String clientId, String clientSecret) {}

    /** A credential as pages show it. */
    public record Credential(
            String clientId,
            String scopes,
            Instant validFrom,
            @Nullable Instant validUntil) {

        /** Whether it works beyond the day, so that ending it changes something. */
        public boolean endsAfter(LocalDate day) {
            return validUntil == null
                    || validUntil.isAfter(day.atStartOfDay(BusinessClock.ZONE).toInstant());
        }
    }

    record Stored(String clientId, long client, String secretHash, String scopes, Instant validFrom) {}

    private final JdbcClient db;
    private final SecretHashes encoder;
    private final BusinessClock clock;

    Credentials(JdbcClient db, PasswordEncoder passwords, BusinessClock clock) {
        this.encoder = new SecretHashes(passwords);
        this.db = db;
        this.clock = clock;
    }

    /** Issues a credential for everything; those for everything that are valid end after the overlap. */
    public Issued issue(long client) {
        return issue(client, ALL_SCOPES);
    }

    /**
     * Issues a credential for these scopes. Those of the same scopes that are valid end after the overlap, so issuing again is
     * how a client changes its secret in peace; those of other scopes, for another system, go on.
     */
    public Issued issue(long client, List<String> scopes) {
        String granted =
                String.join(" ", ALL_SCOPES.stream().filter(scopes::contains).toList());
        if (granted.isEmpty()) {
            throw new IllegalArgumentException("a credential for nothing");
        }
        Instant now = clock.now();
        int ending = db.sql("""
                        update credential set valid_until = :end
                         where of_client = :client and scopes = :scopes and (valid_until is null or valid_until > :end)
                        """)
                .param("client", client)
                .param("scopes", granted)
                .param("end", now.plus(OVERLAP).atOffset(ZoneOffset.UTC))
                .update();
        Issued issued = new Issued("c" + client + "-" + Ids.secret(ID_BYTES), Ids.secret(SECRET_BYTES));
        Rows.exactlyOne(db.sql("""
                        insert into credential (credential_id, of_client, secret_hash, scopes, valid_from)
                        values (:id, :client, :hash, :scopes, :now)
                        """)
                .param("id", issued.clientId())
                .param("client", client)
                .param("hash", encoder.encode(issued.clientSecret()))
                .param("scopes", granted)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update());
        assert ending >= 0;
        return issued;
    }

    /** Ends a credential at once, for example because its secret became known. */
    public void end(long client, String clientId) {
        Rows.exactlyOne(
                db.sql("update credential set valid_until = :now where of_client = :client and credential_id = :id")
                        .param("client", client)
                        .param("id", clientId)
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update());
    }

    /** All credentials of the client, newest first. */
    public List<Credential> of(long client) {
        return db.sql("""
                        select credential_id, scopes, valid_from, valid_until
                          from credential where of_client = :client order by valid_from desc
                        """)
                .param("client", client)
                .query((row, n) -> new Credential(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        instant(row.getObject(4, OffsetDateTime.class))))
                .list();
    }

    /** The credential if it is valid now. */
    Optional<Stored> valid(String clientId) {
        return db.sql("""
                        select credential_id, of_client, secret_hash, scopes, valid_from
                          from credential
                         where credential_id = :id and valid_from <= :now and (valid_until is null or valid_until > :now)
                        """)
                .param("id", clientId)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Stored(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        Objects.requireNonNull(row.getObject(5, OffsetDateTime.class))
                                .toInstant()))
                .optional();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
