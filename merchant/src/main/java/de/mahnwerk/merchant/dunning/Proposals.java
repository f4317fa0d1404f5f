package de.mahnwerk.merchant.dunning;

import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@link DunningPolicy#choose} and {@link DunningPolicy#decide} for all items of a merchant in one statement; a property
 * test compares the two item by item.
 */
@Component
class Proposals {

    /** What is in force: the newest version of each policy that has begun. */
    private static final String POLICY = """
            with policy as materialized (
              select * from (
                select distinct on (name) p.* from dunning_policy p where p.tenant = :tenant and p.valid_from <= :asOf
                    and not exists (select 1 from dunning_policy e
                                     where e.tenant = :tenant and e.name = p.name and e.ended
                                       and e.version > p.version and e.valid_from <= :asOf)
                 order by name, valid_from desc, version desc) newest
               where not ended)
            """;

    /** The policy of item {@code i} of customer {@code c} with terms {@code t}, as {@link DunningPolicy#choose} finds it. */
    private static final String CHOSEN = """
            cross join lateral (
              select p.id from policy p
               where p.name = t.policy
                  or (p.customer_groups = '{}' or lower(c.customer_group) = any (p.customer_groups))
                 and (p.shops = '{}' or lower(i.shop) = any (p.shops))
                 and (p.payment_methods = '{}' or lower(i.payment_method) = any (p.payment_methods))
                 and (p.countries = '{}' or lower(c.country) = any (p.countries))
                 and (p.customer_kind is null or p.customer_kind = c.kind)
                 and i.amount_cents >= p.from_cents and (p.until_cents is null or i.amount_cents < p.until_cents)
               order by p.name = t.policy desc nulls last, p.name = :standard, p.rank, p.name collate "C" limit 1) p
            """;

    /** What is judged of item {@code i} of customer {@code c} with terms {@code t} at level {@code l} of policy {@code p}. */
    private static final String FACTS = """
            select i.id as item_id, i.customer_id, i.kind as item_kind, p.id as policy_id, l.level, l.kind, l.minimum_cents,
                   l.minimum_age_days, l.minimum_notices, i.disputed_on, i.open_cents, i.currency,
                   :asOf::date - i.due_on as age_days, t.never_collection,
                   case when l.minimum_notices > 0 then (
                     select count(*) from dunning_notice_item s
                       join dunning_notice n on n.tenant = :tenant and n.id = s.notice_id and n.state in ('SENT', 'PRINT')
                      where s.tenant = :tenant and s.item_id = i.id) end as notices,
                   l.channel = 'LETTER' or l.kind = 'COLLECTION' or (l.channel = 'EMAIL_ELSE_LETTER' and c.email = '')
                     or a.email is not null as needs_address,
                   c.street ~ '[0-9]' and c.postcode ~ '^[0-9]{5}$' and trim(c.city) <> '' as address_complete,
            """;

    /** Why each item of {@code next} is left out; null where it is not. */
    private static final String JUDGED = """
            blocked as (
              select b.customer_id, b.item_id from dunning_block b
               where b.tenant = :tenant and b.from_on <= :asOf and (b.until_on is null or b.until_on >= :asOf)),
            credit as (
              select i.customer_id, i.currency, -sum(i.open_cents) as cents from open_item i
               where i.tenant = :tenant and i.state in ('OPEN', 'PAID') and i.open_cents < 0
               group by i.customer_id, i.currency),
            judged as (
              select n.*, case
                  when n.level_sent then 'LEVEL_SENT'
                  when n.not_in_default then 'NOT_IN_DEFAULT'
                  when n.disputed_on is not null then 'DISPUTED'
                  when exists (select 1 from blocked b where b.customer_id = n.customer_id
                                  and (b.item_id is null or b.item_id = n.item_id)) then 'BLOCKED'
                  when exists (select 1 from handover_item hi
                                 join handover h on h.tenant = :tenant and h.id = hi.handover_id
                                where hi.tenant = :tenant and hi.item_id = n.item_id and hi.live
                                  and h.state <> 'REJECTED') then 'QUEUED'
                  when n.kind = 'COLLECTION' and n.never_collection then 'NEVER_COLLECTION'
                  when n.open_cents < n.minimum_cents then 'BELOW_MINIMUM'
                  when n.kind = 'COLLECTION' and n.currency <> 'EUR' then 'FOREIGN_CURRENCY'
                  when n.kind = 'COLLECTION' and n.item_kind = 'SIDE_CLAIM' then 'SIDE_CLAIM'
                  when n.age_days < n.minimum_age_days then 'TOO_YOUNG'
                  when n.notices < n.minimum_notices then 'TOO_FEW_NOTICES'
                  when n.needs_address and not n.address_complete then 'ADDRESS_INCOMPLETE'
                  when coalesce(credit.cents, 0) >= n.open_cents then 'CREDIT_BALANCE'
                end as reason
                from next n left join credit on credit.customer_id = n.customer_id and credit.currency = n.currency)
            """;

