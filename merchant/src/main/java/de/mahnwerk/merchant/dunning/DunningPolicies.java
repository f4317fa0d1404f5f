package de.mahnwerk.merchant.dunning;

import de.mahnwerk.merchant.tenants.NewTenant;
import de.mahnwerk.merchant.tenants.TenantProvisioned;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The published versions of a merchant's dunning policy. */
@Component
public class DunningPolicies implements TenantProvisioned {

    /** A published version and how many runs used it. */
    public record Version(int version, LocalDate validFrom, int runs) {}

    private static final String STANDARD = "Standard";

    private final JdbcClient db;

    DunningPolicies(JdbcClient db) {
        this.db = db;
    }

    /** Reminder after 7 days, two dunning notices, collection: the policy that a new merchant starts with. */
    static List<Level> standard(String agency) {
        return List.of(
                new Level(
                        1,
                        Level.Kind.REMINDER,
                        7,
                        0,
                        false,
                        Level.Channel.EMAIL_ELSE_LETTER,
                        "reminder",
                        0,
                        10,
                        null,
                        null),
                new Level(
                        2,
                        Level.Kind.DUNNING,
                        14,
                        150,
                        true,
                        Level.Channel.EMAIL_ELSE_LETTER,
                        "dunning",
                        0,
                        10,
                        null,
                        null),
                new Level(3, Level.Kind.DUNNING, 14, 150, true, Level.Channel.LETTER, "last", 0, 10, null, null),
                new Level(
                        4,
                        Level.Kind.COLLECTION,
                        14,
                        0,
                        false,
                        Level.Channel.LETTER,
                        "collection",
                        0,
                        0,
                        Level.CollectionMode.AUTOMATIC,
                        agency));
    }

    @Override
    public void prepare(long tenant, NewTenant settings) {
        if (current(tenant, LocalDate.MAX.withYear(9999)) == null) {
            long _ = publish(
                    tenant, LocalDate.of(2000, 1, 1), standard(settings.agency().name()));
        }
    }

    /** The version in force on {@code day}; null when there is none. */
    public @Nullable DunningPolicy current(long tenant, LocalDate day) {
        return db.sql("""
                        select id from dunning_policy where tenant = :tenant and valid_from <= :day
                         order by valid_from desc, version desc limit 1
                        """)
                .param("tenant", tenant)
                .param("day", day)
                .query(Long.class)
                .optional()
                .map(id -> get(tenant, id))
                .orElse(null);
    }

    /** The latest versions, without their levels, newest first. */
    public List<Version> versions(long tenant, int most) {
        return db.sql("""
                        select p.version, p.valid_from, (select count(*) from dunning_run r
                                                          where r.tenant = :tenant and r.policy_id = p.id) as runs
                          from dunning_policy p where p.tenant = :tenant order by p.valid_from desc, p.version desc limit :most
                        """)
                .param("tenant", tenant)
                .param("most", most)
                .query(Version.class)
                .list();
    }

    public DunningPolicy get(long tenant, long id) {
        List<Level> levels = db.sql("""
                        select level, kind, days, fee_cents, interest, channel, template, minimum_cents, deadline_days,
                               collection_mode, agency
                          from dunning_level where tenant = :tenant and policy_id = :id order by level
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .query(Level.class)
                .list();
        return db.sql("select name, version, valid_from from dunning_policy where tenant = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .query((row, n) -> new DunningPolicy(
                        id, row.getString(1), row.getInt(2), row.getObject(3, LocalDate.class), levels))
                .single();
    }

    /** Publishes a new version, in force from {@code validFrom}; its id. */
    public long publish(long tenant, LocalDate validFrom, List<Level> levels) {
        DunningPolicy checked = new DunningPolicy(0, STANDARD, 0, validFrom, levels);
        return db.sql("""
                        with version as (
                          insert into dunning_policy (tenant, name, version, valid_from)
                          select :tenant, :name, coalesce(max(version), 0) + 1, :from
                            from dunning_policy where tenant = :tenant and name = :name
                          returning id),
                        levels as (
                          insert into dunning_level (tenant, policy_id, level, kind, days, fee_cents, interest, channel, template,
                                 minimum_cents, deadline_days, collection_mode, agency)
                          select :tenant, version.id, r.*
                            from version, jsonb_to_recordset(:levels::jsonb) as r(level int, kind text, days int, fee_cents bigint,
                                 interest boolean, channel text, template text, minimum_cents bigint, deadline_days int,
                                 collection_mode text, agency text)
                          returning 1)
                        select id from version
                        """)
                .param("tenant", tenant)
                .param("name", STANDARD)
                .param("from", validFrom)
                .param("levels", Rows.json(checked.levels()))
                .query(Long.class)
                .single();
    }
}
