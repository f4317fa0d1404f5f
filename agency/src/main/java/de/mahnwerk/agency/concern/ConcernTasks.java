package de.mahnwerk.agency.concern;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.desk.CaseTask;
import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.agency.desk.TaskSource;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Complaints and hardships that wait for an answer. */
@Component
class ConcernTasks implements TaskSource {

    private static final RowMapper<Task> MAPPER = (row, n) -> CaseTask.of(
            row,
            Task.Kind.valueOf(requireNonNull(row.getString("kind"))),
            "concerns",
            requireNonNull(row.getObject("due_on", LocalDate.class)),
            Wording.of("{0}", "{0}", row.getString("text")));

    private final JdbcClient db;

    ConcernTasks(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Task> tasks(LocalDate day, int most) {
        return db.sql("""
                        select o.client, c.id, o.kind, o.noted_on as since, o.due_on, left(o.text, 200) as text, c.reference,
                               c.principal_cents - c.corrected_cents as cents
                          from case_concern o join collection_case c on c.client = o.client and c.id = o.case_id
                         where o.decision is null order by o.due_on, o.id limit :most
                        """).param("most", most).query(MAPPER).list();
    }

    @Override
    public long count(LocalDate day) {
        return db.sql("select count(*) from case_concern where decision is null")
                .query(Long.class)
                .single();
    }
}
