package de.mahnwerk.agency.events;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.secrets.Secrets;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.NewWebhook;
import de.mahnwerk.protocol.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code webhook}; secrets lie sealed. Calls work inside a transaction of the client. */
@Component
class Webhooks {

    private static final int SECRET_BYTES = 32;
    private static final Duration OLD_SECRET_LIVES = Duration.ofDays(1);

    private final JdbcClient db;
    private final Secrets secrets;
    private final BusinessClock clock;

    Webhooks(JdbcClient db, Secrets secrets, BusinessClock clock) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
    }

    List<Webhook> of(long client) {
        return db.sql("""
                        select id, url, array(select jsonb_array_elements_text(types)) as types, active, created_at, failing_since,
                               case when old_secret_until > :now then old_secret_until end as old_secret_until, disabled_at
                          from webhook where client = :client order by id
                        """)
                .param("client", client)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Webhook(
                        row.getObject("id", UUID.class),
                        row.getString("url"),
                        List.of((String[]) row.getArray("types").getArray()),
                        row.getBoolean("active"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("failing_since", OffsetDateTime.class)),
                        null,
                        instant(row.getObject("old_secret_until", OffsetDateTime.class)),
                        instant(row.getObject("disabled_at", OffsetDateTime.class))))
                .list();
    }

    /** The answer holds the secret, this once. */
    Webhook add(long client, NewWebhook wanted) {
        String secret = newSecret();
        Webhook made =
                new Webhook(Ids.next(), wanted.url(), wanted.types(), true, clock.now(), null, secret, null, null);
        Rows.exactlyOne(db.sql("""
                        insert into webhook (client, id, url, types, secret, created_at)
                        values (:client, :id, :url, :types::jsonb, :secret, :now)
                        """)
                .param("client", client)
                .param("id", made.id())
                .param("url", made.url())
                .param("types", Rows.json(made.types()))
                .param("secret", secrets.seal(secret))
                .param("now", made.createdAt().atOffset(ZoneOffset.UTC))
                .update());
        return made;
    }

    Optional<Webhook> find(long client, UUID id) {
        return of(client).stream().filter(webhook -> webhook.id().equals(id)).findAny();
    }

    /** A new secret, in the answer this once; the old one signs beside it for a day. Empty when there is no such webhook. */
    Optional<Webhook> rotate(long client, UUID id) {
        String secret = newSecret();
        int rotated = db.sql("""
                        update webhook set old_secret = secret, old_secret_until = :until, secret = :secret
                         where client = :client and id = :id
                        """)
                .param("client", client)
                .param("id", id)
                .param("secret", secrets.seal(secret))
                .param("until", clock.now().plus(OLD_SECRET_LIVES).atOffset(ZoneOffset.UTC))
                .update();
        return rotated == 0
                ? Optional.empty()
                : find(client, id)
                        .map(known -> new Webhook(
                                known.id(),
                                known.url(),
                                known.types(),
                                known.active(),
                                known.createdAt(),
                                known.failingSince(),
                                secret,
                                known.previousSecretUntil(),
                                known.disabledAt()));
    }

    /** Every secret that is valid now, the newest first. */
    List<String> secrets(long client, UUID id) {
        return db
                .sql("""
                        select secret, case when old_secret_until > :now then old_secret end
                          from webhook where client = :client and id = :id
                        """)
                .param("client", client)
                .param("id", id)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query((row, n) -> Stream.of(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .flatMap(found -> found)
                .filter(Objects::nonNull)
                .map(secrets::open)
                .toList();
    }

    /** A test was answered: the webhook is healthy and, where it was given up, switched on again. */
    void answered(long client, UUID id) {
        Rows.exactlyOne(db.sql("""
                        update webhook set active = true, disabled_at = null, notice_due = false, failing_since = null, failures = 0,
                               quiet_until = null
                         where client = :client and id = :id
                        """).param("client", client).param("id", id).update());
    }

    private static String newSecret() {
        return "whsec_" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Ids.secret(SECRET_BYTES)));
    }

    /** Whether there was one. */
    boolean remove(long client, UUID id) {
        return db.sql("delete from webhook where client = :client and id = :id")
                        .param("client", client)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
