package de.mahnwerk.merchant.handover;

import de.mahnwerk.merchant.tenants.NewTenant;
import de.mahnwerk.merchant.tenants.TenantProvisioned;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.secrets.Secrets;
import de.mahnwerk.protocol.Webhook;
import de.mahnwerk.protocol.client.ClientSettings;
import de.mahnwerk.protocol.client.HandoverClient;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The connections to agencies, with one client of the protocol for each. */
@Component
public class AgencyConnections implements TenantProvisioned {

    private record Access(String url, String clientId, String clientSecret) {}

    private static final String COLUMNS =
            "tenant, name, url, webhook_base, webhook_id, webhook_rotated_on, webhook_disabled_at, event_cursor, events_applied, trouble, usual";

    private final JdbcClient db;
    private final Secrets secrets;
    private final Map<Access, HandoverClient> clients = new ConcurrentHashMap<>();

    AgencyConnections(JdbcClient db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    @Override
    public void prepare(long tenant, NewTenant settings) {
        connect(tenant, settings.agency());
    }

    /** Adds a connection or gives it other access; the first one is the usual one. */
    public void connect(long tenant, NewTenant.AgencyAccess agency) {
        Rows.exactlyOne(db.sql("""
                        insert into agency_connection (tenant, name, url, client_id, client_secret, webhook_base, usual)
                        select :tenant, :name, :url, :clientId, :secret, :webhookBase,
                               not exists (select 1 from agency_connection where tenant = :tenant)
                        on conflict (tenant, name) do update
                          set url = excluded.url, client_id = excluded.client_id, client_secret = excluded.client_secret,
                              webhook_base = excluded.webhook_base
                        """)
                .param("tenant", tenant)
                .param("name", agency.name())
                .param("url", agency.url())
                .param("clientId", agency.clientId())
                .param("secret", secrets.seal(agency.clientSecret()))
                .param("webhookBase", agency.webhookBase())
                .update());
    }

    /** Lets claims that no rule is for go to this agency from now on; false when there is none of that name. */
    public boolean makeUsual(long tenant, String name) {
        if (named(tenant, name).isEmpty()) {
            return false;
        }
        int _ = db.sql("update agency_connection set usual = false where tenant = :tenant and usual")
                .param("tenant", tenant)
                .update();
        Rows.exactlyOne(db.sql("update agency_connection set usual = true where tenant = :tenant and name = :name")
                .param("tenant", tenant)
                .param("name", name)
                .update());
        return true;
    }

    public List<AgencyConnection> all(long tenant) {
        return db.sql("select " + COLUMNS + " from agency_connection where tenant = :tenant order by name")
                .param("tenant", tenant)
                .query(AgencyConnection.class)
                .list();
    }

    public Optional<AgencyConnection> named(long tenant, String name) {
        return db.sql("select " + COLUMNS + " from agency_connection where tenant = :tenant and name = :name")
                .param("tenant", tenant)
                .param("name", name)
                .query(AgencyConnection.class)
                .optional();
    }

    /** The client that speaks for this merchant; call it outside of transactions. */
    public HandoverClient client(long tenant, String name) {
        Access access = db.sql(
                        "select url, client_id, client_secret from agency_connection where tenant = :tenant and name = :name")
                .param("tenant", tenant)
                .param("name", name)
                .query(Access.class)
                .single();
        return clients.computeIfAbsent(
                access,
                known -> HandoverClient.connect(ClientSettings.of(
                        URI.create(known.url()), known.clientId(), secrets.open(known.clientSecret()))));
    }

    /** Keeps the new secret; the one before stays valid for a day, for what is under way. */
    public void webhookSecret(long tenant, String name, Webhook webhook, LocalDate today) {
        Rows.exactlyOne(db.sql("""
                        update agency_connection
                           set webhook_id = :id, webhook_old_secret = webhook_secret, webhook_old_until = :until,
                               webhook_secret = :secret, webhook_rotated_on = :today, webhook_disabled_at = null
                         where tenant = :tenant and name = :name
                        """)
                .param("tenant", tenant)
                .param("name", name)
                .param("id", webhook.id())
                .param("until", today.plusDays(2).atStartOfDay(ZoneOffset.UTC).toOffsetDateTime())
                .param("today", today)
                .param("secret", secrets.seal(String.valueOf(webhook.secret())))
                .update());
    }

    /** When the agency gave our webhook up; null when it pushes. */
    public void webhookDisabled(long tenant, String name, @Nullable Instant at) {
        int _ = db.sql("""
                        update agency_connection set webhook_disabled_at = :at
                         where tenant = :tenant and name = :name and webhook_disabled_at is distinct from :at
                        """)
                .param("tenant", tenant)
                .param("name", name)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The secrets that sign the webhooks of this connection now; none when it has no webhook. */
    public List<String> webhookSecrets(long tenant, String name, Instant now) {
        return db
                .sql("""
                        select webhook_secret, case when webhook_old_until > :now then webhook_old_secret end
                          from agency_connection where tenant = :tenant and name = :name
                        """)
                .param("tenant", tenant)
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> Stream.of(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .flatMap(found -> found)
                .filter(Objects::nonNull)
                .map(secrets::open)
                .toList();
    }

    /** Locks the cursor until the end of the transaction, so that one node at a time applies events. */
    public long lockCursor(long tenant, String name) {
        return db.sql("select event_cursor from agency_connection where tenant = :tenant and name = :name for update")
                .param("tenant", tenant)
                .param("name", name)
                .query(Long.class)
                .single();
    }

    public void moveCursor(long tenant, String name, long to, int applied) {
        Rows.exactlyOne(db.sql("""
                        update agency_connection set event_cursor = :to, events_applied = events_applied + :applied, trouble = null
                         where tenant = :tenant and name = :name
                        """)
                .param("tenant", tenant)
                .param("name", name)
                .param("to", to)
                .param("applied", applied)
                .update());
    }

    /** Notes why the agency cannot be reached; null when it can be again. */
    public void trouble(long tenant, String name, @Nullable String trouble) {
        int _ = db.sql("""
                        update agency_connection set trouble = :trouble
                         where tenant = :tenant and name = :name and trouble is distinct from :trouble
                        """)
                .param("tenant", tenant)
                .param("name", name)
                .param("trouble", trouble)
                .update();
    }

    /** The connection under the address of a webhook. */
    public static String hookPath(long tenant, String name) {
        return "/hooks/" + tenant + "/"
                + UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @PreDestroy
    void close() {
        clients.values().forEach(HandoverClient::close);
    }
}
