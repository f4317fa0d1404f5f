package de.mahnwerk.merchant.dunning;

import de.mahnwerk.merchant.receivables.AccountJournal;
import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.receivables.SideCosts;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a wrong run back by a run against it: items stand where they stood before, fees are cancelled, notices that are
 * out are revoked by a letter, hand-overs that were not sent leave the queue. What the agency has already must be recalled
 * there and stays out of the counter-run.
 */
@Component
class CounterRun {

    private record Back(long itemId, int level) {}

    private final JdbcClient db;
    private final Collection collection;
    private final SideCosts costs;
    private final Receivables receivables;
    private final AccountJournal journal;

    CounterRun(JdbcClient db, Collection collection, SideCosts costs, Receivables receivables, AccountJournal journal) {
        this.db = db;
        this.collection = collection;
        this.costs = costs;
        this.receivables = receivables;
        this.journal = journal;
    }

    /** A later run that took items of this one further; 0 when there is none. */
    long laterRun(long tenant, long run) {
        return db.sql("""
                        select coalesce(max(later.run_id), 0)
                          from dunning_proposal p
                          join dunning_proposal later on later.tenant = :tenant and later.item_id = p.item_id
                           and later.run_id > p.run_id and later.decision = 'DUE' and later.done
                          join dunning_run r on r.tenant = :tenant and r.id = later.run_id and r.state <> 'UNDONE'
                         where p.tenant = :tenant and p.run_id = :run and p.decision = 'DUE' and p.done
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /** Takes the locked run back; the number of the counter-run. */
    long undo(long tenant, DunningRun run, String reason, LocalDate today, String by) {
        collection.takeBack(tenant, run.id());
        long counter = db.sql("""
                        insert into dunning_run (tenant, as_of, lived_on, state, created_by, released_by, undoes, undo_reason)
                        values (:tenant, :today, :today, 'DONE', :by, :by, :run, :reason) returning id
                        """)
                .param("tenant", tenant)
                .param("today", today)
                .param("by", by)
                .param("run", run.id())
                .param("reason", reason)
                .query(Long.class)
                .single();
        List<Back> back = propose(tenant, run.id(), counter);
        lower(tenant, run.id(), counter);
        List<Long> notices = revoke(tenant, run.id(), counter, today);
        SideCosts.Cause cause = new SideCosts.Cause(today, "counter-run", Long.toString(counter), by);
        List<Entry> refunds = costs.cancel(tenant, notices, cause).stream()
                .map(fee -> new Entry(
                        fee.itemId(),
                        Entry.Kind.SHARED_OUT,
                        -fee.cents(),
                        today,
                        today,
                        cause.source(),
                        cause.sourceId(),
                        reason))
                .toList();
        List<Entry> _ = receivables.book(tenant, refunds);
        journal.items(
                tenant, back.stream().map(Back::itemId).toList(), AccountJournal.Deed.RUN_UNDONE, reason, today, by);
        return counter;
    }

    /** Items that are still where the run left them; the others stay with the reason. */
    private List<Back> propose(long tenant, long run, long counter) {
        return db.sql("""
                        with judged as (
                          select p.item_id, p.customer_id, p.policy_id, p.level,
                                 bool_or(i.state = 'IN_COLLECTION'
                                   or exists (select 1 from handover_item h
                                               where h.tenant = :tenant and h.item_id = p.item_id and h.live))
                                   over (partition by coalesce(n.id, -p.item_id)) as at_agency
                            from dunning_proposal p join open_item i on i.tenant = :tenant and i.id = p.item_id
                            left join (dunning_notice_item l
                                       join dunning_notice n on n.tenant = :tenant and n.id = l.notice_id and n.run_id = :run)
                              on l.tenant = :tenant and l.item_id = p.item_id
                           where p.tenant = :tenant and p.run_id = :run and p.decision = 'DUE' and p.done
                             and i.level_reached = greatest(p.level, coalesce(p.proposed_level, p.level) - 1)),
                        added as (
                          insert into dunning_proposal (tenant, run_id, item_id, customer_id, policy_id, level, decision, reason, done)
                          select :tenant, :counter, item_id, customer_id, policy_id, level,
                                 case when at_agency then 'EXCLUDED' else 'UNDONE' end,
                                 case when at_agency then 'IN_COLLECTION' end, not at_agency
                            from judged
                          returning item_id, level, decision)
                        select item_id, level from added where decision = 'UNDONE'
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .param("counter", counter)
                .query(Back.class)
                .list();
    }

    private void lower(long tenant, long run, long counter) {
        int _ = db.sql("""
                        update open_item i
                           set level_reached = coalesce(p.proposed_level, p.level) - 1, last_notice_on = p.previous_notice_on,
                               default_since = case when p.default_begun then null else i.default_since end,
                               default_ground = case when p.default_begun then null else i.default_ground end
                          from dunning_proposal c
                          join dunning_proposal p on p.tenant = :tenant and p.run_id = :run and p.item_id = c.item_id
                         where c.tenant = :tenant and c.run_id = :counter and c.decision = 'UNDONE'
                           and i.tenant = :tenant and i.id = c.item_id
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .param("counter", counter)
                .update();
    }

    /** Notices all of whose items went back: those that are out get a letter that revokes them. */
    private List<Long> revoke(long tenant, long run, long counter, LocalDate today) {
        List<Long> revoked = db.sql("""
                        select n.id from dunning_notice n
                         where n.tenant = :tenant and n.run_id = :run and n.state <> 'REVOKED'
                           and not exists (select 1 from dunning_notice_item l
                                            where l.tenant = :tenant and l.notice_id = n.id
                                              and not exists (select 1 from dunning_proposal c
                                                               where c.tenant = :tenant and c.run_id = :counter
                                                                 and c.item_id = l.item_id and c.decision = 'UNDONE'))
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .param("counter", counter)
                .query(Long.class)
                .list();
        int _ = db.sql("""
                        with wanted as materialized (select x::bigint as id from jsonb_array_elements_text(:ids::jsonb) as x),
                        letters as (
                          insert into dunning_notice (tenant, run_id, customer_id, policy_id, level, currency, channel, deadline_on, created_on,
                                                      state, revokes)
                          select :tenant, :counter, n.customer_id, n.policy_id, n.level, n.currency,
                                 case when exists (select 1 from dead_address a join customer k on k.tenant = :tenant and k.id = a.customer_id
                                                    where a.tenant = :tenant and a.customer_id = n.customer_id and a.email = lower(k.email))
                                      then 'LETTER' else n.channel end, :today, :today, 'QUEUED', n.id
                            from dunning_notice n join wanted w on w.id = n.id
                           where n.tenant = :tenant and n.state in ('SENT', 'PRINT')
                          returning 1)
                        update dunning_notice n set state = 'REVOKED', leased_until = null
                          from wanted w where n.tenant = :tenant and n.id = w.id
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(revoked))
                .param("counter", counter)
                .param("today", today)
                .update();
        return revoked;
    }
}
