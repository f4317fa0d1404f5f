package de.mahnwerk.merchant.receivables;

import de.mahnwerk.merchant.receivables.AccountJournal.Deed;
import de.mahnwerk.platform.time.Ids;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people put right on an account. Nothing is erased: each deed is an entry or a change with its line in the journal,
 * and its contrary undoes it. An item that the agency collects is put right there; of a payment or a credit it is told.
 */
@Component
public class Corrections {

    /** Who does it, when and why. */
    public record By(LocalDate day, String person, String reason) {}

    private record Standing(String state, String kind, String currency, long customerId, long openCents) {}

    private final JdbcClient db;
    private final Receivables receivables;
    private final SideCosts costs;
    private final AccountJournal journal;

    Corrections(JdbcClient db, Receivables receivables, SideCosts costs, AccountJournal journal) {
        this.db = db;
        this.receivables = receivables;
        this.costs = costs;
        this.journal = journal;
    }

    private Standing standing(long tenant, long item) {
        return db.sql("""
                        select state, kind, currency, customer_id, open_cents from open_item
                         where tenant = :tenant and id = :id for update
                        """)
                .param("tenant", tenant)
                .param("id", item)
                .query(Standing.class)
                .single();
    }

    /** Notes a payment; what the principal leaves over pays the costs and interest that notices demanded. */
    public void pay(long tenant, long item, long cents, LocalDate valueOn, By by) {
        boolean _ = pay(tenant, item, cents, valueOn, Ids.next().toString(), by);
    }

    /**
     * The same under a reference of its source; false when the item has a payment of that reference already. An invoice that
     * is paid in instalments is paid by paying those, the oldest first.
     */
    public boolean pay(long tenant, long item, long cents, LocalDate valueOn, String source, By by) {
        List<Long> all = withInstalments(tenant, item);
        if (all.stream().anyMatch(one -> isPaid(tenant, one, source))) {
            return false;
        }
        List<Long> open = all.stream()
                .filter(one -> standing(tenant, one).openCents() > 0)
                .toList();
        long left = cents;
        for (long one : open.isEmpty() ? List.of(item) : open) {
            boolean last = open.isEmpty() || one == open.getLast();
            long share = last ? left : Math.min(left, standing(tenant, one).openCents());
            if (share > 0) {
                payOne(tenant, one, share, valueOn, source, by);
            }
            left -= share;
        }
        return true;
    }

    /** The item and its instalments, in the order of their due dates. */
    private List<Long> withInstalments(long tenant, long item) {
        return db.sql("""
                        select id from (
                          select id, due_on from open_item where tenant = :tenant and id = :id
                           union all
                          select p.id, p.due_on from open_item i
                            join open_item p on p.tenant = :tenant and p.plain_invoice_number = i.plain_number
                                            and p.invoice_number = i.number
                           where i.tenant = :tenant and i.id = :id) asked
                         order by due_on, id
                        """)
                .param("tenant", tenant)
                .param("id", item)
                .query(Long.class)
                .list();
    }

    private void payOne(long tenant, long item, long cents, LocalDate valueOn, String source, By by) {
        Standing before = standing(tenant, item);
        book(tenant, item, Entry.Kind.PAYMENT, -cents, valueOn, source, by);
        long surplus = cents - Math.max(0, before.openCents());
        long shared = before.state().equals("IN_COLLECTION") ? 0 : Math.min(surplus, owedBeside(tenant, item));
        if (shared > 0) {
            book(tenant, item, Entry.Kind.SHARED_OUT, shared, valueOn, source, by);
            costs.pay(tenant, item, shared, new SideCosts.Cause(by.day(), "clerk", source, by.person()));
        }
        journal.items(tenant, List.of(item), Deed.PAYMENT_NOTED, euros(cents), by.day(), by.person());
    }

