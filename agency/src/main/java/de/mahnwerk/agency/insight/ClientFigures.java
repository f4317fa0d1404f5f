package de.mahnwerk.agency.insight;

import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a client handed over and what came of it; two statements over all its cases, in a transaction over all clients. */
@Component
public class ClientFigures {

    /**
     * The cases that were accepted in one month by one channel.
     *
     * @param month its first day
     * @param handedOver principal, less what was never owed
     * @param recovered what debtors paid on all they owed, less what came back
     * @param cost net, what the client was charged
     * @param days from the acceptance to the first payment, added up over the {@code paying} cases
     */
    public record Row(
            LocalDate month,
            Channel channel,
            long cases,
            long closed,
            long paying,
            Money handedOver,
            Money recovered,
            Money cost,
            long days) {

        private Row plus(Row other) {
            return new Row(
                    month.isBefore(other.month) ? month : other.month,
                    channel,
                    cases + other.cases,
                    closed + other.closed,
                    paying + other.paying,
                    handedOver.plus(other.handedOver),
                    recovered.plus(other.recovered),
                    cost.plus(other.cost),
                    days + other.days);
        }

        /** Recovered of what was handed over; interest and costs can make it more than one. */
        public BigDecimal share() {
            return handedOver.isZero()
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(recovered.minorUnits())
                            .divide(BigDecimal.valueOf(handedOver.minorUnits()), 4, RoundingMode.HALF_UP);
        }

        /** Days to the first payment on average; 0 when nobody paid. */
        public long averageDays() {
            return paying == 0 ? 0 : Math.round((double) days / paying);
        }
    }

    /** Open cases that were accepted at most {@code days} ago, and longer than the row before; the last has no end. */
    public record Age(int days, long cases, Money principal) {}

    private static final RowMapper<Row> ROW = (row, n) -> new Row(
            row.getObject("month", LocalDate.class),
            Channel.valueOf(row.getString("channel")),
            row.getLong("cases"),
            row.getLong("closed"),
            row.getLong("paying"),
            Money.cents(row.getLong("handed_over")),
            Money.cents(row.getLong("recovered")),
            Money.cents(row.getLong("cost")),
            row.getLong("days"));

    private final JdbcClient db;

    ClientFigures(JdbcClient db) {
        this.db = db;
    }

    /** Cases accepted from {@code from} to {@code to}, by month and channel. */
    public List<Row> rows(long client, LocalDate from, LocalDate to) {
        return db.sql("""
                        with paid as (
                          select case_id, min(value_on) as first_on, sum(amount_cents - overpaid_cents) as cents from payment
                           where client = :client and reversed_on is null group by case_id),
                        charged as (
                          select case_id, sum(net_cents) as cents from settlement_line
                           where client = :client and case_id is not null
                             and kind in ('SUCCESS_FEE', 'FAILURE_FEE', 'WITHDRAWAL_FEE', 'INSTRUCTION') group by case_id)
                        select date_trunc('month', c.accepted_on)::date as month, c.channel, count(*) as cases,
                               count(*) filter (where c.status = 'CLOSED') as closed, count(p.case_id) as paying,
                               sum(c.principal_cents - c.corrected_cents)::bigint as handed_over,
                               coalesce(sum(p.cents), 0)::bigint as recovered, coalesce(sum(f.cents), 0)::bigint as cost,
                               coalesce(sum(greatest(p.first_on - c.accepted_on, 0)), 0)::bigint as days
                          from collection_case c left join paid p on p.case_id = c.id left join charged f on f.case_id = c.id
                         where c.client = :client and c.accepted_on between :from and :to
                         group by 1, 2 order by 1, 2
                        """)
                .param("client", client)
                .param("from", from)
                .param("to", to)
                .query(ROW)
                .list();
    }

    /** The same added up for each channel. */
    public static List<Row> byChannel(List<Row> rows) {
        Map<Channel, Row> sums =
                rows.stream().collect(Collectors.toMap(Row::channel, row -> row, Row::plus, TreeMap::new));
        return List.copyOf(sums.values());
    }

    /** What is open on {@code day} by how long ago it was accepted. */
    public List<Age> open(long client, LocalDate day) {
        return db.sql("""
                        with principal as (
                          select p.case_id, sum(case when p.debit = 'PRINCIPAL' then p.amount_cents else -p.amount_cents end) as cents
                            from posting p join collection_case c on c.client = :client and c.id = p.case_id
                           where p.client = :client and 'PRINCIPAL' in (p.debit, p.credit) and c.status not in ('CLOSED', 'REJECTED')
                           group by p.case_id)
                        select a.days, count(c.id) as cases, coalesce(sum(o.cents), 0)::bigint as cents
                          from (values (-1, 30), (30, 90), (90, 180), (180, 365), (365, 2147483647)) as a(after, days)
                          left join collection_case c on c.client = :client and c.status not in ('CLOSED', 'REJECTED')
                               and :day::date - c.accepted_on > a.after and :day::date - c.accepted_on <= a.days
                          left join principal o on o.case_id = c.id
                         group by a.days order by a.days
                        """)
                .param("client", client)
                .param("day", day)
                .query((row, n) -> new Age(row.getInt(1), row.getLong(2), Money.cents(row.getLong(3))))
                .list();
    }
}
