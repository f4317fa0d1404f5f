package de.mahnwerk.merchant.dunning;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dunning runs: proposal, release, execution. */
@Component
public class DunningRuns {

    private static final int CUSTOMERS_A_CHUNK = 5_000;
    private static final long FROM_THE_FIRST = 0;
    private static final String COLUMNS = "id, as_of, lived_on, state, created_by, released_by, undoes, undo_reason";

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final DunningPolicies policies;
    private final Proposals proposals;
    private final Execution execution;
    private final CounterRun counterRun;

    DunningRuns(
            JdbcClient db,
            Tenancy tenancy,
            BusinessClock clock,
            DunningPolicies policies,
            Proposals proposals,
            Execution execution,
            CounterRun counterRun) {
        this.db = db;
        this.tenancy = tenancy;
        this.clock = clock;
        this.policies = policies;
        this.proposals = proposals;
        this.execution = execution;
        this.counterRun = counterRun;
    }

    /** Proposes what is due on {@code asOf}; empty when nothing is due. */
    public Optional<Long> propose(long tenant, LocalDate asOf, String by) {
        return tenancy.as(tenant, () -> {
            long run = db.sql("""
                            insert into dunning_run (tenant, as_of, lived_on, state, created_by)
                            values (:tenant, :asOf, :today, 'PROPOSED', :by) returning id
                            """)
                    .param("tenant", tenant)
                    .param("asOf", asOf)
                    .param("today", later(asOf, clock.today()))
                    .param("by", by)
                    .query(Long.class)
                    .single();
            if (proposals.propose(tenant, run, asOf) == 0) {
                Rows.exactlyOne(db.sql("delete from dunning_run where tenant = :tenant and id = :run")
                        .param("tenant", tenant)
                        .param("run", run)
                        .update());
                return Optional.empty();
            }
            int _ = db.sql("""
                            insert into dunning_run_policy (tenant, run_id, policy_id)
                            select distinct tenant, run_id, policy_id from dunning_proposal where tenant = :tenant and run_id = :run
                            """).param("tenant", tenant).param("run", run).update();
            return Optional.of(run);
        });
    }

    /** Releases a proposed run. What it sends is dated today: a proposal that waited shortens nobody's deadline. */
    public Release release(long tenant, long run, String by) {
        return tenancy.as(tenant, () -> {
            Optional<DunningRun> waiting = locked(tenant, run, DunningRun.State.PROPOSED);
            if (waiting.isEmpty()) {
                return new Release.Moved();
            }
            String proposedBy = waiting.get().createdBy();
            if (settings(tenant).fourEyes() && (proposedBy.equals(by) || proposals.changedBy(tenant, run, by))) {
                return new Release.SecondPersonNeeded(by);
            }
            Rows.exactlyOne(db.sql("""
                            update dunning_run set state = 'RELEASED', released_by = :by, lived_on = greatest(lived_on, :today)
                             where tenant = :tenant and id = :run
                            """)
                    .param("tenant", tenant)
                    .param("run", run)
                    .param("by", by)
                    .param("today", clock.today())
                    .update());
            return new Release.Done();
        });
    }

    private Optional<DunningRun> locked(long tenant, long run, DunningRun.State... states) {
        return db.sql("select " + COLUMNS + " from dunning_run where tenant = :tenant and id = :run for update")
                .param("tenant", tenant)
                .param("run", run)
                .query(DunningRun.class)
                .optional()
                .filter(found -> List.of(states).contains(found.state()));
    }

    /** Only a proposed run can be cancelled. */
    public boolean cancel(long tenant, long run) {
        return move(tenant, run, DunningRun.State.PROPOSED, DunningRun.State.CANCELLED);
    }

    /** Stops a run after the chunk that is under way. */
    public boolean pause(long tenant, long run) {
        return move(tenant, run, DunningRun.State.RELEASED, DunningRun.State.PAUSED);
    }

    public boolean resume(long tenant, long run) {
        return move(tenant, run, DunningRun.State.PAUSED, DunningRun.State.RELEASED);
    }