    private boolean isPaid(long tenant, long item, String source) {
        return db.sql("""
                        select count(*) from item_entry
                         where tenant = :tenant and item_id = :item and source = 'clerk' and source_id = :source and kind = 'PAYMENT'
                        """)
                        .param("tenant", tenant)
                        .param("item", item)
                        .param("source", source)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Costs that are owed beside the item, and the interest that the latest notice demanded; in cents. */
    public long owedBeside(long tenant, long item) {
        return db.sql("""
                        select (coalesce((select sum(open_cents) from side_cost where tenant = :tenant and item_id = :item), 0)
                             + greatest(0, coalesce((select max(n.interest_cents) from dunning_notice n
                                                       join dunning_notice_item l on l.tenant = :tenant and l.notice_id = n.id
                                                      where n.tenant = :tenant and l.item_id = :item and n.state <> 'REVOKED'), 0)
                                 - coalesce((select sum(amount_cents) from side_cost
                                              where tenant = :tenant and item_id = :item and kind = 'INTEREST'), 0)))::bigint
                        """)
                .param("tenant", tenant)
                .param("item", item)
                .query(Long.class)
                .single();
    }

    /** Takes back a payment that was noted by hand; false when there is none of that number, or it is undone already. */
    public boolean undoPayment(long tenant, long item, String payment, By by) {
        boolean undone = false;
        for (long one : withInstalments(tenant, item)) {
            undone |= undoOne(tenant, one, payment, by);
        }
        return undone;
    }

    private boolean undoOne(long tenant, long item, String payment, By by) {
        Standing _ = standing(tenant, item);
        List<Long> effects = db.sql("""
                        select sum(amount_cents)::bigint from item_entry e
                         where tenant = :tenant and item_id = :item and source = 'clerk' and source_id = :payment
                           and kind in ('PAYMENT', 'SHARED_OUT')
                           and not exists (select 1 from item_entry u where u.tenant = :tenant and u.item_id = :item
                                              and u.source = 'undo' and u.source_id = :payment)
                         group by kind order by kind
                        """)
                .param("tenant", tenant)
                .param("item", item)
                .param("payment", payment)
                .query(Long.class)
                .list();
        if (effects.isEmpty()) {
            return false;
        }
        undo(tenant, item, Entry.Kind.PAYMENT_REVERSED, -effects.getFirst(), payment, by);
        if (effects.size() > 1) {
            undo(tenant, item, Entry.Kind.SHARED_OUT, -effects.getLast(), payment, by);
            costs.payBack(tenant, item, effects.getLast(), new SideCosts.Cause(by.day(), "undo", payment, by.person()));
        }
        journal.items(tenant, List.of(item), Deed.PAYMENT_UNDONE, by.reason(), by.day(), by.person());
        return true;
    }

    private void undo(long tenant, long item, Entry.Kind kind, long cents, String payment, By by) {
        var _ = receivables.book(
                tenant, List.of(new Entry(item, kind, cents, by.day(), by.day(), "undo", payment, by.reason())));
    }

    /** Gives up what is open of an item; false when nothing is, or the agency has it. */
    public boolean writeOff(long tenant, long item, By by) {
        Standing standing = standing(tenant, item);
        if (!standing.state().equals("OPEN") || standing.openCents() <= 0) {
            return false;
        }
        book(
                tenant,
                item,
                Entry.Kind.WRITE_OFF,
                -standing.openCents(),
                by.day(),
                Ids.next().toString(),
                by);
        journal.items(tenant, List.of(item), Deed.WRITTEN_OFF, by.reason(), by.day(), by.person());
        return true;
    }

    /** The customer pays after all: what was written off is open again. */
    public boolean undoWriteOff(long tenant, long item, By by) {
        long written = db.sql("""
                        select -coalesce(sum(amount_cents), 0)::bigint from item_entry
                         where tenant = :tenant and item_id = :item and kind = 'WRITE_OFF'
                        """)
                .param("tenant", tenant)
                .param("item", item)
                .query(Long.class)
                .single();
        if (!standing(tenant, item).state().equals("WRITTEN_OFF") || written <= 0) {
            return false;
        }
        book(tenant, item, Entry.Kind.WRITE_OFF, written, by.day(), Ids.next().toString(), by);
        journal.items(tenant, List.of(item), Deed.WRITE_OFF_UNDONE, by.reason(), by.day(), by.person());
        return true;
    }

    /** Sets what a credit gives against what an invoice of the same customer and currency asks; the cents, 0 when they do not fit. */
    public long applyCredit(long tenant, long credit, long invoice, By by) {
        Standing gives = standing(tenant, credit);
        Standing asks = standing(tenant, invoice);
        boolean fit = gives.customerId() == asks.customerId()
                && gives.currency().equals(asks.currency())
                && gives.state().equals("OPEN")
                && (asks.state().equals("OPEN") || asks.state().equals("IN_COLLECTION"));
        long cents = Math.min(-gives.openCents(), asks.openCents());
        if (!fit || cents <= 0) {
            return 0;
        }
        String source = Ids.next().toString();
        book(tenant, credit, Entry.Kind.CREDIT, cents, by.day(), source, by);
        book(tenant, invoice, Entry.Kind.CREDIT, -cents, by.day(), source, by);
        journal.items(tenant, List.of(credit, invoice), Deed.CREDIT_APPLIED, euros(cents), by.day(), by.person());
        return cents;
    }

    /** A credit was paid out to the customer; false when there is none. */
    public boolean refund(long tenant, long item, By by) {
        Standing standing = standing(tenant, item);
        if (!standing.state().equals("OPEN") || standing.openCents() >= 0) {
            return false;
        }
        book(
                tenant,
                item,
                Entry.Kind.REFUND,
                -standing.openCents(),
                by.day(),
                Ids.next().toString(),
                by);
        journal.items(tenant, List.of(item), Deed.REFUNDED, euros(-standing.openCents()), by.day(), by.person());
        return true;
    }

    private void book(long tenant, long item, Entry.Kind kind, long cents, LocalDate valueOn, String source, By by) {
        String note = by.reason().isEmpty() ? by.person() : by.reason() + " (" + by.person() + ")";
        var _ = receivables.book(
                tenant, List.of(new Entry(item, kind, cents, by.day(), valueOn, "clerk", source, note)));
    }

    private static String euros(long cents) {
        return java.math.BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** The objection is answered: dunning goes on. False when there was none. */
    public boolean settleDispute(long tenant, long item, By by) {
        boolean settled = db.sql("""
                        update open_item set disputed_on = null, dispute_reason = null
                         where tenant = :tenant and id = :id and disputed_on is not null
                        """).param("tenant", tenant).param("id", item).update() == 1;
        if (settled) {
            journal.items(tenant, List.of(item), Deed.DISPUTE_SETTLED, by.reason(), by.day(), by.person());
        }
        return settled;
    }

    /** Ends a block before its time; it stays in the list with who ended it. False when it does not hold any more. */
    public boolean liftBlock(long tenant, long block, By by) {
        List<Long> customers = db.sql("""
                        update dunning_block
                           set planned_until = until_on, until_on = :yesterday, lifted_on = :day, lifted_by = :by
                         where tenant = :tenant and id = :id and lifted_on is null and (until_on is null or until_on >= :day)
                        returning customer_id
                        """)
                .param("tenant", tenant)
                .param("id", block)
                .param("yesterday", by.day().minusDays(1))
                .param("day", by.day())
                .param("by", by.person())
                .query(Long.class)
                .list();
        customers.forEach(
                customer -> journal.customer(tenant, customer, Deed.BLOCK_LIFTED, by.reason(), by.day(), by.person()));
        return !customers.isEmpty();
    }
}
