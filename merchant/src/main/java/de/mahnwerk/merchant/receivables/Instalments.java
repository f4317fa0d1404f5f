package de.mahnwerk.merchant.receivables;

import de.mahnwerk.law.payment.CreditorReference;
import de.mahnwerk.merchant.receivables.AccountJournal.Deed;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Invoices that are paid in instalments. Each instalment is an open item of its own, {@code RE-1/1}, {@code RE-1/2}, …: it
 * falls due, is dunned, paid and handed over like any other. The invoice stays as what they replace; whoever pays under
 * its number pays the instalments, the oldest first.
 */
@Component
public class Instalments {

    private static final String SOURCE = "instalments";

    /** The protocol takes 60 characters, three of which name the instalment. */
    private static final int LONGEST_NUMBER = 57;

    /** An invoice that is paid in instalments. */
    public record Invoice(long id, String number) {}

    private record Asked(
            String number,
            String kind,
            String state,
            long openCents,
            boolean disputed,
            boolean handedOver,
            boolean decided) {}

    private record Numbered(long id, String reference, LocalDate dueOn, long cents) {}

    private record OpenPart(long id, String state, long openCents, boolean disputed) {}

    private final JdbcClient db;
    private final Receivables receivables;
    private final AccountJournal journal;

    Instalments(JdbcClient db, Receivables receivables, AccountJournal journal) {
        this.db = db;
        this.receivables = receivables;
        this.journal = journal;
    }

    /** The items that go by the invoice's number, as {@link OpenItem}s in the order of their due dates. */
    public List<OpenItem> of(long tenant, OpenItem invoice, LocalDate today) {
        return db.sql(OpenItem.SELECT + """
                         where i.tenant = :tenant and i.plain_invoice_number = upper(regexp_replace(:number, '[^0-9A-Za-z]', '', 'g'))
                           and i.invoice_number = :number
                         order by i.due_on, i.id
                        """)
                .param("tenant", tenant)
                .param("number", invoice.number())
                .param("today", today)
                .query(OpenItem.class)
                .list();
    }

    /** The invoice of which this item is an instalment. */
    public Optional<Invoice> invoice(long tenant, long instalment) {
        return db.sql("""
                        select i.id, i.number from open_item p
                          join open_item i on i.tenant = :tenant and i.number = p.invoice_number
                         where p.tenant = :tenant and p.id = :id
                        """)
                .param("tenant", tenant)
                .param("id", instalment)
                .query(Invoice.class)
                .optional();
    }

    /** Lets an open invoice be paid in these instalments, which together ask what it asks; false when they do not fit it. */
    public boolean agree(long tenant, long invoice, List<Instalment> instalments, Corrections.By by) {
        Asked asked = asked(tenant, invoice);
        boolean fit = asked.number().length() <= LONGEST_NUMBER
                && asked.state().equals("OPEN")
                && asked.kind().equals("INVOICE")
                && !asked.disputed()
                && !asked.handedOver()
                && instalments.stream().allMatch(instalment -> instalment.cents() > 0)
                && instalments.stream().mapToLong(Instalment::cents).sum() == asked.openCents();
        if (!fit || instalments.size() < 2) {
            return false;
        }
        add(tenant, invoice, instalments, by.day()).forEach(part -> blockAs(tenant, List.of(invoice), part, by.day()));
        replace(tenant, invoice, -asked.openCents(), by);
        journal.items(
                tenant,
                List.of(invoice),
                Deed.INSTALMENTS_AGREED,
                by.reason().isEmpty() ? String.valueOf(instalments.size()) : instalments.size() + ": " + by.reason(),
                by.day(),
                by.person());
        return true;
    }

    private Asked asked(long tenant, long item) {
        return db.sql("""
                        select number, kind, state, open_cents, disputed_on is not null as disputed,
                               exists (select 1 from handover_item h join handover w on w.tenant = :tenant and w.id = h.handover_id
                                        where h.tenant = :tenant and h.item_id = open_item.id and h.live
                                          and w.state <> 'REJECTED') as handed_over,
                               exists (select 1 from leftover l where l.tenant = :tenant and l.item_id = open_item.id) as decided
                          from open_item
                         where tenant = :tenant and id = :id and invoice_number is null for update
                        """)
                .param("tenant", tenant)
                .param("id", item)
                .query(Asked.class)
                .optional()
                .orElse(new Asked("", "", "", 0, false, false, false));
    }

