package de.mahnwerk.agency.strategy;

import de.mahnwerk.agency.desk.CaseTask;
import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.agency.desk.TaskSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases that the strategy leaves alone though they are open: the client wants no more steps, or a plan broke after the last. */
@Component
class NothingPlannedTasks implements TaskSource {

    /** The debtor may still pay after the last letter; then somebody has to say how it ends. */
    private static final int DAYS_TO_DECIDE = 30;

    private static final RowMapper<Task> MAPPER =
            (row, n) -> CaseTask.of(row, Task.Kind.NOTHING_PLANNED, "actions", DAYS_TO_DECIDE, CaseTask.told(row));

    private final JdbcClient db;

    NothingPlannedTasks(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Task> tasks(LocalDate day, int most) {
        return db.sql("""
                        select c.client, c.id, c.reference, c.principal_cents - c.corrected_cents as cents,
                               e.business_day as since, e.text_de, e.text_en
                          from collection_case c
                         cross join lateral (
                               select business_day, text_de, text_en from case_event e
                                where e.client = c.client and e.case_id = c.id
                                order by case_seq desc limit 1) e
                         where c.status in ('ACCEPTED', 'PRE_COURT') and c.next_step_on is null
                         order by e.business_day, c.number limit :most
                        """).param("most", most).query(MAPPER).list();
    }

    @Override
    public long count(LocalDate day) {
        return db.sql("""
                        select count(*) from collection_case
                         where status in ('ACCEPTED', 'PRE_COURT') and next_step_on is null
                        """).query(Long.class).single();
    }
}
