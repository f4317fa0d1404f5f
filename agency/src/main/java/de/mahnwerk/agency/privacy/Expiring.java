package de.mahnwerk.agency.privacy;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.law.conduct.Retention;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closed cases whose duty to keep ends, and what still keeps them. */
@Component
public class Expiring {

    /** Why something is kept although its time is over. */
    public enum Hold {
        /** The taxes of its year are not finally assessed (§ 147(3) sentence 5 AO). */
        TAX,
        /** A person keeps it. */
        NOTED,
        /** A title that is not paid and not barred (§ 197(1) no. 3 BGB). */
        TITLE,
        /** Money of the debtor that was not paid back yet. */
        MONEY,
        /** A payment that went back waits for a person. */
        RETURN,
        /** A question, a decision or an instruction is open. */
        QUESTION
    }

    /**
     * A case whose duty to keep ends.
     *
     * @param lastOn when the last of it was made: its end, or what came after that
     * @param reason the person's, where a person keeps it
     */
    public record Case(
            long client,
            UUID id,
            String reference,
            LocalDate lastOn,
            @Nullable Hold hold,
            @Nullable String reason) {

        /** The last day of the duty. */
        public LocalDate keptUntil(Retention.Kind rule) {
            return Retention.of(rule, lastOn).keepUntil();
        }
    }

    /** How many cases stand under the same reason; none means that they go. */
    public record Count(@Nullable Hold hold, long cases) {}

    private static final RowMapper<Case> CASE = (row, n) -> new Case(
            row.getLong("client"),
            row.getObject("id", UUID.class),
            requireNonNull(row.getString("reference")),
            requireNonNull(row.getObject("last_on", LocalDate.class)),
            hold(row.getString("hold")),
            row.getString("reason"));

    /** The period begins with what was made last (§ 147(4) AO), which may be after the end of case {@code c}. */
    static final String LAST_MADE = """
            greatest(c.closed_on,
                     (select max(l.day) from letter l where l.client = c.client and l.case_id = c.id),
                     (select max(e.business_day) from case_event e where e.client = c.client and e.case_id = c.id),
                     (select max(p.booked_on) from posting p where p.client = c.client and p.case_id = c.id))""";

    /** The cases of one client, or of all, that were closed up to a day and of which these data are still there. */
    private static final String CLOSED = """
            with closed as (
              select c.client, c.id, c.number, c.reference, last.on_day as last_on, h.reason,
                     case when extract(year from last.on_day) > :assessed then 'TAX'
                          when h.case_id is not null then 'NOTED'
                          when c.outcome <> 'PAID' and exists (
                               select 1 from case_event e where e.client = c.client and e.case_id = c.id
                                  and e.type = 'court.final' and e.business_day > :titled) then 'TITLE'
                          when exists (select 1 from payment p
                                        where p.client = c.client and p.case_id = c.id and p.reversed_on is null
                                          and p.source = 'TRUST' and p.overpaid_cents > 0
                                          and not exists (select 1 from payout o
                                                where o.of_client = c.client and o.kind = 'REFUND' and o.subject = p.id::text
                                                  and o.executed_on is not null)) then 'MONEY'
                          when exists (select 1 from returned_after_end r
                                        where r.client = c.client and r.case_id = c.id and r.seen_on is null) then 'RETURN'
                          when exists (select 1 from case_message m where m.client = c.client and m.case_id = c.id
                                          and m.kind = 'QUERY' and m.answered_at is null)
                            or exists (select 1 from case_decision d
                                        where d.client = c.client and d.case_id = c.id and d.choice is null)
                            or exists (select 1 from case_concern o
                                        where o.client = c.client and o.case_id = c.id and o.decision is null)
                            or exists (select 1 from case_instruction i where i.client = c.client and i.case_id = c.id
                                          and i.state in ('ORDERED', 'IN_PROGRESS')) then 'QUESTION' end as hold
                from collection_case c left join erasure_hold h on h.client = c.client and h.case_id = c.id
                     cross join lateral (select %s as on_day) last
               where c.closed_on <= :until and last.on_day <= :until and c.erased is distinct from 'VOUCHERS'
                 and (:client::bigint is null or c.client = :client)
                 and case when :rule = 'LETTERS' then c.erased is null else c.erased = 'LETTERS' end)
            """.formatted(LAST_MADE);

    private final JdbcClient db;
    private final ErasureRules rules;

    Expiring(JdbcClient db, ErasureRules rules) {
        this.db = db;
        this.rules = rules;
    }

    /** Locks cases of the client that go on {@code day}; those that another node has are left to it. */
    List<Case> lock(long client, Retention.Kind rule, LocalDate day, int most) {
        return closed(CLOSED + """
                        select f.client, f.id, f.reference, f.last_on, f.hold, f.reason
                          from closed f join collection_case c on c.client = :client and c.id = f.id
                         where f.hold is null order by f.number limit :most for update of c skip locked
                        """, client, rule, day)
                .param("most", most)
                .query(CASE)
                .list();
    }

    /** What would go by {@code day} and what is kept, in a transaction over all clients. */
    public List<Count> counts(Retention.Kind rule, LocalDate day) {
        return closed(
                        CLOSED + "select hold, count(*) from closed group by hold order by hold nulls first",
                        null,
                        rule,
                        day)
                .query((row, n) -> new Count(hold(row.getString(1)), row.getLong(2)))
                .list();
    }

    /** The cases themselves, those that are kept first, after the one of that number. */
    public List<Case> cases(Retention.Kind rule, LocalDate day, int skip, int most) {
        return closed(CLOSED + """
                        select client, id, reference, last_on, hold, reason from closed
                         order by hold is null, last_on, number offset :skip limit :most
                        """, null, rule, day)
                .param("skip", skip)
                .param("most", most)
                .query(CASE)
                .list();
    }

    private JdbcClient.StatementSpec closed(String sql, @Nullable Long client, Retention.Kind rule, LocalDate day) {
        return db.sql(sql)
                .param("client", client)
                .param("rule", rule.name())
                .param("until", Retention.latestOver(rule, day))
                .param("titled", Retention.latestOver(Retention.Kind.TITLE, day))
                .param(
                        "assessed",
                        rules.assessed().map(ErasureRules.Assessed::until).orElse(0));
    }

    private static @Nullable Hold hold(@Nullable String name) {
        return name == null ? null : Hold.valueOf(name);
    }
}
