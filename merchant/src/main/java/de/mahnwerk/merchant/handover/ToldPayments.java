package de.mahnwerk.merchant.handover;

import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.platform.database.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which payment a reversal is about, and what the agency knows of it. */
@Component
class ToldPayments {

    private final JdbcClient db;

    ToldPayments(JdbcClient db) {
        this.db = db;
    }

    /** A payment's number at the agency; names the item at its end, so that what comes back finds it. */
    static String reference(String source, String sourceId, long item) {
        return source + "-" + sourceId + "-" + item;
    }

    /** The number of the payment that an entry takes back: a person names it, of the bank's it is the latest of that amount. */
    Optional<String> undone(long tenant, Entry reversal) {
        return reversal.source().equals("undo")
                ? Optional.of(reference("clerk", reversal.sourceId(), reversal.itemId()))
                : db.sql("""
                        select p.source_id from item_entry p
                         where p.tenant = :tenant and p.item_id = :item and p.kind = 'PAYMENT' and p.source = :source
                           and p.amount_cents = -:cents
                         order by p.booked_on desc, p.id desc limit 1
                        offset (select count(*) from item_entry b
                                 where b.tenant = :tenant and b.item_id = :item and b.kind = 'PAYMENT_REVERSED'
                                   and b.source = :source and b.amount_cents = :cents and b.source_id <> :self)
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

    /** Whether the agency has booked a payment of that number on the claim. */
    boolean isKnown(long tenant, UUID handover, String reference) {
        return db.sql("""
                        select exists (select 1 from case_event
                                        where tenant = :tenant and handover_id = :handover and type = 'payment.reported'
                                          and data->>'paymentReference' = :reference)
                        """)
                .param("tenant", tenant)
                .param("handover", handover)
                .param("reference", reference)
                .query(Boolean.class)
                .single();
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
