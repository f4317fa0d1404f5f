package de.mahnwerk.agency.settlement;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of a client was not settled before. */
@Component
class Unsettled {

    /** The rest of the latest settlement that did not reach a payout. */
    record Rest(String number, long cents) {}

    private static final String PAYMENT = """
            select p.id, p.case_id, c.reference as case_reference, c.creditor_vat, c.principal_cents as claim_cents,
                   greatest(0, c.accepted_on - (select min(i.due_on) from case_item i where i.client = :client and i.case_id = c.id))
                     as claim_days, c.terms_version,
                   (select coalesce(sum(case s.part when 'PAYMENT' then 1 else -1 end * (o.principal_cents + o.interest_cents)), 0)
                      from payment o join settled_payment s on s.client = :client and s.payment_id = o.id
                     where o.client = :client and o.case_id = p.case_id)::bigint as settled_cents,
                   (select coalesce(sum(l.net_cents), 0) from settlement_line l
                     where l.client = :client and l.case_id = p.case_id and l.kind = 'SUCCESS_FEE')::bigint as charged_cents,
                   p.source = 'DIRECT' as direct, %1$s as back,
                   p.principal_cents, p.interest_cents, p.merchant_costs_cents, p.collection_costs_cents,
                   p.collection_vat_cents, p.value_on, p.booked_on
              from payment p join collection_case c on c.client = :client and c.id = p.case_id
             where p.client = :client and p.%2$s <= :day
               and not exists (select 1 from settled_payment s
                                where s.client = :client and s.payment_id = p.id and s.part = '%3$s')
            """;

    private static final String PAYMENTS = PAYMENT.formatted("false", "booked_on", "PAYMENT")
            + " union all "
            + PAYMENT.formatted("true", "reversed_on", "REVERSAL")
            + " order by back, value_on, case_reference, id";

    private final JdbcClient db;

    Unsettled(JdbcClient db) {
        this.db = db;
    }

    /**
     * What has come in on the trust account since the day of the latest settlement, less what came back. Asked every day, so what was
     * settled long ago is not looked at.
     */
    Money received(long client, LocalDate day) {
        return Money.cents(db.sql("""
                        with last as (
                          select coalesce(max(issued_on), '-infinity') as day from (
                            select issued_on from settlement where client = :client order by seq desc limit 1) s),
                        moved as (
                          select p.id, 'PAYMENT' as part, p.amount_cents - p.overpaid_cents as cents from payment p
                           where p.client = :client and p.source = 'TRUST'
                             and p.booked_on >= (select day from last) and p.booked_on <= :day
                           union all
                          select p.id, 'REVERSAL', p.overpaid_cents - p.amount_cents from payment p
                           where p.client = :client and p.source = 'TRUST'
                             and p.reversed_on >= (select day from last) and p.reversed_on <= :day)
                        select coalesce(sum(m.cents), 0)::bigint from moved m
                         where not exists (select 1 from settled_payment s
                                            where s.client = :client and s.payment_id = m.id and s.part = m.part)
                        """)
                .param("client", client)
                .param("day", day)
                .query(Long.class)
                .single());
    }

    /** Payments, and payments that came back. */
    List<SettledPayment> payments(long client, LocalDate day) {
        return db.sql(PAYMENTS)
                .param("client", client)
                .param("day", day)
                .query(SettledPayment.class)
                .list();
    }

    /** Closed cases of which neither a failure fee nor a withdrawal fee was settled. */
    List<EndedCase> ended(long client, LocalDate day) {
        return db.sql("""
                        select c.id as case_id, c.reference as case_reference, c.outcome, c.channel, c.terms_version,
                               c.closed_on, c.withdrawal_fee_cents
                          from collection_case c
                         where c.client = :client and c.status = 'CLOSED' and c.closed_on <= :day
                           and (c.withdrawal_fee_cents > 0
                                or c.outcome in ('UNCOLLECTIBLE', 'INSOLVENT', 'DECEASED_NO_ESTATE', 'TIME_BARRED'))
                           and not exists (select 1 from settled_fee f where f.client = :client and f.case_id = c.id)
                         order by c.closed_on, c.number
                        """)
                .param("client", client)
                .param("day", day)
                .query(EndedCase.class)
                .list();
    }

    /** Instructions that were done and cost something. */
    List<DoneInstruction> instructions(long client, LocalDate day) {
        return db.sql("""
                        select i.id, i.case_id, i.kind, i.last_stage, i.price_cents, i.vat_cents, i.done_at
                          from case_instruction i
                         where i.client = :client and i.state = 'DONE' and i.price_cents > 0 and i.done_at < :end
                           and not exists (select 1 from settled_instruction s
                                            where s.client = :client and s.instruction_id = i.id)
                         order by i.done_at, i.id
                        """)
                .param("client", client)
                .param("end", day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toOffsetDateTime())
                .query(DoneInstruction.class)
                .list();
    }

    /** Negative, or nothing: what the client still owed at the end of the latest settlement. */
    Rest carried(long client) {
        return db.sql("""
                        select number, least(payout_cents, 0) as cents from settlement
                         where client = :client order by seq desc limit 1
                        """).param("client", client).query(Rest.class).optional().orElse(new Rest("", 0));
    }
}
