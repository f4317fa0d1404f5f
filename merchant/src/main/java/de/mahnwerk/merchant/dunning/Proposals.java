package de.mahnwerk.merchant.dunning;

import java.time.LocalDate;
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
                          select i.id as item_id, i.customer_id, i.kind as item_kind, p.id as policy_id, l.level, l.kind, l.minimum_cents,
                                 l.minimum_age_days, l.minimum_notices, i.disputed_on, i.open_cents, i.currency,
                                 :asOf::date - i.due_on as age_days, t.never_collection,
                                 case when l.minimum_notices > 0 then (
                                   select count(*) from dunning_notice_item s
                                     join dunning_notice n on n.tenant = :tenant and n.id = s.notice_id and n.state in ('SENT', 'PRINT')
                                    where s.tenant = :tenant and s.item_id = i.id) end as notices,
                                 l.channel = 'LETTER' or l.kind = 'COLLECTION' or (l.channel = 'EMAIL_ELSE_LETTER' and c.email = '') as needs_address,
                                 c.street ~ '[0-9]' and c.postcode ~ '^[0-9]{5}$' and trim(c.city) <> '' as address_complete
                            from open_item i
                            join customer c on c.tenant = :tenant and c.id = i.customer_id
                            left join special_terms t on t.tenant = :tenant and t.customer_id = i.customer_id
                        """ + CHOSEN + """
                            join dunning_level l on l.tenant = :tenant and l.policy_id = p.id and l.level = i.level_reached + 1
                           where i.tenant = :tenant and i.state = 'OPEN' and i.kind <> 'CREDIT_NOTE' and i.open_cents > 0
                             and i.collection_ended_on is null
                             and coalesce(i.last_notice_on, i.due_on) + l.days + coalesce(t.extra_days, 0) < :asOf),
                        blocked as (
                          select b.customer_id, b.item_id from dunning_block b
                           where b.tenant = :tenant and b.from_on <= :asOf and (b.until_on is null or b.until_on >= :asOf)),
                        credit as (
                          select i.customer_id, i.currency, -sum(i.open_cents) as cents from open_item i
                           where i.tenant = :tenant and i.state in ('OPEN', 'PAID') and i.open_cents < 0
                           group by i.customer_id, i.currency),
                        judged as (
                          select n.*, case
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
}
