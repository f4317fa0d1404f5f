package de.mahnwerk.agency.events;

import de.mahnwerk.agency.desk.CaseTask;
import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.agency.desk.TaskSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases that stand still since the debtor contested the claim or could not be found, with what was told then. */
@Component
class StandingTasks implements TaskSource {

    /** A debtor who contests is answered within two weeks, and a trace goes cold. */
    private static final int DAYS_TO_ANSWER = 14;

    private static final int DAYS_TO_TRACE = 7;

    private static final RowMapper<Task> CONTESTED =
            (row, n) -> CaseTask.of(row, Task.Kind.DISPUTE, "actions", DAYS_TO_ANSWER, CaseTask.told(row));

    private static final RowMapper<Task> LOST =
            (row, n) -> CaseTask.of(row, Task.Kind.TRACING, "address", DAYS_TO_TRACE, CaseTask.told(row));

    private final JdbcClient db;

    StandingTasks(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Task> tasks(LocalDate day, int most) {
        return Stream.concat(
                        standing("DISPUTED", CONTESTED, most),
                        Stream.concat(standing("TRACING", LOST, most), standing("PAYMENT_PLAN", LOST, most)))
                .toList();
    }

    private Stream<Task> standing(String status, RowMapper<Task> as, int most) {
        return db.sql("""
                        select c.client, c.id, c.reference, c.status, c.principal_cents - c.corrected_cents as cents,
                               e.business_day as since, e.text_de, e.text_en
                          from collection_case c
                         cross join lateral (
                               select business_day, text_de, text_en from case_event e
                                where e.client = c.client and e.case_id = c.id
                                  and e.type = case c.status when 'DISPUTED' then 'dispute.raised' else 'address.changed' end
                                order by case_seq desc limit 1) e
                         where c.status = :status
                           and (c.status <> 'PAYMENT_PLAN'
                                or exists (select 1 from debtor d
                                            where d.client = c.client and d.id = c.debtor_id and d.address_lost_on is not null))
                         order by e.business_day, c.number limit :most
                        """).param("status", status).param("most", most).query(as).list().stream();
    }

    @Override
    public long count(LocalDate day) {
        return db.sql("""
                        select (select count(*) from collection_case where status in ('DISPUTED', 'TRACING'))
                             + (select count(*)
                                  from debtor d join collection_case c on c.client = d.client and c.debtor_id = d.id
                                 where d.address_lost_on is not null and c.status = 'PAYMENT_PLAN')
                        """).query(Long.class).single();
    }
}
