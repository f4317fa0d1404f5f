package de.mahnwerk.merchant.receivables;

import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Costs and interest beside the principal (table {@code side_cost}). They stay owed when only the principal is paid, until
 * they are paid, claimed as an item of their own, waived or cancelled; {@code open_cents} is the amount plus the sum of
 * its entries.
 */
@Component
public class SideCosts {

    /** Where money that settles or reopens side costs comes from; the same source settles only once. */
    public record Cause(LocalDate day, String source, String sourceId, String by) {}

    /** A fee of a notice that was taken back, of which the debtor had paid so much. */
    public record PaidFee(long itemId, long cents) {}

    private static final String BOOKED = """
            booked as (
              insert into side_cost_entry (tenant, cost_id, kind, amount_cents, booked_on, source, source_id, created_by)
              select :tenant, part.id, :kind, :sign * part.cents, :day, :source, :sourceId, :by from part where part.cents > 0
              on conflict (tenant, cost_id, source, source_id, kind) do nothing
              returning cost_id, amount_cents),
            changed as (
              update side_cost c set open_cents = c.open_cents + b.amount_cents
                from booked b where c.tenant = :tenant and c.id = b.cost_id
              returning 1)
            select coalesce(sum(abs(amount_cents)), 0)::bigint from booked
            """;

    private final JdbcClient db;

    SideCosts(JdbcClient db) {
        this.db = db;
    }

    /** Sets money that the principal left over against an item's costs, oldest first; the rest was paid as interest. */
    public void pay(long tenant, long itemId, long cents, Cause cause) {
        long costs = booked(tenant, """
                with cost as (
                  select id, open_cents, sum(open_cents) over (order by arisen_on, id) - open_cents as before
                    from side_cost where tenant = :tenant and item_id = :item and open_cents > 0),
                part as (select id, least(open_cents, greatest(0, :cents - before)) as cents from cost),
                """, itemId, cents, "PAID", -1, cause);
        if (costs < cents) {
            payInterest(tenant, itemId, cents - costs, cause);
        }
    }

    private void payInterest(long tenant, long itemId, long cents, Cause cause) {
        Rows.exactlyOne(db.sql("""
                        with interest as (
                          insert into side_cost (tenant, customer_id, item_id, kind, amount_cents, open_cents, arisen_on, basis)
                          select tenant, customer_id, id, 'INTEREST', :cents, 0, :day, '§ 288 BGB'
                            from open_item where tenant = :tenant and id = :item
                          returning id)
                        insert into side_cost_entry (tenant, cost_id, kind, amount_cents, booked_on, source, source_id, created_by)
                        select :tenant, id, 'PAID', -:cents, :day, :source, :sourceId, :by from interest
                        """)
                .param("tenant", tenant)
                .param("item", itemId)
                .param("cents", cents)
                .param("day", cause.day())
                .param("source", cause.source())
                .param("sourceId", cause.sourceId())
                .param("by", cause.by())
                .update());
    }

    /** A payment that had settled side costs went back: they are owed again, the latest settled first. */
    public void payBack(long tenant, long itemId, long cents, Cause cause) {
        long _ = booked(tenant, """
                with cost as (
                  select c.id, e.paid, sum(e.paid) over (order by c.id desc) - e.paid as before
                    from side_cost c
                    join (select cost_id, -sum(amount_cents) as paid from side_cost_entry
                           where tenant = :tenant and kind in ('PAID', 'PAYMENT_REVERSED')
                           group by cost_id having sum(amount_cents) < 0) e on e.cost_id = c.id
                   where c.tenant = :tenant and c.item_id = :item),
                part as (select id, least(paid, greatest(0, :cents - before))::bigint as cents from cost),
                """, itemId, cents, "PAYMENT_REVERSED", 1, cause);
    }

    /** What is still owed of these items' costs goes into a claim of its own, or is waived; in cents. */
    public long settle(long tenant, long itemId, String kind, Cause cause) {
        return booked(tenant, """
                with part as (
                  select id, open_cents as cents from side_cost
                   where tenant = :tenant and item_id = :item and open_cents > 0 and :cents = 0),
                """, itemId, 0, kind, -1, cause);
    }

    private long booked(long tenant, String parts, long itemId, long cents, String kind, int sign, Cause cause) {
        return db.sql(parts + BOOKED)
                .param("tenant", tenant)
                .param("item", itemId)
                .param("cents", cents)
                .param("kind", kind)
                .param("sign", sign)
                .param("day", cause.day())
                .param("source", cause.source())
                .param("sourceId", cause.sourceId())
                .param("by", cause.by())
                .query(Long.class)
                .single();
    }

    /** The fees of notices that were taken back are owed no more; what was paid of them is returned for its item. */
    public List<PaidFee> cancel(long tenant, Collection<Long> notices, Cause cause) {
        String ids = Rows.json(notices);
        long _ = db.sql("""
                        with part as (
                          select id, open_cents as cents from side_cost
                           where tenant = :tenant and open_cents > 0
                             and notice_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))),
                        """ + BOOKED)
                .param("tenant", tenant)
                .param("ids", ids)
                .param("kind", "CANCELLED")
                .param("sign", -1)
                .param("day", cause.day())
                .param("source", cause.source())
                .param("sourceId", cause.sourceId())
                .param("by", cause.by())
                .query(Long.class)
                .single();
        return db.sql("""
                        select c.item_id, -sum(e.amount_cents)::bigint as cents
                          from side_cost c
                          join side_cost_entry e on e.tenant = :tenant and e.cost_id = c.id and e.kind in ('PAID', 'PAYMENT_REVERSED')
                         where c.tenant = :tenant
                           and c.notice_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                         group by c.item_id having sum(e.amount_cents) < 0
                        """)
                .param("tenant", tenant)
                .param("ids", ids)
                .query(PaidFee.class)
                .list();
    }
}
