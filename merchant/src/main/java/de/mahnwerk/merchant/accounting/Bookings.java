package de.mahnwerk.merchant.accounting;

import de.mahnwerk.merchant.accounting.BookingExports.Format;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The bookings of a period, derived from what the side has written down; nothing is stored twice. Invoices and credit
 * notes are not among them: the program that issued them has booked them. Costs and interest are booked when they are
 * paid or claimed as an item of their own (docs/decisions/0025), so a debtor's account agrees with his open items.
 */
@Component
public class Bookings {

    /** What a period comes to, by kind and currency. */
    public record Sum(Booking.Kind kind, String currency, long bookings, long cents) {}

    private static final String LINES = """
            with paid as (
              select p.*, v.business_day as day, h.customer_id, h.merchant_reference,
                     case when coalesce(o.kind, p.kind) <> 'REPORTED' then 'AGENCY'
                          when exists (select 1 from item_entry e
                                        where e.tenant = :tenant and e.item_id in (select i.item_id from handover_item i
                                                where i.tenant = :tenant and i.handover_id = p.handover_id)
                                          and e.source = 'agency' and e.source_id = p.event_id::text and e.kind = 'SHARED_OUT')
                          then 'DEBTOR' else 'BANK' end as came_by
                from case_payment p
                join case_event v on v.tenant = :tenant and v.id = p.event_id
                join handover h on h.tenant = :tenant and h.id = p.handover_id
                left join case_payment o on o.tenant = :tenant and o.handover_id = p.handover_id
                                        and o.payment_id = p.payment_id and o.kind <> 'REVERSED'
               where p.tenant = :tenant and v.business_day between :from and :to),
            line as (
              select e.booked_on as day,
                     case e.kind when 'PAYMENT_REVERSED' then 'PAYMENT' when 'AGENCY_RECEIPT' then 'COLLECTED'
                                 when 'AGENCY_RECEIPT_REVERSED' then 'COLLECTED' when 'SHARED_OUT' then 'FEE' else e.kind end as kind,
                     case when e.kind in ('PAYMENT', 'PAYMENT_REVERSED', 'REFUND') then 'BANK'
                          when e.kind = 'WRITE_OFF' then 'LOSSES' when e.kind = 'SHARED_OUT' then 'FEES'
                          else coalesce(p.came_by, 'AGENCY') end as debit,
                     'DEBTOR' as credit, -e.amount_cents as cents, i.currency, i.customer_id, coalesce(i.invoice_number, i.number) as document
                from item_entry e
                join open_item i on i.tenant = :tenant and i.id = e.item_id
                left join paid p on e.source = 'agency' and p.event_id::text = e.source_id
               where e.tenant = :tenant and e.booked_on between :from and :to and e.source <> 'import'
                 and (e.kind in ('PAYMENT', 'PAYMENT_REVERSED', 'REFUND', 'WRITE_OFF', 'AGENCY_RECEIPT', 'AGENCY_RECEIPT_REVERSED')
                      or e.kind = 'SHARED_OUT' and e.source = 'counter-run')
              union all
              select l.decided_on, part.kind, 'DEBTOR', part.account, part.cents, i.currency, i.customer_id, coalesce(i.invoice_number, i.number)
                from leftover l
                join open_item i on i.tenant = :tenant and i.id = l.claim_id
               cross join lateral (values ('FEE', 'FEES', l.costs_cents), ('INTEREST', 'INTEREST', l.interest_cents))
                     as part(kind, account, cents)
               where l.tenant = :tenant and l.decided_on between :from and :to
              union all
              select s.booked_on, case c.kind when 'INTEREST' then 'INTEREST' else 'FEE' end, 'DEBTOR',
                     case c.kind when 'INTEREST' then 'INTEREST' else 'FEES' end, -s.amount_cents, i.currency, i.customer_id, coalesce(i.invoice_number, i.number)
                from side_cost_entry s
                join side_cost c on c.tenant = :tenant and c.id = s.cost_id
                join open_item i on i.tenant = :tenant and i.id = c.item_id
               where s.tenant = :tenant and s.booked_on between :from and :to and s.kind in ('PAID', 'PAYMENT_REVERSED')
              union all
              select p.day, part.kind, p.came_by, part.account, part.cents, 'EUR', p.customer_id, p.merchant_reference
                from paid p
               cross join lateral (values ('INTEREST', 'INTEREST', p.interest_cents), ('FEE', 'FEES', p.merchant_costs_cents),
                     ('COLLECTION_COSTS', 'FEES', p.collection_costs_cents)) as part(kind, account, cents)
              union all
              select part.day, part.kind, part.debit, 'AGENCY', part.cents, 'EUR', null, s.number
                from agency_settlement s join tenant t on t.tenant = :tenant
               cross join lateral (values (s.issued_on, 'AGENCY_FEE', 'COLLECTION_COSTS', s.retained_cents + s.fees_cents),
                     (s.issued_on, 'INPUT_VAT', case t.creditor_vat when 'CREDITOR_DEDUCTS' then 'INPUT_VAT' else 'COLLECTION_COSTS' end,
                      s.vat_cents), (s.paid_on, 'PAYOUT', 'BANK', greatest(s.payout_cents, 0)))
                     as part(day, kind, debit, cents)
               where s.tenant = :tenant and part.day between :from and :to),
            booking as (
              select day, kind, abs(cents) as cents, currency, customer_id, document,
                     case when cents > 0 then debit else credit end as debit,
                     case when cents > 0 then credit else debit end as credit
                from line where cents <> 0)
            """;

