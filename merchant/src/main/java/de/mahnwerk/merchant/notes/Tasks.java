package de.mahnwerk.merchant.notes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks that people give themselves and others, each with a day. */
@Component
public class Tasks {

    private static final String TASK = """
            select x.id, x.text, x.due_on, x.assignee, x.customer_id,
                   case when c.company <> '' then c.company else trim(c.first_name || ' ' || c.last_name) end as customer_name,
                   x.item_id, i.number as item_number, x.handover_id, k.case_reference, x.created_on, x.created_by, x.done_on, x.done_by
              from task x join customer c on c.tenant = :tenant and c.id = x.customer_id
            """ + Place.NAMED;

    private final JdbcClient db;

    Tasks(JdbcClient db) {
        this.db = db;
    }

    /** {@code assignee} is a login, or empty for anybody. The number of the task; empty when there is nothing it could be about. */
    public Optional<Long> add(
            long tenant, About about, String text, LocalDate dueOn, String assignee, LocalDate today, String by) {
        return db.sql("with " + Place.OF + """
                        insert into task (tenant, customer_id, item_id, handover_id, text, due_on, assignee, created_on, created_by)
                        select :tenant, customer_id, item_id, handover_id, :text, :due, :assignee, :today, :by from place
                        returning id
                        """)
                .params(Place.parameters(tenant, about))
                .param("text", text)
                .param("due", dueOn)
                .param("assignee", assignee)
                .param("today", today)
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    /** False when it is done already, or there is none. */
    public boolean done(long tenant, long task, LocalDate today, String by) {
        return db.sql("""
                        update task set done_on = :today, done_by = :by
                         where tenant = :tenant and id = :task and done_on is null
                        """)
                        .param("tenant", tenant)
                        .param("task", task)
                        .param("today", today)
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Those of a page: what is open by its day, then what was done lately. */
    public List<Task> on(long tenant, About page, int most) {
        return db.sql(TASK + " where x.tenant = :tenant and " + Place.HERE
                        + " order by x.done_on desc nulls first, x.due_on, x.id limit :most")
                .params(Place.parameters(tenant, page))
                .param("most", most)
                .query(Task.class)
                .list();
    }

    /** What is open for somebody, theirs and anybody's, the most pressing first. */
    public List<Task> open(long tenant, String login, int most) {
        return db.sql(TASK + """
                         where x.tenant = :tenant and x.done_on is null and x.assignee in (:login, '')
                         order by x.due_on, x.id limit :most
                        """)
                .param("tenant", tenant)
                .param("login", login)
                .param("most", most)
                .query(Task.class)
                .list();
    }

    /** How many of these are due today or were before. */
    public long due(long tenant, String login, LocalDate today) {
        return db.sql("""
                        select count(*) from task
                         where tenant = :tenant and done_on is null and due_on <= :today and assignee in (:login, '')
                        """)
                .param("tenant", tenant)
                .param("today", today)
                .param("login", login)
                .query(Long.class)
                .single();
    }
}
