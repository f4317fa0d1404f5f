package de.mahnwerk.merchant.dunning;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dunning runs: proposal, release, execution. */
@Component
public class DunningRuns {

    private static final int CUSTOMERS_A_CHUNK = 500;
    private static final String COLUMNS = "id, policy_id, as_of, lived_on, state, created_by, released_by";

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final DunningPolicies policies;
    private final Proposals proposals;
    private final Execution execution;

    DunningRuns(
            JdbcClient db,
            Tenancy tenancy,
            BusinessClock clock,
            DunningPolicies policies,
            Proposals proposals,
            Execution execution) {
        this.db = db;
        this.tenancy = tenancy;
        this.clock = clock;
        this.policies = policies;
        this.proposals = proposals;
        this.execution = execution;
    }

    /** Proposes what is due on {@code asOf}; empty when the merchant has no policy or nothing is due. */
    public Optional<Long> propose(long tenant, LocalDate asOf, String by) {
        return tenancy.as(tenant, () -> {
            DunningPolicy policy = policies.current(tenant, asOf);
            if (policy == null) {
                return Optional.empty();
            }
            long run = db.sql("""
                            insert into dunning_run (tenant, policy_id, as_of, lived_on, state, created_by)
                            values (:tenant, :policy, :asOf, :today, 'PROPOSED', :by) returning id
                            """)
                    .param("tenant", tenant)
                    .param("policy", policy.id())
                    .param("asOf", asOf)
                    .param("today", later(asOf, clock.today()))
                    .param("by", by)
                    .query(Long.class)
                    .single();
            if (proposals.propose(tenant, run, policy.id(), asOf) == 0) {
                Rows.exactlyOne(db.sql("delete from dunning_run where tenant = :tenant and id = :run")
                        .param("tenant", tenant)
                        .param("run", run)
                        .update());
                return Optional.empty();
            }
            return Optional.of(run);
        });
    }

    /** Only a proposed run can be released; true when this call did it. */
    public boolean release(long tenant, long run, String by) {
        return move(tenant, run, DunningRun.State.RELEASED, by);
    }

    /** Only a proposed run can be cancelled. */
    public boolean cancel(long tenant, long run, String by) {
        return move(tenant, run, DunningRun.State.CANCELLED, by);
    }

    private boolean move(long tenant, long run, DunningRun.State to, String by) {
        return tenancy.as(
                tenant,
                () -> db.sql("""
                                update dunning_run set state = :to, released_by = :by
                                 where tenant = :tenant and id = :run and state = 'PROPOSED'
                                """)
                                .param("tenant", tenant)
                                .param("run", run)
                                .param("to", to.name())
                                .param("by", by)
                                .update()
                        == 1);
    }

    /** Executes a released run to its end; after a kill the next call goes on where it was. */
    public void execute(long tenant, long id) {
        DunningRun run = tenancy.as(tenant, () -> get(tenant, id));
        if (run.state() != DunningRun.State.RELEASED) {
            return;
        }
        DunningPolicy policy = tenancy.as(tenant, () -> policies.get(tenant, run.policyId()));
        boolean more = true;
        while (more) {
            more = tenancy.as(tenant, () -> execution.chunk(tenant, run, policy, CUSTOMERS_A_CHUNK));
        }
        tenancy.run(tenant, () -> {
            int _ = db.sql(
                            "update dunning_run set state = 'DONE' where tenant = :tenant and id = :run and state = 'RELEASED'")
                    .param("tenant", tenant)
                    .param("run", id)
                    .update();
        });
    }

    /** Released runs that are not finished: a node picks them up. */
    public List<Long> unfinished(long tenant) {
        return tenancy.as(
                tenant,
                () -> db.sql("select id from dunning_run where tenant = :tenant and state = 'RELEASED' order by id")
                        .param("tenant", tenant)
                        .query(Long.class)
                        .list());
    }

    public DunningRun get(long tenant, long run) {
        return db.sql("select " + COLUMNS + " from dunning_run where tenant = :tenant and id = :run")
                .param("tenant", tenant)
                .param("run", run)
                .query(DunningRun.class)
                .single();
    }

    public Optional<DunningRun> find(long tenant, long run) {
        return db.sql("select " + COLUMNS + " from dunning_run where tenant = :tenant and id = :run")
                .param("tenant", tenant)
                .param("run", run)
                .query(DunningRun.class)
                .optional();
    }

    public List<DunningRun> latest(long tenant, int most) {
        return db.sql("select " + COLUMNS + " from dunning_run where tenant = :tenant order by id desc limit :most")
                .param("tenant", tenant)
                .param("most", most)
                .query(DunningRun.class)
                .list();
    }

    public @Nullable LocalDate lastRunOn(long tenant) {
        return tenancy.as(
                tenant,
                () -> db.sql("select max(as_of) from dunning_run where tenant = :tenant and state <> 'CANCELLED'")
                        .param("tenant", tenant)
                        .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                        .single()
                        .orElse(null));
    }

    public DunningRun.Progress progress(long tenant, long run) {
        return db.sql("""
                        select count(*) filter (where decision = 'DUE') as due, count(*) filter (where done) as done,
                               count(*) filter (where decision = 'EXCLUDED') as excluded
                          from dunning_proposal where tenant = :tenant and run_id = :run
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .query(DunningRun.Progress.class)
                .single();
    }

    public List<DunningRun.LevelTotal> totals(long tenant, long run) {
        return db.sql("""
                        select p.level, p.decision, p.reason, i.currency, count(*) as items, count(distinct p.customer_id) as customers,
                               sum(i.open_cents) as open_cents
                          from dunning_proposal p join open_item i on i.tenant = p.tenant and i.id = p.item_id
                         where p.tenant = :tenant and p.run_id = :run
                         group by p.level, p.decision, p.reason, i.currency order by p.level, p.decision, p.reason, i.currency
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .query(DunningRun.LevelTotal.class)
                .list();
    }

    public List<DunningRun.Line> lines(long tenant, long run, int most) {
        return db.sql("""
                        select p.item_id, i.number, p.customer_id, c.number as customer_number,
                               case when c.company <> '' then c.company else trim(c.first_name || ' ' || c.last_name) end as customer_name,
                               p.level, p.decision, p.reason, p.done, i.due_on, i.open_cents, i.currency
                          from dunning_proposal p
                          join open_item i on i.tenant = p.tenant and i.id = p.item_id
                          join customer c on c.tenant = p.tenant and c.id = p.customer_id
                         where p.tenant = :tenant and p.run_id = :run
                         order by p.decision desc, p.customer_id, p.item_id limit :most
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .param("most", most)
                .query(DunningRun.Line.class)
                .list();
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
