package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.delay.DunningCosts;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.calendar.GermanHolidays;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Carries out a released run, a chunk of customers a transaction and each step one statement over the chunk. A payment,
 * block or dispute that came after the proposal takes the item out; unique keys make sure that no item ever gets the same
 * level twice.
 *
 * <p>The run's own rows are so new that the planner knows nothing of them. So no statement joins them freely: each begins
 * with the ids of the chunk and looks everything else up by its key ({@code lateral … offset 0}, scalar subqueries).
 */
@Component
class Execution {

    private record Waiting(long itemId, long customerId) {}

    private record Changed(long itemId, String reason) {}

    /** A level of a version. */
    private record Step(long policyId, int level) {}

    private record Fee(long policyId, int level, String customerKind, String channel, long cents, String basis) {}

    /**
     * All that the beginning of default depends on, beside the day of the notice; many items share it.
     *
     * @param federalState the customer's, whose holidays count (§§ 193, 269 (1), 270 (4) BGB); empty: the merchant's
     * @param key the same in one word
     */
    private record Occasion(
            LocalDate issuedOn,
            LocalDate dueOn,
            String customerKind,
            String federalState,
            boolean consumerNotice,
            String key) {}

    private record Chosen(long itemId, int level) {}

    private record ForCollection(long policyId, int level, long customerId, long itemId) {}

    /** The {@link Occasion#key} of the item {@code i} where this notice may begin default. */
    private static final String OCCASION = """
            case when i.default_since is null and i.kind = 'INVOICE' then
              concat_ws(' ', i.issued_on, i.due_on,
                        (select c.kind || ' ' || c.federal_state from customer c where c.tenant = :tenant and c.id = i.customer_id),
                        i.consumer_notice) end
            """;

    private final JdbcClient db;
    private final Collection collection;
    private final Tenants tenants;

    Execution(JdbcClient db, Collection collection, Tenants tenants) {
        this.db = db;
        this.collection = collection;
        this.tenants = tenants;
    }

    /** Carries out the next {@code customers} customers after this one; the last of them, or empty when none was left. */
    Optional<Long> chunk(long tenant, DunningRun run, Map<Long, DunningPolicy> policies, long after, int customers) {
        List<Waiting> waiting = next(tenant, run, after, customers);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Set<Long> due = waiting.stream().map(Waiting::itemId).collect(Collectors.toCollection(TreeSet::new));
        List<Changed> changed = lockAndJudge(tenant, run, due);
        if (!changed.isEmpty()) {
            drop(tenant, run, changed);
            changed.forEach(one -> due.remove(one.itemId()));
        }
        if (!due.isEmpty()) {
            notices(tenant, run, policies, due);
            collect(tenant, run, policies, due);
            raise(tenant, run, due);
        }
        return Optional.of(waiting.getLast().customerId());
    }

    private List<Waiting> next(long tenant, DunningRun run, long after, int customers) {
        return db.sql("""
                        select item_id, customer_id from dunning_proposal
                         where tenant = :tenant and run_id = :run and decision = 'DUE' and not done and customer_id > :after
                           and customer_id <= (
                             select max(customer_id) from (
                               select distinct customer_id from dunning_proposal
                                where tenant = :tenant and run_id = :run and decision = 'DUE' and not done and customer_id > :after
                                order by customer_id limit :most) next)
                         order by customer_id
                        """)
                .param("tenant", tenant)
                .param("run", run.id())
                .param("after", after)
                .param("most", customers)
                .query(Waiting.class)
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, long tenant, DunningRun run, Set<Long> items) {
        return db.sql(sql).param("tenant", tenant).param("run", run.id()).param("items", items.toArray(Long[]::new));
    }

    /** The items {@code i} of a table with what the run proposed for each and the level's rules. */
    private static String withLevel(String table) {
        return """
                %s i cross join lateral (
                  select p.policy_id, p.level, coalesce(p.proposed_level, p.level) as proposed, v.kind, v.channel, v.deadline_days
                    from dunning_proposal p
                    join dunning_level v on v.tenant = :tenant and v.policy_id = p.policy_id and v.level = p.level
                   where p.tenant = :tenant and p.run_id = :run and p.item_id = i.id offset 0) l
                """.formatted(table);
    }

