package de.mahnwerk.agency.conversation;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.desk.CaseTask;
import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.agency.desk.TaskSource;
import de.mahnwerk.law.Wording;
import de.mahnwerk.protocol.InstructionKind;
import de.mahnwerk.protocol.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clients' instructions that nobody has ended, and queries that clients have not answered in time. */
@Component
class ConversationTasks implements TaskSource {

    private static final int DAYS_TO_DO = 7;

    private static final RowMapper<Task> INSTRUCTION = (row, n) -> {
        Text text = Instructions.text(InstructionKind.valueOf(row.getString("kind")), null);
        return CaseTask.of(
                row, Task.Kind.INSTRUCTION, "instructions", DAYS_TO_DO, Wording.of("{0}", "{1}", text.de(), text.en()));
    };

    private static final RowMapper<Task> QUERY = (row, n) -> CaseTask.of(
            row,
            Task.Kind.QUERY,
            "talk",
            requireNonNull(row.getObject("due_on", LocalDate.class)),
            Wording.of("Nicht beantwortet: {0}", "Not answered: {0}", row.getString("text")));

    private final JdbcClient db;

    ConversationTasks(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Task> tasks(LocalDate day, int most) {
        List<Task> instructions =
                db.sql("""
                        select i.client, i.case_id as id, c.reference, i.kind, (i.ordered_at at time zone 'Europe/Berlin')::date as since,
                               c.principal_cents - c.corrected_cents as cents
                          from case_instruction i join collection_case c on c.client = i.client and c.id = i.case_id
                         where i.state in ('ORDERED', 'IN_PROGRESS')
                         order by i.ordered_at, i.id limit :most
                        """).param("most", most).query(INSTRUCTION).list();
        List<Task> queries =
                db.sql("""
                        select m.client, m.case_id as id, c.reference, m.text, m.due_on,
                               (m.posted_at at time zone 'Europe/Berlin')::date as since,
                               c.principal_cents - c.corrected_cents as cents
                          from case_message m join collection_case c on c.client = m.client and c.id = m.case_id
                         where m.kind = 'QUERY' and m.answered_at is null and m.due_on <= :day
                           and c.status not in ('CLOSED', 'REJECTED')
                         order by m.due_on, m.number limit :most
                        """).param("day", day).param("most", most).query(QUERY).list();
        return Stream.concat(instructions.stream(), queries.stream()).toList();
    }

    @Override
    public long count(LocalDate day) {
        return db.sql("""
                        select (select count(*) from case_instruction where state in ('ORDERED', 'IN_PROGRESS'))
                             + (select count(*)
                                  from case_message m join collection_case c on c.client = m.client and c.id = m.case_id
                                 where m.kind = 'QUERY' and m.answered_at is null and m.due_on <= :day
                                   and c.status not in ('CLOSED', 'REJECTED'))
                        """).param("day", day).query(Long.class).single();
    }
}
