package de.mahnwerk.merchant.dunning;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@link DunningPolicy#decide} for all items of a merchant in one statement; a property test compares the two item by
 * item.
 */
@Component
class Proposals {

    private final JdbcClient db;

    Proposals(JdbcClient db) {
        this.db = db;
    }

    /** Writes one line for each item whose next level is due, with the reason where it is left out; their number. */
    int propose(long tenant, long runId, long policyId, LocalDate asOf) {
        return db.sql("""
                        with next as (
                          select i.id as item_id, i.customer_id, i.kind as item_kind, l.level, l.kind, l.minimum_cents, i.disputed_on, i.open_cents, i.currency,
                                 l.channel = 'LETTER' or l.kind = 'COLLECTION' or (l.channel = 'EMAIL_ELSE_LETTER' and c.email = '') as needs_address,
                                 c.street ~ '[0-9]' and c.postcode ~ '^[0-9]{5}$' and trim(c.city) <> '' as address_complete
                            from open_item i
                            join dunning_level l on l.tenant = i.tenant and l.policy_id = :policy and l.level = i.level_reached + 1
                            join customer c on c.tenant = i.tenant and c.id = i.customer_id
                           where i.tenant = :tenant and i.state = 'OPEN' and i.kind <> 'CREDIT_NOTE' and i.open_cents > 0
                             and i.collection_ended_on is null
                             and coalesce(i.last_notice_on, i.due_on) + l.days < :asOf),
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
                              when n.open_cents < n.minimum_cents then 'BELOW_MINIMUM'
                              when n.kind = 'COLLECTION' and n.currency <> 'EUR' then 'FOREIGN_CURRENCY'
                              when n.kind = 'COLLECTION' and n.item_kind = 'SIDE_CLAIM' then 'SIDE_CLAIM'
                              when n.needs_address and not n.address_complete then 'ADDRESS_INCOMPLETE'
                              when coalesce(credit.cents, 0) >= n.open_cents then 'CREDIT_BALANCE'
                            end as reason
                            from next n left join credit on credit.customer_id = n.customer_id and credit.currency = n.currency)
                        insert into dunning_proposal (tenant, run_id, item_id, customer_id, level, decision, reason)
                        select :tenant, :run, item_id, customer_id, level, case when reason is null then 'DUE' else 'EXCLUDED' end, reason
                          from judged
                        on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("run", runId)
                .param("policy", policyId)
                .param("asOf", asOf)
                .update();
    }
}