    /** Nobody changes the items until the chunk is committed. What is no longer so as it was proposed, and why. */
    private List<Changed> lockAndJudge(long tenant, DunningRun run, Set<Long> items) {
        return of("""
                        with locked as materialized (
                          select * from open_item i where i.tenant = :tenant and i.id = any (:items) order by i.id for update),
                        judged as (
                          select i.id as item_id,
                                 case when i.state <> 'OPEN' or i.open_cents <= 0 then 'PAID_MEANWHILE'
                                      when i.disputed_on is not null then 'DISPUTED'
                                      -- also when a notice went out since, at whatever level: no two within a day
                                      when i.level_reached <> l.proposed - 1 or i.last_notice_on >= :asOf then 'LEVEL_CHANGED'
                                      when exists (select 1 from handover_item hi
                                                     join handover h on h.tenant = :tenant and h.id = hi.handover_id
                                                    where hi.tenant = :tenant and hi.item_id = i.id and hi.live
                                                      and h.state <> 'REJECTED') then 'QUEUED'
                                      when exists (select 1 from dunning_block b
                                                    where b.tenant = :tenant and b.customer_id = i.customer_id
                                                      and (b.item_id is null or b.item_id = i.id) and b.from_on <= :day
                                                      and (b.until_on is null or b.until_on >= :day)) then 'BLOCKED'
                                      when l.kind = 'COLLECTION'
                                       and exists (select 1 from special_terms t
                                                    where t.tenant = :tenant and t.customer_id = i.customer_id
                                                      and t.never_collection) then 'NEVER_COLLECTION' end as reason
                            from\s""" + withLevel("locked") + """
                        )
                        select item_id, reason from judged where reason is not null
                        """, tenant, run, items)
                .param("day", run.livedOn())
                .param("asOf", run.asOf())
                .query(Changed.class)
                .list();
    }

    private void drop(long tenant, DunningRun run, List<Changed> changed) {
        Map<Long, String> reasons = changed.stream().collect(Collectors.toMap(Changed::itemId, Changed::reason));
        int _ = of("""
                        update dunning_proposal p
                           set decision = 'EXCLUDED', reason = (select :reasons::jsonb) ->> p.item_id::text
                         where p.tenant = :tenant and p.run_id = :run and p.item_id = any (:items)
                        """, tenant, run, reasons.keySet())
                .param("reasons", Rows.json(reasons))
                .update();
    }