    private final JdbcClient db;

    Proposals(JdbcClient db) {
        this.db = db;
    }

    /** Writes one line for each item whose next level is due, with the reason where it is left out; their number. */
    int propose(long tenant, long runId, LocalDate asOf) {
        return due(tenant, runId, asOf) + beyond(tenant, runId, asOf);
    }

    /** Items that have reached a higher level than their policy has, since it was changed or another one applies now. */
    private int beyond(long tenant, long runId, LocalDate asOf) {
        return db.sql(POLICY + """
                        , counted as materialized (
                          select p.id, (select count(*) from dunning_level l
                                         where l.tenant = :tenant and l.policy_id = p.id) as levels
                            from policy p)
                        insert into dunning_proposal (tenant, run_id, item_id, customer_id, policy_id, level, decision, reason)
                        select :tenant, :run, i.id, i.customer_id, p.id, i.level_reached, 'EXCLUDED', 'BEYOND_LEVELS'
                          from open_item i
                          join customer c on c.tenant = :tenant and c.id = i.customer_id
                          left join special_terms t on t.tenant = :tenant and t.customer_id = i.customer_id
                        """ + CHOSEN + """
                          join counted on counted.id = p.id
                         where i.tenant = :tenant and i.state = 'OPEN' and i.kind <> 'CREDIT_NOTE' and i.open_cents > 0
                           and i.collection_ended_on is null and i.level_reached > (select min(levels) from counted)
                           and i.level_reached > counted.levels
                           and not exists (select 1 from handover_item h
                                            where h.tenant = :tenant and h.item_id = i.id and h.live)
                        on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("run", runId)
                .param("standard", DunningPolicy.STANDARD)
                .param("asOf", asOf)
                .update();
    }

    private int due(long tenant, long runId, LocalDate asOf) {
        return db.sql(POLICY + """
                        , next as (
                        """ + FACTS + """
                                 false as not_in_default, false as level_sent
                            from open_item i
                            join customer c on c.tenant = :tenant and c.id = i.customer_id
                            left join special_terms t on t.tenant = :tenant and t.customer_id = i.customer_id
                            left join dead_address a on a.tenant = :tenant and a.customer_id = c.id and a.email = lower(c.email)
                        """ + CHOSEN + """
                            join dunning_level l on l.tenant = :tenant and l.policy_id = p.id and l.level = i.level_reached + 1
                           where i.tenant = :tenant and i.state = 'OPEN' and i.kind <> 'CREDIT_NOTE' and i.open_cents > 0
                             and i.collection_ended_on is null
                             and coalesce(i.last_notice_on, i.due_on) + l.days + coalesce(t.extra_days, 0) < :asOf),
                        """ + JUDGED + """
                        insert into dunning_proposal (tenant, run_id, item_id, customer_id, policy_id, level, decision, reason, found, wanted)
                        select :tenant, :run, item_id, customer_id, policy_id, level,
                               case when reason is null then 'DUE' else 'EXCLUDED' end, reason,
                               case reason when 'BELOW_MINIMUM' then open_cents when 'TOO_YOUNG' then age_days
                                           when 'TOO_FEW_NOTICES' then notices end,
                               case reason when 'BELOW_MINIMUM' then minimum_cents when 'TOO_YOUNG' then minimum_age_days
                                           when 'TOO_FEW_NOTICES' then minimum_notices end
                          from judged
                        on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("run", runId)
                .param("standard", DunningPolicy.STANDARD)
                .param("asOf", asOf)
                .update();
    }

    /** Numbers of overdue invoices that this level of a policy is for next, the oldest first, whether its days have passed or not. */
    List<String> next(long tenant, long policy, int level, LocalDate asOf, int most) {
        return db.sql(POLICY + """
                        select i.number from open_item i
                          join customer c on c.tenant = :tenant and c.id = i.customer_id
                          left join special_terms t on t.tenant = :tenant and t.customer_id = i.customer_id
                        """ + CHOSEN + """
                         where i.tenant = :tenant and i.state = 'OPEN' and i.kind = 'INVOICE' and i.open_cents > 0
                           and i.due_on < :asOf and i.level_reached = :level - 1 and i.disputed_on is null
                           and i.collection_ended_on is null and p.id = :policy
                         order by i.due_on, i.id limit :most
                        """)
                .param("tenant", tenant)
                .param("policy", policy)
                .param("level", level)
                .param("standard", DunningPolicy.STANDARD)
                .param("asOf", asOf)
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** An item that cannot get another level, and why. */
    record Unfit(String number, String reason) {}

    /**
     * What speaks against giving waiting items of a run this level of their policies: all that the rules look at except the
     * days since the last notice, and what holds whatever a policy says: no level twice, and only who is in default is handed
     * over (§§ 286, 280 (2) BGB).
     */
    List<Unfit> unfit(long tenant, long run, Collection<Long> items, int level, LocalDate asOf) {
        return db.sql("""
                        with next as (
                        """ + FACTS + """
                                 l.kind = 'COLLECTION' and i.level_reached = 0
                                   and (i.default_since is null or i.default_since > :asOf) as not_in_default,
                                 exists (select 1 from dunning_notice_item s
                                           join dunning_notice n on n.tenant = :tenant and n.id = s.notice_id and n.state <> 'REVOKED'
                                          where s.tenant = :tenant and s.item_id = i.id and s.level = l.level) as level_sent
                            from dunning_proposal d
                            join open_item i on i.tenant = :tenant and i.id = d.item_id
                            join customer c on c.tenant = :tenant and c.id = i.customer_id
                            left join special_terms t on t.tenant = :tenant and t.customer_id = i.customer_id
                            left join dead_address a on a.tenant = :tenant and a.customer_id = c.id and a.email = lower(c.email)
                            join dunning_policy p on p.tenant = :tenant and p.id = d.policy_id
                            left join dunning_level l on l.tenant = :tenant and l.policy_id = d.policy_id and l.level = :level
                           where d.tenant = :tenant and d.run_id = :run and d.decision = 'DUE' and not d.done
                             and d.item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))),
                        """ + JUDGED + """
                        select i.number, case when j.level is null then 'NO_SUCH_LEVEL' else j.reason end as reason
                          from judged j join open_item i on i.tenant = :tenant and i.id = j.item_id
                         where j.level is null or j.reason is not null order by i.id
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .param("level", level)
                .param("asOf", asOf)
                .param("ids", Rows.json(items))
                .query(Unfit.class)
                .list();
    }

    /** Gives waiting items of a run this level; how many. Back at the level that the rules proposed nothing is left of it. */
    int change(long tenant, long run, Collection<Long> items, int level, String reason, String by) {
        return db.sql("""
                        update dunning_proposal
                           set level = :level,
                               proposed_level = nullif(coalesce(proposed_level, level), :level),
                               level_reason = case when coalesce(proposed_level, level) = :level then null else :reason end,
                               level_by = case when coalesce(proposed_level, level) = :level then null else :by end
                         where tenant = :tenant and run_id = :run and decision = 'DUE' and not done
                           and item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .param("level", level)
                .param("reason", reason)
                .param("by", by)
                .param("ids", Rows.json(items))
                .update();
    }

    /** Whether this person gave an item of the run its level. */
    boolean changedBy(long tenant, long run, String by) {
        return db.sql("""
                        select exists (select 1 from dunning_proposal
                                        where tenant = :tenant and run_id = :run and proposed_level is not null and level_by = :by)
                        """)
                .param("tenant", tenant)
                .param("run", run)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }
}
