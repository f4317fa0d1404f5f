package de.mahnwerk.agency.accounting;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The bookings of a period, derived from the trust ledger and the settlements; nothing is stored twice. The account {@code AGENCY} takes
 * what settlements keep, gives it to the trust ledger's own share, and is even again when the bank has brought it to the agency's own
 * account, which that account's statement books. What payers wrote stays out: the case's reference is enough. Calls work in a transaction over all clients.
 */
@Component
public class Bookings {

    /** What a period comes to by kind. */
    public record Sum(Booking.Kind kind, long bookings, long cents) {}

    private static final String LINES = """
            with line as (
              select p.booked_on as day, 'TRUST' as kind, p.debit, p.credit, p.amount_cents as cents, p.of_client as client,
                     'T-' || p.id as document, case when p.entry is null then p.text else coalesce(k.reference, '') end as text,
                     p.id::text as source_id
                from trust_posting p
                left join payment y on y.client = p.of_client and y.id = p.payment_id
                left join collection_case k on k.client = y.client and k.id = y.case_id
               where p.booked_on between :from and :to
              union all
              select s.issued_on, part.kind, part.debit, part.credit, part.cents, s.client, coalesce(i.number, s.number), '',
                     s.id::text
                from settlement s
                join client c on c.client = s.client and not c.test
                left join fee_invoice i on i.client = s.client and i.settlement_id = s.id
               cross join lateral (values
                     ('FEES', 'RECEIVABLE', 'REVENUE', s.retained_cents + s.fees_cents + s.vat_cents),
                     ('SET_OFF', 'AGENCY', 'RECEIVABLE', s.received_cents - greatest(s.payout_cents, 0)))
                     as part(kind, debit, credit, cents)
               where s.issued_on between :from and :to),
            booking as (
              select l.day, l.kind, abs(l.cents) as cents, case when l.cents > 0 then l.debit else l.credit end as debit,
                     case when l.cents > 0 then l.credit else l.debit end as credit, coalesce(c.number, '') as client_number,
                     coalesce(nullif(trim(c.name || ' ' || c.legal_form), ''), '') as client_name, l.document, l.text, l.source_id
                from line l left join client c on c.client = l.client where l.cents <> 0)
            """;

    private static final String FRESH = """
             where not exists (select 1 from booking_exported x
                                where x.format = :format and x.source = b.kind and x.source_id = b.source_id)
            """;

    private final JdbcClient db;

    Bookings(JdbcClient db) {
        this.db = db;
    }

    /** At most {@code most} bookings of the days, both included, by day. */
    public List<Booking> of(LocalDate from, LocalDate to, int most) {
        return list(from, to, "", BookingExports.Format.CSV, most);
    }

    /** The same of bookings that no file of the format holds yet. */
    List<Booking> fresh(LocalDate from, LocalDate to, BookingExports.Format format, int most) {
        return list(from, to, FRESH, format, most);
    }

    /** How many bookings of the days no file of the format holds yet. */
    public long countFresh(LocalDate from, LocalDate to, BookingExports.Format format) {
        return db.sql(LINES + "select count(*) from booking b " + FRESH)
                .param("from", from)
                .param("to", to)
                .param("format", format.name())
                .query(Long.class)
                .single();
    }

    private List<Booking> list(LocalDate from, LocalDate to, String which, BookingExports.Format format, int most) {
        return db.sql(LINES + """
                        select day, kind, debit, credit, cents, client_number, client_name, document, text, source_id from booking b
                        """ + which + " order by day, kind, document limit :most")
                .param("from", from)
                .param("to", to)
                .param("format", format.name())
                .param("most", most)
                .query(Booking.class)
                .list();
    }

    public List<Sum> sums(LocalDate from, LocalDate to) {
        return db.sql(LINES + """
                        select kind, count(*) as bookings, sum(cents)::bigint as cents from booking group by kind order by kind
                        """)
                .param("from", from)
                .param("to", to)
                .query(Sum.class)
                .list();
    }
}