    /**
     * One notice a customer, policy, level and currency. It costs a fee only when a notice about one of its invoices arrived
     * before (§§ 280 (2), 286 BGB): an invoice whose first one came back and found no way to the debtor is not in default yet.
     */
    private void notices(long tenant, DunningRun run, Map<Long, DunningPolicy> policies, Set<Long> items) {
        int _ = of("""
                        with fee as materialized (
                          select * from jsonb_to_recordset(:fees::jsonb)
                              as f(policy_id bigint, level int, customer_kind text, channel text, cents bigint, basis text)),
                        due as (
                          select i.id as item_id, i.customer_id, l.policy_id, l.level, i.open_cents, i.currency,
                                 i.kind = 'INVOICE' and i.level_reached > 0 and i.default_since is not null as reminded,
                                 c.kind as customer_kind, l.deadline_days,
                                 case when not c.dead and (l.channel = 'EMAIL' or (l.channel = 'EMAIL_ELSE_LETTER' and c.email <> '')) then 'EMAIL'
                                      else 'LETTER' end as channel
                            from\s""" + withLevel("open_item") + """
                            cross join lateral (
                              select k.kind, k.email,
                                     exists (select 1 from dead_address a
                                              where a.tenant = :tenant and a.customer_id = k.id and a.email = lower(k.email)) as dead
                                from customer k where k.tenant = :tenant and k.id = i.customer_id offset 0) c
                           where i.tenant = :tenant and i.id = any (:items) and l.kind <> 'COLLECTION'),
                        together as materialized (
                          select nextval('dunning_notice_seq') as id, g.* from (
                            select d.customer_id, d.policy_id, d.level, d.currency, d.customer_kind, d.channel, d.deadline_days,
                                   min(d.item_id) filter (where d.reminded) as invoice_id,
                                   array_agg(d.item_id order by d.item_id) as items, array_agg(d.open_cents order by d.item_id) as cents
                              from due d
                             group by d.customer_id, d.policy_id, d.level, d.currency, d.customer_kind, d.channel, d.deadline_days) g),
                        priced as materialized (
                          select t.*, case when t.currency = 'EUR' and t.invoice_id is not null then f.cents else 0 end as fee_cents, f.basis
                            from together t cross join lateral (
                              select fee.cents, fee.basis from fee
                               where fee.policy_id = t.policy_id and fee.level = t.level and fee.customer_kind = t.customer_kind
                                 and fee.channel = t.channel offset 0) f),
                        notice as (
                          insert into dunning_notice (tenant, id, run_id, customer_id, policy_id, level, currency, channel, fee_cents,
                                 deadline_on, created_on, state)
                          select :tenant, id, :run, customer_id, policy_id, level, currency, channel, fee_cents,
                                 :livedOn::date + deadline_days, :livedOn::date, 'QUEUED'
                            from priced),
                        line as (
                          insert into dunning_notice_item (tenant, item_id, level, round, notice_id, open_cents)
                          select :tenant, x.item_id, n.level,
                                 1 + (select count(*) filter (where (select r.state from dunning_notice r
                                                                      where r.tenant = :tenant and r.id = e.notice_id) = 'REVOKED')
                                        from dunning_notice_item e
                                       where e.tenant = :tenant and e.item_id = x.item_id and e.level = n.level),
                                 n.id, x.open_cents
                            from priced n, unnest(n.items, n.cents) as x(item_id, open_cents))
                        insert into side_cost (tenant, customer_id, item_id, notice_id, kind, amount_cents, open_cents, arisen_on, basis)
                        select :tenant, customer_id, invoice_id, id, 'REMINDER_COST', fee_cents, fee_cents, :livedOn::date, basis
                          from priced where fee_cents > 0
                        """, tenant, run, items)
                .param("fees", Rows.json(fees(policies)))
                .param("livedOn", run.livedOn())
                .update();
    }

    /** What of the wanted fees may lawfully be charged, by kind of debtor and channel. */
    private static List<Fee> fees(Map<Long, DunningPolicy> policies) {
        List<Fee> fees = new ArrayList<>();
        policies.forEach((id, policy) -> policy.levels().forEach(level -> fees.addAll(fees(id, level))));
        return fees;
    }

    private static List<Fee> fees(long policy, Level level) {
        List<Fee> fees = new ArrayList<>();
        for (DebtorKind debtor : DebtorKind.values()) {
            for (DunningCosts.Channel channel : DunningCosts.Channel.values()) {
                fees.add(new Fee(
                        policy,
                        level.level(),
                        debtor.name(),
                        channel.name(),
                        level.costs(channel, debtor).allowed().minorUnits(),
                        "§§ 280 (1), (2), 286 BGB"));
            }
        }
        return fees;
    }

    private void collect(long tenant, DunningRun run, Map<Long, DunningPolicy> policies, Set<Long> items) {
        Map<Step, Map<Long, List<Long>>> steps = new LinkedHashMap<>();
        of(
                        "select l.policy_id, l.level, i.customer_id, i.id as item_id from " + withLevel("open_item")
                                + """
                         where i.tenant = :tenant and i.id = any (:items) and l.kind = 'COLLECTION' order by i.customer_id, i.id
                        """,
                        tenant,
                        run,
                        items)
                .query(ForCollection.class)
                .list()
                .forEach(claim -> steps.computeIfAbsent(
                                new Step(claim.policyId(), claim.level()), step -> new LinkedHashMap<>())
                        .computeIfAbsent(claim.customerId(), customer -> new ArrayList<>())
                        .add(claim.itemId()));
        steps.forEach((step, customers) -> {
            Level level = Objects.requireNonNull(policies.get(step.policyId()))
                    .levels()
                    .get(step.level() - 1);
            List<Collection.Request> requests = customers.entrySet().stream()
                    .map(entry -> new Collection.Request(entry.getKey(), entry.getValue()))
                    .toList();
            collection.collect(tenant, requests, level, run.id(), run.asOf());
        });
    }

