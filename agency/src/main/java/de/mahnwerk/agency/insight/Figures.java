package de.mahnwerk.agency.insight;

import de.mahnwerk.agency.payments.TrustLedger;
import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The agency's figures over all clients, in a transaction over all of them. Money as decimals in euros. */
@Component
class Figures {

    /**
     * All that is counted.
     *
     * @param cases by status
     * @param received what debtors paid to the agency on their debts, less what came back
     * @param reported what clients received directly and reported, less what came back
     * @param payouts what the bank has paid out to clients
     * @param eventsSent events that clients of the interface can read
     * @param letters printed, {@code emails} sent
     * @param steps that the strategy took, {@code stepsTwice} those of one name that a case met again
     */
    public record Report(
            Map<String, Long> cases,
            Map<String, Long> outcomes,
            String received,
            String reported,
            Fees fees,
            String payouts,
            long settlements,
            long eventsSent,
            long letters,
            long emails,
            long steps,
            long stepsTwice,
            Trust trust,
            Recovery recovery) {}

    /** Net, as settled. */
    public record Fees(
            String success,
            String retained,
            String withdrawal,
            String instructions,
            String failureCharged,
            String failureWaived) {}

    /** The proof of the trust account. */
    public record Trust(String bank, String liabilities, String unallocated, boolean holds) {}

    /** How much of what was handed over came back; {@code principal} and {@code principalPaid} of all cases. */
    public record Recovery(
            long cases, long paidCases, String principal, String principalPaid, String byCount, String byAmount) {}

    private record Count(String name, long count) {}

    private record Sums(
            long cases,
            long paidCases,
            long principal,
            long principalPaid,
            long received,
            long reported,
            long payouts,
            long settlements,
            long events,
            long letters,
            long emails,
            long steps,
            long stepsTwice) {}

    private final JdbcClient db;
    private final TrustLedger ledger;

    Figures(JdbcClient db, TrustLedger ledger) {
        this.db = db;
        this.ledger = ledger;
    }

    public Report report() {
        Sums sums = sums();
        return new Report(
                counted(
                        "select status as name, count(*) as count from collection_case group by status order by status"),
                counted("""
                        select outcome as name, count(*) as count from collection_case
                         where outcome is not null group by outcome order by outcome
                        """),
                euros(sums.received()),
                euros(sums.reported()),
                fees(),
                euros(sums.payouts()),
                sums.settlements(),
                sums.events(),
                sums.letters(),
                sums.emails(),
                sums.steps(),
                sums.stepsTwice(),
                trust(),
                new Recovery(
                        sums.cases(),
                        sums.paidCases(),
                        euros(sums.principal()),
                        euros(sums.principalPaid()),
                        rate(sums.paidCases(), sums.cases()),
                        rate(sums.principalPaid(), sums.principal())));
    }

    /** The proof of the trust account now. */
    public Trust trust() {
        TrustLedger.Proof proof = ledger.proof();
        return new Trust(
                proof.bank().toPlainString(),
                proof.liabilities().toPlainString(),
                proof.unallocated().toPlainString(),
                proof.holds());
    }

    private Sums sums() {
        return db.sql("""
                        select (select count(*) from collection_case where status <> 'REJECTED') as cases,
                               (select count(*) from collection_case where outcome = 'PAID') as paid_cases,
                               (select coalesce(sum(principal_cents), 0)::bigint from collection_case where status <> 'REJECTED')
                                 as principal,
                               coalesce(sum(p.principal_cents), 0)::bigint as principal_paid,
                               coalesce(sum(p.amount_cents - p.overpaid_cents) filter (where p.source = 'TRUST'), 0)::bigint
                                 as received,
                               coalesce(sum(p.amount_cents - p.overpaid_cents) filter (where p.source = 'DIRECT'), 0)::bigint
                                 as reported,
                               (select coalesce(sum(amount_cents), 0)::bigint from payout
                                 where kind = 'CLIENT' and executed_on is not null) as payouts,
                               (select count(*) from settlement) as settlements,
                               (select count(*) from case_event where seq is not null
                                   and client in (select client from intake where channel = 'ERP_INTERFACE')) as events,
                               (select count(*) from letter where channel = 'LETTER') as letters,
                               (select count(*) from letter where channel = 'EMAIL' and state = 'SENT') as emails,
                               (select count(*) from case_step where taken) as steps,
                               (select coalesce(sum(times - 1), 0)::bigint
                                  from (select count(*) as times from case_step where taken group by client, case_id, name) s)
                                 as steps_twice
                          from payment p where p.reversed_on is null
                        """).query(Sums.class).single();
    }

    private Fees fees() {
        Map<String, Long> sums = counted("""
                        select kind as name, sum(case when kind = 'FAILURE_FEE_WAIVED' then waived_cents else net_cents end)::bigint
                                             as count
                          from settlement_line group by kind
                        """);
        return new Fees(
                euros(sums.getOrDefault("SUCCESS_FEE", 0L)),
                euros(sums.getOrDefault("RETAINED_COSTS", 0L) + sums.getOrDefault("DIRECT_PAYMENT_SET_OFF", 0L)),
                euros(sums.getOrDefault("WITHDRAWAL_FEE", 0L)),
                euros(sums.getOrDefault("INSTRUCTION", 0L)),
                euros(sums.getOrDefault("FAILURE_FEE", 0L)),
                euros(sums.getOrDefault("FAILURE_FEE_WAIVED", 0L)));
    }

    private Map<String, Long> counted(String sql) {
        Map<String, Long> counts = new LinkedHashMap<>();
        db.sql(sql).query(Count.class).list().forEach(one -> counts.put(one.name(), one.count()));
        return counts;
    }

    private static String euros(long cents) {
        return Money.cents(cents).toPlainString();
    }

    /** In per cent with one decimal. */
    private static String rate(long part, long whole) {
        return whole == 0
                ? "0.0"
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
