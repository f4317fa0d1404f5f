package de.mahnwerk.merchant.imports;

import de.mahnwerk.merchant.receivables.AccountJournal;
import de.mahnwerk.merchant.receivables.AccountJournal.Deed;
import de.mahnwerk.merchant.receivables.BankSource;
import de.mahnwerk.merchant.receivables.Corrections;
import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.receivables.SideCosts;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes money off the items to which it was matched wrongly. It waits again and only a person assigns it anew; the account
 * from which it came is no longer known as that customer's, and an agency that was told of it hears that it was not so.
 */
@Component
public class Unmatching {

    /** What became of it. */
    public enum Outcome {
        DONE,
        /** It is not matched, or not as the person saw it. */
        MOVED,
        /** It went back to the payer, or what it left over was set against something else or paid out. */
        SPENT
    }

    /**
     * An assignment that was taken back, of an entry that waits.
     *
     * @param items numbers of what it had paid
     */
    public record Undone(long entryId, String items, LocalDate undoneOn, String undoneBy, String reason) {}

    /**
     * What of the entry an item got.
     *
     * @param spent whether it cannot be taken off any more
     */
    private record Part(long itemId, long amountCents, long sharedOutCents, boolean spent) {}

    private final JdbcClient db;
    private final Receivables receivables;
    private final SideCosts costs;
    private final AccountJournal journal;

    Unmatching(JdbcClient db, Receivables receivables, SideCosts costs, AccountJournal journal) {
        this.db = db;
        this.receivables = receivables;
        this.costs = costs;
        this.journal = journal;
    }

    /** Inside the caller's transaction. */
    public Outcome undo(long tenant, BankSource matched, Corrections.By by) {
        Optional<LocalDate> valueOn = db.sql("""
                        select value_on from statement_entry
                         where tenant = :tenant and id = :id and state = 'MATCHED' and amount_cents > 0
                           and assignment = :assignment
                           for update
                        """)
                .param("tenant", tenant)
                .param("id", matched.statementEntry())
                .param("assignment", matched.assignment())
                .query(LocalDate.class)
                .optional();
        if (valueOn.isEmpty()) {
            return Outcome.MOVED;
        }
        List<Part> parts = parts(tenant, matched);
        if (parts.stream().anyMatch(Part::spent)) {
            return Outcome.SPENT;
        }
        free(tenant, matched, by);
        takeBack(tenant, matched, parts, valueOn.get(), by);
        journal.items(
                tenant,
                parts.stream().map(Part::itemId).toList(),
                Deed.PAYMENT_UNDONE,
                by.reason(),
                by.day(),
                by.person());
        return Outcome.DONE;
    }

    private List<Part> parts(long tenant, BankSource matched) {
        return db.sql("""
                        select m.item_id, m.amount_cents, m.shared_out_cents,
                               i.open_cents - m.amount_cents - m.shared_out_cents
                                 - coalesce((select sum(e.amount_cents) from item_entry e
                                              where e.tenant = :tenant and e.item_id = i.id and e.source = 'agency'
                                                and e.kind = 'SHARED_OUT'), 0) > i.amount_cents
                               or i.state = 'REPLACED'
                               or exists (select 1 from item_entry b
                                            join item_entry p on p.tenant = :tenant and p.item_id = i.id and p.id < b.id
                                                             and p.source = 'bank' and p.source_id = :source and p.kind = 'PAYMENT'
                                           where b.tenant = :tenant and b.item_id = i.id and b.source = 'bank'
                                             and b.kind = 'PAYMENT_REVERSED') as spent
                          from statement_match m join open_item i on i.tenant = :tenant and i.id = m.item_id
                         where m.tenant = :tenant and m.entry_id = :id and m.assignment = :assignment
                         order by i.id for update of i
                        """)
                .param("tenant", tenant)
                .param("id", matched.statementEntry())
                .param("assignment", matched.assignment())
                .param("source", matched.sourceId())
                .query(Part.class)
                .list();
    }