    private List<Long> add(long tenant, long invoice, List<Instalment> instalments, LocalDate day) {
        List<Long> ids = db.sql("select nextval('open_item_seq') from generate_series(1, :count)")
                .param("count", instalments.size())
                .query(Long.class)
                .list();
        List<Numbered> numbered = IntStream.range(0, ids.size())
                .mapToObj(i -> new Numbered(
                        ids.get(i),
                        CreditorReference.of(ids.get(i)).value(),
                        instalments.get(i).dueOn(),
                        instalments.get(i).cents()))
                .toList();
        int added = db.sql("""
                        with part as (
                          insert into open_item (tenant, id, customer_id, kind, number, invoice_number, subject, order_number,
                                 contract_on, delivered_on, issued_on, due_on, currency, amount_cents, open_cents,
                                 creditor_reference, consumer_notice, shop, payment_method, state, import_id, import_at)
                          select :tenant, r.id, i.customer_id, i.kind,
                                 i.number || '/' || (row_number() over (order by r.id)
                                   + (select coalesce(max(substring(n.number from '/([0-9]{1,4})$')::int), 0) from open_item n
                                       where n.tenant = :tenant and n.search_number >= upper(i.number) || '/'
                                         and n.search_number < upper(i.number) || '0')),
                                 i.number, i.subject, i.order_number, i.contract_on, i.delivered_on, i.issued_on, r.due_on,
                                 i.currency, r.cents, r.cents, r.reference, i.consumer_notice, i.shop, i.payment_method, 'OPEN',
                                 i.import_id, i.import_at
                            from jsonb_to_recordset(:rows::jsonb) as r(id bigint, reference text, due_on date, cents bigint)
                            join open_item i on i.tenant = :tenant and i.id = :invoice
                          returning id, amount_cents, issued_on),
                        asked as (
                          insert into item_entry (tenant, item_id, kind, amount_cents, booked_on, value_on, source, source_id)
                          select :tenant, id, 'INVOICE', amount_cents, :day, issued_on, 'instalments', id::text from part
                          returning 1)
                        select count(*) from asked
                        """)
                .param("tenant", tenant)
                .param("invoice", invoice)
                .param("day", day)
                .param("rows", Rows.json(numbered))
                .query(Integer.class)
                .single();
        if (added != instalments.size()) {
            throw new IllegalStateException(added + " instalments were added instead of " + instalments.size());
        }
        return ids;
    }

    /** What keeps dunning from the ones keeps it from the other. */
    private void blockAs(long tenant, List<Long> from, long to, LocalDate day) {
        int _ = db.sql("""
                        insert into dunning_block (tenant, customer_id, item_id, reason, from_on, until_on, created_by)
                        select distinct tenant, customer_id, :to, reason, from_on, until_on, created_by from dunning_block
                         where tenant = :tenant and (until_on is null or until_on >= :day)
                           and item_id = any(array(select x::bigint from jsonb_array_elements_text(:from::jsonb) as x))
                        """)
                .param("tenant", tenant)
                .param("from", Rows.json(from))
                .param("to", to)
                .param("day", day)
                .update();
    }

    private void replace(long tenant, long item, long cents, Corrections.By by) {
        String note = by.reason().isEmpty() ? by.person() : by.reason() + " (" + by.person() + ")";
        var _ = receivables.book(
                tenant,
                List.of(new Entry(
                        item,
                        Entry.Kind.REPLACED,
                        cents,
                        by.day(),
                        by.day(),
                        SOURCE,
                        Ids.next().toString(),
                        note)));
    }

    /**
     * Lets the invoice ask again what instalments of it ask; what of them is paid stays paid. False when none is open, one
     * that is is disputed or with the agency, or it was decided already about the interest until the agreement.
     */
    public boolean revoke(long tenant, long invoice, Corrections.By by) {
        Asked asked = asked(tenant, invoice);
        if (asked.decided()) {
            return false;
        }
        List<OpenPart> open = db.sql("""
                        select id, state, open_cents, disputed_on is not null as disputed from open_item
                         where tenant = :tenant and invoice_number = :number and open_cents > 0
                           and plain_invoice_number = upper(regexp_replace(:number, '[^0-9A-Za-z]', '', 'g'))
                         order by id for update
                        """)
                .param("tenant", tenant)
                .param("number", asked.number())
                .query(OpenPart.class)
                .list();
        if (open.isEmpty() || !open.stream().allMatch(part -> part.state().equals("OPEN") && !part.disputed())) {
            return false;
        }
        blockAs(tenant, open.stream().map(OpenPart::id).toList(), invoice, by.day());
        open.forEach(part -> replace(tenant, part.id(), -part.openCents(), by));
        replace(tenant, invoice, open.stream().mapToLong(OpenPart::openCents).sum(), by);
        journal.items(tenant, List.of(invoice), Deed.INSTALMENTS_REVOKED, by.reason(), by.day(), by.person());
        return true;
    }
}
