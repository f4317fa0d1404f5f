package de.mahnwerk.agency.events;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.secrets.Secrets;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.NewWebhook;
import de.mahnwerk.protocol.Webhook;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code webhook}; secrets lie sealed. Calls work inside a transaction of the client. */
@Component
class Webhooks {

    private static final int SECRET_BYTES = 32;

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
                        select id, url, array(select jsonb_array_elements_text(types)) as types, active, created_at, failing_since
                          from webhook where client = :client order by id
                        """)
                .param("client", client)
                .query((row, n) -> new Webhook(
                        row.getObject("id", UUID.class),
                        row.getString("url"),
                        List.of((String[]) row.getArray("types").getArray()),
                        row.getBoolean("active"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("failing_since", OffsetDateTime.class)),
                        null,
                        null,
                        null))
                .list();
    }

    /** The answer holds the secret, this once. */
    Webhook add(long client, NewWebhook wanted) {
        String secret =
                "whsec_" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Ids.secret(SECRET_BYTES)));
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
