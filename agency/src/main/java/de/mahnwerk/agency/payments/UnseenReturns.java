package de.mahnwerk.agency.payments;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.account.Allocated;
import de.mahnwerk.agency.desk.CaseTask;
import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.agency.desk.TaskSource;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code returned_after_end}: money that went back in cases that stay closed, or of which a part had been refunded,
 * until a person has seen it.
 */
@Component
public class UnseenReturns implements TaskSource {

    /** The client was paid out what is taken back from him now; he should not learn it from the statement of account. */
    private static final int DAYS_TO_SEE = 5;

    /**
     * A payment that went back.
     *
     * @param refundedCents what of it had been refunded as paid too much
     */
    public record Returned(LocalDate valueOn, LocalDate returnedOn, long amountCents, long refundedCents) {}

    private record Row(UUID paymentId, UUID caseId, long refundedCents) {}

    private static final RowMapper<Task> TASK = (row, n) -> CaseTask.of(
            row,
            Task.Kind.RETURNED,
            "went-back",
            DAYS_TO_SEE,
            what(
                    requireNonNull(row.getObject("value_on", LocalDate.class)),
                    Money.cents(row.getLong("refunded_cents"))));

    private static Wording what(LocalDate valueOn, Money refunded) {
        return refunded.isPositive()
                ? Wording.of(
                        "Zahlung vom {0} kam zurück, {1} davon waren schon erstattet",
                        "Payment of {0} came back, {1} of it had been refunded", valueOn, refunded)
                : Wording.of(
                        "Zahlung vom {0} kam zurück, die Akte bleibt geschlossen",
                        "Payment of {0} came back, the case stays closed", valueOn);
    }

    private final JdbcClient db;

    UnseenReturns(JdbcClient db) {
        this.db = db;
    }

    void add(long client, List<Allocated> reversed, LocalDate day) {
        int added = db.sql("""
                        insert into returned_after_end (client, payment_id, case_id, returned_on, refunded_cents)
                        select :client, r.payment_id, r.case_id, :day, r.refunded_cents
                          from jsonb_to_recordset(:rows::jsonb) as r(payment_id uuid, case_id uuid, refunded_cents bigint)
                        """)
                .param("client", client)
                .param("day", day)
                .param(
                        "rows",
                        Rows.json(reversed.stream()
                                .map(one -> new Row(
                                        one.receipt().paymentId(),
                                        one.on().id(),
                                        one.refunded().minorUnits()))
                                .toList()))
                .update();
        assert added == reversed.size();
    }

    /** What nobody has seen yet of a case. */
    public List<Returned> of(long client, UUID caseId) {
        return db.sql("""
                        select p.value_on, r.returned_on, p.amount_cents, r.refunded_cents
                          from returned_after_end r join payment p on p.client = :client and p.id = r.payment_id
                         where r.client = :client and r.case_id = :case and r.seen_on is null
                         order by r.returned_on, r.payment_id
                        """)
                .param("client", client)
                .param("case", caseId)
                .query(Returned.class)
                .list();
    }

    /** A person knows; false when there was nothing that nobody had seen. */
    public boolean seen(long client, UUID caseId, String by, LocalDate day) {
        return db.sql("""
                        update returned_after_end set seen_on = :day, seen_by = :by
                         where client = :client and case_id = :case and seen_on is null
                        """)
                        .param("client", client)
                        .param("case", caseId)
                        .param("day", day)
                        .param("by", by)
                        .update()
                > 0;
    }

    @Override
    public List<Task> tasks(LocalDate day, int most) {
        return db.sql("""
                        select r.client, r.case_id as id, c.reference, r.returned_on as since, p.value_on, p.amount_cents as cents, r.refunded_cents
                          from returned_after_end r
                          join collection_case c on c.client = r.client and c.id = r.case_id
                          join payment p on p.client = r.client and p.id = r.payment_id
                         where r.seen_on is null
                         order by r.returned_on, r.payment_id limit :most
                        """).param("most", most).query(TASK).list();
    }

    @Override
    public long count(LocalDate day) {
        return db.sql("select count(*) from returned_after_end where seen_on is null")
                .query(Long.class)
                .single();
    }
}
