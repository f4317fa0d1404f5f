package de.mahnwerk.merchant.handover;

import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened at home to claims while their cases had ended, of which the agency has not heard. */
@Component
class MissedNews {

    /** A claim that its debtor contests. */
    record Contested(UUID handoverId, LocalDate disputedOn, String reason) {}

    /** A hand-over whose customer has changed. */
    record Changed(UUID id, long customerId) {}

    private final JdbcClient db;

    MissedNews(JdbcClient db) {
        this.db = db;
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
    List<Entry> booked(long tenant, Collection<UUID> handovers) {
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

    /** A customer is another now; of cases of his that have ended nobody is told yet. */
    void changed(long tenant, long customer) {
        int _ = db.sql("""
                        update handover set customer_changed = true
                         where tenant = :tenant and customer_id = :customer and state = 'ENDED'
                        """).param("tenant", tenant).param("customer", customer).update();
    }

    /** Those of these hand-overs whose customers changed since their cases ended; they are told now. */
    List<Changed> tellChanged(long tenant, Collection<UUID> handovers) {
        return db.sql("""
                        update handover set customer_changed = false
                         where tenant = :tenant and customer_changed
                           and id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))
                        returning id, customer_id
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(handovers))
                .query(Changed.class)
                .list();
    }
}