    /** Who released the run stays; who moved it otherwise says the audit log. */
    private boolean move(long tenant, long run, DunningRun.State from, DunningRun.State to) {
        return tenancy.as(
                tenant,
                () -> db.sql("""
                                update dunning_run set state = :to
                                 where tenant = :tenant and id = :run and state = :from
                                """)
                                .param("tenant", tenant)
                                .param("run", run)
                                .param("from", from.name())
                                .param("to", to.name())
                                .update()
                        == 1);
    }

    /** Leaves items of a run out that is not carried out yet, with a person's reason; how many. */
    public int exclude(long tenant, long run, Collection<Long> items, String reason, String by) {
        return tenancy.as(tenant, () -> {
            if (locked(tenant, run, DunningRun.State.PROPOSED, DunningRun.State.PAUSED)
                    .isEmpty()) {
                return 0;
            }
            return db.sql("""
                            update dunning_proposal set decision = 'EXCLUDED', reason = 'PERSON', note = :note
                             where tenant = :tenant and run_id = :run and decision = 'DUE' and not done
                               and item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                            """)
                    .param("tenant", tenant)
                    .param("run", run)
                    .param("note", reason + " (" + by + ")")
                    .param("ids", Rows.json(items))
                    .update();
        });
    }

    /**
     * Takes items in again that a person had left out; how many. Whoever has a notice of this run already gets no second
     * one: their items wait for the next run.
     */
    public int readmit(long tenant, long run, Collection<Long> items) {
        return tenancy.as(tenant, () -> {
            if (locked(tenant, run, DunningRun.State.PROPOSED, DunningRun.State.PAUSED)
                    .isEmpty()) {
                return 0;
            }
            return db.sql("""
                            update dunning_proposal p set decision = 'DUE', reason = null, note = null
                             where tenant = :tenant and run_id = :run and decision = 'EXCLUDED' and reason = 'PERSON'
                               and not exists (select 1 from dunning_notice n
                                                where n.tenant = :tenant and n.run_id = :run and n.customer_id = p.customer_id)
                               and item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                            """)
                    .param("tenant", tenant)
                    .param("run", run)
                    .param("ids", Rows.json(items))
                    .update();
        });
    }

    /** Gives items of a run that nobody has released yet another level of their policies, with a person's reason. */
    public LevelChange level(long tenant, long run, Collection<Long> items, int level, String reason, String by) {
        return tenancy.as(tenant, () -> {
            Optional<DunningRun> waiting = locked(tenant, run, DunningRun.State.PROPOSED);
            if (waiting.isEmpty()) {
                return new LevelChange.Moved();
            }
            List<Proposals.Unfit> unfit =
                    proposals.unfit(tenant, run, items, level, waiting.get().asOf());
            if (!unfit.isEmpty()) {
                return new LevelChange.Refused(
                        unfit.getFirst().number(), unfit.getFirst().reason());
            }
            int changed = proposals.change(tenant, run, items, level, reason, by);
            return changed == 0 ? new LevelChange.Moved() : new LevelChange.Done(changed);
        });
    }

    /** Takes a run back that was carried out, wholly or until it was paused. */
    public Undo undo(long tenant, long run, String reason, String by) {
        return tenancy.as(tenant, () -> {
            Optional<DunningRun> done = locked(tenant, run, DunningRun.State.DONE, DunningRun.State.PAUSED)
                    .filter(found -> found.undoes() == null);
            if (done.isEmpty()) {
                return new Undo.NotCarriedOut();
            }
            long later = counterRun.laterRun(tenant, run);
            if (later > 0) {
                return new Undo.LaterRun(later);
            }
            long counter = counterRun.undo(tenant, done.get(), reason, clock.today(), by);
            Rows.exactlyOne(db.sql("update dunning_run set state = 'UNDONE' where tenant = :tenant and id = :run")
                    .param("tenant", tenant)
                    .param("run", run)
                    .update());
            return new Undo.Done(counter);
        });
    }

