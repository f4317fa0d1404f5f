package de.mahnwerk.merchant.handover;

import de.mahnwerk.merchant.receivables.BankSource;
import de.mahnwerk.merchant.receivables.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which payment a reversal is about, and whether the agency knows it. */
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

    /**
     * The number of the payment that an entry takes back. A person names it, by hand or by taking money off that belonged
     * elsewhere. Of the bank's it is the latest of that amount before it that no other return since has taken back, as
     * brackets close.
     */
    Optional<String> undone(long tenant, Entry reversal) {
        return switch (reversal.source()) {
            case "undo" -> Optional.of(reference("clerk", reversal.sourceId(), reversal.itemId()));
            case BankSource.TAKEN_BACK ->
                Optional.of(reference(BankSource.BOOKED, reversal.sourceId(), reversal.itemId()));
            default -> wentBack(tenant, reversal);
        };
    }

    private Optional<String> wentBack(long tenant, Entry reversal) {
        return db.sql("""
                        with moved as (
                          select id, kind, source_id from item_entry e
                           where tenant = :tenant and item_id = :item and source = :source
                             and (kind = 'PAYMENT' and amount_cents = -:cents
                                  or kind = 'PAYMENT_REVERSED' and amount_cents = :cents)
                             and not exists (select 1 from item_entry u
                                              where u.tenant = :tenant and u.item_id = :item and u.source = 'bank-undo'
                                                and u.source_id = e.source_id and e.kind = 'PAYMENT'))
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
}