    private void free(long tenant, BankSource matched, Corrections.By by) {
        Rows.exactlyOne(db.sql("""
                        with freed as (
                          update statement_entry
                             set state = 'UNMATCHED', matched_by = null, assignment = assignment + 1, freed_on = :day
                           where tenant = :tenant and id = :id
                          returning id)
                        insert into statement_unmatch (tenant, entry_id, assignment, reason, undone_on, undone_by)
                        select :tenant, id, :assignment, :reason, :day, :by from freed
                        """)
                .param("tenant", tenant)
                .param("id", matched.statementEntry())
                .param("assignment", matched.assignment())
                .param("reason", by.reason())
                .param("day", by.day())
                .param("by", by.person())
                .update());
    }

    /** With the payment's value date: the debtor never had paid, so interest runs as if it had not come. */
    private void takeBack(long tenant, BankSource matched, List<Part> parts, LocalDate valueOn, Corrections.By by) {
        List<Entry> lines = new ArrayList<>();
        for (Part part : parts) {
            if (part.amountCents() != 0) {
                lines.add(line(part, Entry.Kind.PAYMENT_REVERSED, -part.amountCents(), matched, valueOn, by));
            }
            if (part.sharedOutCents() != 0) {
                lines.add(line(part, Entry.Kind.SHARED_OUT, -part.sharedOutCents(), matched, valueOn, by));
            }
        }
        List<Entry> _ = receivables.book(tenant, lines);
        parts.stream()
                .filter(part -> part.sharedOutCents() > 0)
                .forEach(part -> costs.payBack(
                        tenant,
                        part.itemId(),
                        part.sharedOutCents(),
                        new SideCosts.Cause(by.day(), BankSource.TAKEN_BACK, matched.sourceId(), by.person())));
    }

    private static Entry line(
            Part part, Entry.Kind kind, long cents, BankSource matched, LocalDate valueOn, Corrections.By by) {
        return new Entry(
                part.itemId(),
                kind,
                cents,
                by.day(),
                valueOn,
                BankSource.TAKEN_BACK,
                matched.sourceId(),
                by.reason() + " (" + by.person() + ")");
    }

    /** What was matched, the newest first. */
    public List<MatchedEntry> matched(long tenant, int most) {
        return db.sql("""
                        select e.id, e.assignment, e.booked_on, e.currency, e.amount_cents, e.remittance, e.counterparty_name,
                               (select string_agg(i.number, ', ' order by i.due_on, i.id)
                                  from statement_match m join open_item i on i.tenant = :tenant and i.id = m.item_id
                                 where m.tenant = :tenant and m.entry_id = e.id and m.assignment = e.assignment) as items,
                               coalesce(e.matched_by, '') as matched_by
                          from statement_entry e
                         where e.tenant = :tenant and e.state = 'MATCHED' and e.amount_cents > 0
                         order by e.id desc limit :most
                        """)
                .param("tenant", tenant)
                .param("most", most)
                .query(MatchedEntry.class)
                .list();
    }

    /** What was taken off its items and still waits, in the order in which it happened. */
    public List<Undone> undone(long tenant) {
        return db.sql("""
                        select u.entry_id, u.reason, u.undone_on, u.undone_by,
                               (select string_agg(i.number, ', ' order by i.due_on, i.id)
                                  from statement_match m join open_item i on i.tenant = :tenant and i.id = m.item_id
                                 where m.tenant = :tenant and m.entry_id = u.entry_id and m.assignment = u.assignment) as items
                          from statement_unmatch u
                          join statement_entry e on e.tenant = :tenant and e.id = u.entry_id and e.state = 'UNMATCHED'
                         where u.tenant = :tenant order by u.entry_id, u.assignment
                        """).param("tenant", tenant).query(Undone.class).list();
    }
}