    /** How this merchant's runs come about. */
    public DunningSettings settings(long tenant) {
        return db.sql("select release_by, four_eyes, leftovers from dunning_settings where tenant = :tenant")
                .param("tenant", tenant)
                .query(DunningSettings.class)
                .optional()
                .orElse(DunningSettings.USUAL);
    }

    public void save(long tenant, DunningSettings settings) {
        Rows.exactlyOne(db.sql("""
                        insert into dunning_settings (tenant, release_by, four_eyes, leftovers)
                        values (:tenant, :releaseBy, :fourEyes, :leftovers)
                        on conflict (tenant) do update
                          set release_by = excluded.release_by, four_eyes = excluded.four_eyes, leftovers = excluded.leftovers
                        """)
                .param("tenant", tenant)
                .param("releaseBy", settings.releaseBy().name())
                .param("fourEyes", settings.fourEyes())
                .param("leftovers", settings.leftovers().name())
                .update());
    }

    /** Executes a released run to its end; after a kill the next call goes on where it was, a pause stops it. */
    public void execute(long tenant, long id) {
        Optional<Long> after = Optional.of(FROM_THE_FIRST);
        while (after.isPresent()) {
            long reached = after.get();
            after = tenancy.as(
                    tenant,
                    () -> locked(tenant, id, DunningRun.State.RELEASED).flatMap(run -> chunk(tenant, run, reached)));
        }
    }

    /** The last customer carried out; empty when the run is done. */
    private Optional<Long> chunk(long tenant, DunningRun run, long after) {
        Optional<Long> reached =
                execution.chunk(tenant, run, policies.ofRun(tenant, run.id()), after, CUSTOMERS_A_CHUNK);
        if (reached.isPresent()) {
            return reached;
        }
        if (after != FROM_THE_FIRST) {
            // somebody may have paused the run in between and taken items in again
            return Optional.of(FROM_THE_FIRST);
        }
        Rows.exactlyOne(db.sql("update dunning_run set state = 'DONE' where tenant = :tenant and id = :run")
                .param("tenant", tenant)
                .param("run", run.id())
                .update());
        return Optional.empty();
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

    /** The levels of the policies of a run, each with what it does; several things where policies differ. */
    public SortedMap<Integer, Set<Level.Kind>> levels(long tenant, long run) {
        SortedMap<Integer, Set<Level.Kind>> levels = new TreeMap<>();
        policies.ofRun(tenant, run).values().stream()
                .flatMap(policy -> policy.levels().stream())
                .forEach(level -> levels.computeIfAbsent(level.level(), number -> EnumSet.noneOf(Level.Kind.class))
                        .add(level.kind()));
        return levels;
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
                () -> db.sql(
                                "select max(as_of) from dunning_run where tenant = :tenant and state <> 'CANCELLED' and undoes is null")
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

    /** At most {@code most} lines of a run; {@code show} is {@code due}, {@code excluded} or empty for both. */
    public List<DunningRun.Line> lines(long tenant, long run, String show, int most) {
        return db.sql("""
                        select p.item_id, i.number, p.customer_id, c.number as customer_number,
                               case when c.company <> '' then c.company else trim(c.first_name || ' ' || c.last_name) end as customer_name,
                               p.level, p.proposed_level, p.level_reason, p.level_by, p.decision, p.reason, p.note, v.name as policy, p.found, p.wanted, p.done, i.due_on,
                               i.open_cents, i.currency
                          from dunning_proposal p
                          join open_item i on i.tenant = p.tenant and i.id = p.item_id
                          join customer c on c.tenant = p.tenant and c.id = p.customer_id
                          join dunning_policy v on v.tenant = p.tenant and v.id = p.policy_id
                         where p.tenant = :tenant and p.run_id = :run and (:show = '' or lower(p.decision) = :show)
                         order by p.decision desc, p.customer_id, p.item_id limit :most
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .param("show", show)
                .param("most", most)
                .query(DunningRun.Line.class)
                .list();
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
