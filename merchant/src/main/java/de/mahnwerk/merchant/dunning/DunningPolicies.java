package de.mahnwerk.merchant.dunning;

import de.mahnwerk.merchant.tenants.NewTenant;
import de.mahnwerk.merchant.tenants.TenantProvisioned;
import de.mahnwerk.platform.database.Rows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The published versions of a merchant's dunning policies. */
@Component
public class DunningPolicies implements TenantProvisioned {

    /** A published version and how many runs used it. */
    public record Version(int version, LocalDate validFrom, boolean ended, int runs) {}

    private record LevelOf(long policyId, Level level) {}

    private static final String COLUMNS = """
            id, name, version, valid_from, rank, ended, customer_groups, shops, payment_methods, countries, customer_kind,
            from_cents, until_cents
            """;

    private final JdbcClient db;

    DunningPolicies(JdbcClient db) {
        this.db = db;
    }

    /** Reminder after 7 days, two dunning notices, collection: the policy that a new merchant starts with. */
    static List<Level> standard(String agency) {
        return List.of(
                notice(1, Level.Kind.REMINDER, 7, 0, Level.Channel.EMAIL_ELSE_LETTER, "reminder"),
                notice(2, Level.Kind.DUNNING, 14, 150, Level.Channel.EMAIL_ELSE_LETTER, "dunning"),
                notice(3, Level.Kind.DUNNING, 14, 150, Level.Channel.LETTER, "last"),
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
                        0,
                        0,
                        Level.CollectionMode.AUTOMATIC,
                        agency,
                        false));
    }

    private static Level notice(
            int level, Level.Kind kind, int days, long fee, Level.Channel channel, String template) {
        boolean interest = kind == Level.Kind.DUNNING;
        return new Level(level, kind, days, fee, interest, channel, template, 0, 0, 0, 10, null, null, false);
    }

    @Override
    public void prepare(long tenant, NewTenant settings) {
        if (inForce(tenant, LocalDate.MAX.withYear(9999)).isEmpty()) {
            long _ = publish(
                    tenant,
                    new DunningPolicy(
                            0,
                            DunningPolicy.STANDARD,
                            0,
                            LocalDate.of(2000, 1, 1),
                            0,
                            false,
                            Scope.EVERYTHING,
                            standard(settings.agency().name())));
        }
    }

    /** The policies in force on {@code day}, in the order in which they are tried. An end takes what was planned with it. */
    public List<DunningPolicy> inForce(long tenant, LocalDate day) {
        List<DunningPolicy> newest = db.sql("select distinct on (name) " + COLUMNS + """
                         from dunning_policy p where tenant = :tenant and valid_from <= :day
                          and not exists (select 1 from dunning_policy e
                                           where e.tenant = :tenant and e.name = p.name and e.ended
                                             and e.version > p.version and e.valid_from <= :day)
                         order by name, valid_from desc, version desc
                        """)
                .param("tenant", tenant)
                .param("day", day)
                .query((row, n) -> policy(row))
                .list();
        return withLevels(
                tenant,
                newest.stream()
                        .filter(policy -> !policy.ended())
                        .sorted(DunningPolicy.ORDER)
                        .toList());
    }

    /** The version of a policy in force on {@code day}; empty when there is none, or when it has ended. */
    public Optional<DunningPolicy> current(long tenant, String name, LocalDate day) {
        return inForce(tenant, day).stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }

    /** The latest versions of a policy, without their levels, newest first. */
    public List<Version> versions(long tenant, String name, int most) {
        return db.sql("""
                        select p.version, p.valid_from, p.ended,
                               (select count(*) from dunning_run_policy r where r.tenant = :tenant and r.policy_id = p.id) as runs
                          from dunning_policy p where p.tenant = :tenant and p.name = :name
                         order by p.valid_from desc, p.version desc limit :most
                        """)
                .param("tenant", tenant)
                .param("name", name)
                .param("most", most)
                .query(Version.class)
                .list();
    }

    /** Every version that a run decides by, by its id. */
    Map<Long, DunningPolicy> ofRun(long tenant, long run) {
        List<DunningPolicy> used = db.sql("select " + COLUMNS + """
                         from dunning_policy where tenant = :tenant
                          and id in (select policy_id from dunning_run_policy where tenant = :tenant and run_id = :run)
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .query((row, n) -> policy(row))
                .list();
        return withLevels(tenant, used).stream().collect(Collectors.toMap(DunningPolicy::id, policy -> policy));
    }

    private List<DunningPolicy> withLevels(long tenant, List<DunningPolicy> bare) {
        Collection<Long> ids = bare.stream().map(DunningPolicy::id).toList();
        Map<Long, List<Level>> levels = db
                .sql("""
                        select policy_id, level, kind, days, fee_cents, interest, channel, template, minimum_cents, minimum_age_days,
                               minimum_notices, deadline_days, collection_mode, agency, attach_invoices
                          from dunning_level
                         where tenant = :tenant and policy_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                         order by policy_id, level
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(ids))
                .query((row, n) -> new LevelOf(row.getLong("policy_id"), level(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        LevelOf::policyId, Collectors.mapping(LevelOf::level, Collectors.toList())));
        return bare.stream()
                .map(policy -> policy.with(levels.getOrDefault(policy.id(), List.of())))
                .toList();
    }

    private static DunningPolicy policy(ResultSet row) throws SQLException {
        return new DunningPolicy(
                row.getLong("id"),
                row.getString("name"),
                row.getInt("version"),
                row.getObject("valid_from", LocalDate.class),
                row.getInt("rank"),
                row.getBoolean("ended"),
                new Scope(
                        words(row.getArray("customer_groups")),
                        words(row.getArray("shops")),
                        words(row.getArray("payment_methods")),
                        words(row.getArray("countries")),
                        row.getString("customer_kind"),
                        row.getLong("from_cents"),
                        row.getObject("until_cents", Long.class)),
                List.of());
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Level level(ResultSet row) throws SQLException {
        String mode = row.getString("collection_mode");
        return new Level(
                row.getInt("level"),
                Level.Kind.valueOf(row.getString("kind")),
                row.getInt("days"),
                row.getLong("fee_cents"),
                row.getBoolean("interest"),
                Level.Channel.valueOf(row.getString("channel")),
                row.getString("template"),
                row.getLong("minimum_cents"),
                row.getInt("minimum_age_days"),
                row.getInt("minimum_notices"),
                row.getInt("deadline_days"),
                mode == null ? null : Level.CollectionMode.valueOf(mode),
                row.getString("agency"),
                row.getBoolean("attach_invoices"));
    }

    /** Publishes a new version of the policy of this name, in force from its day; its id. Id and version are given here. */
    public long publish(long tenant, DunningPolicy policy) {
        Scope scope = policy.scope();
        return db.sql("""
                        with version as (
                          insert into dunning_policy (tenant, name, version, valid_from, rank, ended, customer_groups, shops,
                                 payment_methods, countries, customer_kind, from_cents, until_cents)
                          select :tenant, :name, coalesce(max(version), 0) + 1, :from, :rank, :ended, :groups, :shops, :methods,
                                 :countries, :kind, :fromCents, :untilCents
                            from dunning_policy where tenant = :tenant and name = :name
                          returning id),
                        levels as (
                          insert into dunning_level (tenant, policy_id, level, kind, days, fee_cents, interest, channel, template,
                                 minimum_cents, minimum_age_days, minimum_notices, deadline_days, collection_mode, agency, attach_invoices)
                          select :tenant, version.id, r.*
                            from version, jsonb_to_recordset(:levels::jsonb) as r(level int, kind text, days int, fee_cents bigint,
                                 interest boolean, channel text, template text, minimum_cents bigint, minimum_age_days int,
                                 minimum_notices int, deadline_days int, collection_mode text, agency text, attach_invoices boolean)
                          returning 1)
                        select id from version
                        """)
                .param("tenant", tenant)
                .param("name", policy.name())
                .param("from", policy.validFrom())
                .param("rank", policy.rank())
                .param("ended", policy.ended())
                .param("groups", scope.customerGroups().toArray(String[]::new))
                .param("shops", scope.shops().toArray(String[]::new))
                .param("methods", scope.paymentMethods().toArray(String[]::new))
                .param("countries", scope.countries().toArray(String[]::new))
                .param("kind", scope.customerKind(), Types.VARCHAR)
                .param("fromCents", scope.fromCents())
                .param("untilCents", scope.untilCents(), Types.BIGINT)
                .param("levels", Rows.json(policy.levels()))
                .query(Long.class)
                .single();
    }
}