    private static final String NUMBERED = LINES + """
            , numbered as (
              select b.day, b.kind, b.debit, b.credit, b.cents, b.currency, coalesce(c.number, '') as customer_number,
                     coalesce(nullif(c.company, ''), trim(c.first_name || ' ' || c.last_name), '') as customer_name, b.document,
                     row_number() over (partition by b.day, b.document, b.kind, b.debit, b.credit, b.cents, b.currency,
                                                     b.customer_id) as nth
                from booking b left join customer c on c.tenant = :tenant and c.id = b.customer_id)
            """;

    private static final String FRESH = """
             where not exists (select 1 from booking_exported x
                                where x.tenant = :tenant and x.format = :format and x.day = n.day and x.document = n.document and x.kind = n.kind
                                  and x.debit = n.debit and x.credit = n.credit and x.cents = n.cents
                                  and x.currency = n.currency and x.customer_number = n.customer_number and x.nth = n.nth)
            """;

    private final JdbcClient db;

    Bookings(JdbcClient db) {
        this.db = db;
    }

    /** At most {@code most} bookings of the period, both days included, by day. */
    public List<Booking> of(long tenant, Period period, int most) {
        return list(tenant, period, "", Format.CSV, most);
    }

    /** The same of bookings that no file of the format holds yet. */
    List<Booking> fresh(long tenant, Period period, Format format, int most) {
        return list(tenant, period, FRESH, format, most);
    }

    /** How many bookings of the period, which the format can hold, no file of it holds yet. */
    public long countFresh(long tenant, Period period, Format format) {
        return db.sql(NUMBERED + " select count(*) from numbered n " + FRESH
                        + " and (:format <> 'DATEV' or n.currency = 'EUR')")
                .param("format", format.name())
                .param("tenant", tenant)
                .param("from", period.from())
                .param("to", period.to())
                .query(Long.class)
                .single();
    }

    private List<Booking> list(long tenant, Period period, String which, Format format, int most) {
        return db.sql(NUMBERED + """
                         select day, kind, debit, credit, cents, currency, customer_number, customer_name, document, nth
                           from numbered n
                        """ + which + " order by day, document, kind, cents limit :most")
                .param("format", format.name())
                .param("tenant", tenant)
                .param("from", period.from())
                .param("to", period.to())
                .param("most", most)
                .query(Booking.class)
                .list();
    }

    public List<Sum> sums(long tenant, Period period) {
        return db.sql(LINES + """
                        select kind, currency, count(*) as bookings, sum(cents)::bigint as cents
                          from booking group by kind, currency order by currency <> 'EUR', currency, kind
                        """)
                .param("tenant", tenant)
                .param("from", period.from())
                .param("to", period.to())
                .query(Sum.class)
                .list();
    }

    /** Days from and to, both included. */
    public record Period(LocalDate from, LocalDate to) {

        public Period {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("a period that ends on " + to + " cannot begin on " + from);
            }
        }

        /** The calendar month before that of {@code day}. */
        public static Period monthBefore(LocalDate day) {
            LocalDate first = day.withDayOfMonth(1);
            return new Period(first.minusMonths(1), first.minusDays(1));
        }
    }
}