    /** The levels that persons gave items, which rise by one otherwise; a level below the one reached lets them stay there. */
    private Map<Long, Integer> chosen(long tenant, DunningRun run, Set<Long> items) {
        return of("""
                        select item_id, greatest(level, proposed_level - 1) as level from dunning_proposal
                         where tenant = :tenant and run_id = :run and proposed_level is not null and item_id = any (:items)
                        """, tenant, run, items).query(Chosen.class).list().stream()
                .collect(Collectors.toMap(Chosen::itemId, Chosen::level));
    }

    /** The items reach their level, some begin to be in default; the run notes what they were before. */
    private void raise(long tenant, DunningRun run, Set<Long> items) {
        String begun = Rows.json(begun(tenant, run, items));
        int marked = of("""
                        with begun as materialized (select :begun::jsonb as occasions)
                        update dunning_proposal p
                           set done = true, (previous_notice_on, default_begun) = (
                             select i.last_notice_on, coalesce((select occasions from begun) -> (\s""" + OCCASION + """
                                    ) is not null, false)
                               from open_item i where i.tenant = :tenant and i.id = p.item_id)
                         where p.tenant = :tenant and p.run_id = :run and p.item_id = any (:items) and not p.done
                        """, tenant, run, items)
                .param("begun", begun)
                .update();
        int raised = of("""
                        with begun as materialized (select :begun::jsonb as occasions)
                        update open_item i
                           set level_reached = coalesce(((select :chosen::jsonb) ->> i.id::text)::int, i.level_reached + 1),
                               last_notice_on = :livedOn,
                               (default_since, default_ground) = (
                                 select coalesce((b.now ->> 'since')::date, i.default_since), coalesce(b.now ->> 'ground', i.default_ground)
                                   from (select (select occasions from begun) -> (\s""" + OCCASION + """
                                        ) as now) b)
                         where i.tenant = :tenant and i.id = any (:items)
                        """, tenant, run, items)
                .param("begun", begun)
                .param("chosen", Rows.json(chosen(tenant, run, items)))
                .param("livedOn", run.livedOn())
                .update();
        if (marked != items.size() || raised != items.size()) {
            throw new IllegalStateException("run %d: %d items were due, %d marked, %d raised"
                    .formatted(run.id(), items.size(), marked, raised));
        }
    }

    /** The first notice is the reminder that puts the debtor in default, unless the law did so earlier: since when and why. */
    private Map<String, DefaultBegins> begun(long tenant, DunningRun run, Set<Long> items) {
        String here = tenants.get(tenant).federalState();
        Map<String, Holidays> holidays = new HashMap<>();
        List<Occasion> occasions = of("""
                        select distinct issued_on, due_on, split_part(key, ' ', 3) as customer_kind,
                               split_part(key, ' ', 4) as federal_state, consumer_notice, key
                          from (select i.issued_on, i.due_on, i.consumer_notice,\s""" + OCCASION + """
                                       as key from open_item i where i.tenant = :tenant and i.id = any (:items)) i
                         where key is not null
                        """, tenant, run, items)
                .query(Occasion.class)
                .list();
        Map<String, DefaultBegins> begun = new HashMap<>();
        for (Occasion one : occasions) {
            DefaultBegins.of(
                            one.issuedOn(),
                            one.dueOn(),
                            DebtorKind.valueOf(one.customerKind()),
                            one.consumerNotice(),
                            run.livedOn(),
                            holidays.computeIfAbsent(
                                    one.federalState(), there -> GermanHolidays.in(there.isEmpty() ? here : there)))
                    .ifPresent(begins -> begun.put(one.key(), begins));
        }
        return begun;
    }
}
