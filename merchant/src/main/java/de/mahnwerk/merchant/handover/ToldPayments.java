package de.mahnwerk.merchant.handover;

import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which payment a reversal is about, and what the agency knows of it and of the claim. */
@Component
class ToldPayments {

    /** A claim that its debtor contests. */
    record Contested(UUID handoverId, LocalDate disputedOn, String reason) {}

    private final JdbcClient db;

    ToldPayments(JdbcClient db) {
        this.db = db;
    }

    /** A payment's number at the agency; names the item at its end, so that what comes back finds it. */
    static String reference(String source, String sourceId, long item) {
        return source + "-" + sourceId + "-" + item;
    }

    /**
     * The number of the payment that an entry takes back. A person names it. Of the bank's it is the latest of that amount
     * before it that no other return since has taken back, as brackets close.
     */
    Optional<String> undone(long tenant, Entry reversal) {
        return reversal.source().equals("undo")
                ? Optional.of(reference("clerk", reversal.sourceId(), reversal.itemId()))
                : db.sql("""
                        with moved as (
                          select id, kind, source_id from item_entry
                           where tenant = :tenant and item_id = :item and source = :source
                             and (kind = 'PAYMENT' and amount_cents = -:cents
                                  or kind = 'PAYMENT_REVERSED' and amount_cents = :cents))
                        select p.source_id
                          from moved p join moved s on s.source_id = :self and s.kind = 'PAYMENT_REVERSED' and s.id > p.id
                         where p.kind = 'PAYMENT'
                           and (select count(*) filter (where m.kind = 'PAYMENT') = count(*) filter (where m.kind <> 'PAYMENT')
                                  from moved m where m.id > p.id and m.id < s.id)
                         order by p.id desc limit 1
                        """)
                        .param("tenant", tenant)
                        .param("item", reversal.itemId())
                        .param("source", reversal.source())
                        .param("cents", reversal.amountCents())
                        .param("self", reversal.sourceId())
                        .query(String.class)
                        .optional()
                        .map(id -> reference(reversal.source(), id, reversal.itemId()));
    }

    /** On which claims of an item an agency has booked a payment of that number. */
    Set<UUID> knownOn(long tenant, long item, String reference) {
        return db.sql("""
                        select e.handover_id
                          from handover_item i join case_event e on e.tenant = :tenant and e.handover_id = i.handover_id
                         where i.tenant = :tenant and i.item_id = :item and e.type = 'payment.reported'
                           and e.data->>'paymentReference' = :reference
                        """)
                .param("tenant", tenant)
                .param("item", item)
                .param("reference", reference)
                .query(UUID.class)
                .set();
    }

    /** Those of these hand-overs with an item that is contested, each with the first objection. */
    List<Contested> contested(long tenant, Collection<UUID> handovers) {
        return db.sql("""
                        select distinct on (i.handover_id) i.handover_id, o.disputed_on, coalesce(o.dispute_reason, '') as reason
                          from handover_item i
                          join open_item o on o.tenant = :tenant and o.id = i.item_id
                         where i.tenant = :tenant and i.live and o.disputed_on is not null
                           and i.handover_id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))
                         order by i.handover_id, o.disputed_on, o.id
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(handovers))
                .query(Contested.class)
                .list();
    }

    /**
     * What was booked at home on the items of these hand-overs since their cases ended, in its order. A payment that was paid
     * out to the customer again is none any more.
     */
    List<Entry> missed(long tenant, Collection<UUID> handovers) {
        return db.sql("""
                        select e.item_id, e.kind, e.amount_cents, e.booked_on, e.value_on, e.source, e.source_id, e.note
                          from handover_item i
                          join item_entry e on e.tenant = :tenant and e.item_id = i.item_id and e.id > i.ended_after
                         where i.tenant = :tenant and i.live
                           and i.handover_id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))
                           and e.source <> 'agency' and e.kind in ('PAYMENT', 'PAYMENT_REVERSED', 'CREDIT')
                           and not exists (select 1 from item_entry r
                                            where r.tenant = :tenant and r.item_id = e.item_id and r.id > e.id
                                              and r.kind = 'REFUND')
                         order by e.id
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(handovers))
                .query(Entry.class)
                .list();
    }
}
