package de.mahnwerk.merchant.notes;

import de.mahnwerk.platform.people.Users;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks that people give themselves and others, each with a day. */
@Component
public class Tasks {

    private static final String TASK = """
            select x.id, x.text, x.due_on, x.assignee, x.assignee <> '' and not x.assignee = any(:here) as orphaned, x.customer_id,
                   case when c.company <> '' then c.company else trim(c.first_name || ' ' || c.last_name) end as customer_name,
                   x.item_id, i.number as item_number, x.handover_id, k.case_reference, x.created_on, x.created_by, x.done_on, x.done_by
              from task x join customer c on c.tenant = :tenant and c.id = x.customer_id
            """ + Place.NAMED;

    private final JdbcClient db;

    private final Users users;

    Tasks(JdbcClient db, Users users) {
        this.db = db;
        this.users = users;
    }

    /** Logins of who can come in. Tasks of others are everybody's. */
    private String[] here(long tenant) {
        return users.colleagues(tenant).stream().map(Users.Colleague::login).toArray(String[]::new);
    }

    /** {@code assignee} is a login, or empty for anybody. The number of the task; empty when there is nothing it could be about. */
    public Optional<Long> add(
            long tenant, About about, String text, LocalDate dueOn, String assignee, LocalDate today, String by) {
        return db.sql("with " + Place.OF + """
                        , planned as (
                          insert into task (tenant, customer_id, item_id, handover_id, text, due_on, assignee, created_on, created_by)
                          select :tenant, customer_id, item_id, handover_id, :text, :due, :assignee, :today, :by from place
                          returning id),
                        found as (
                          insert into task_word (tenant, word, task_id)
                          select :tenant, w, planned.id from planned, unnest(:words::text[]) as w)
                        select id from planned
                        """)
                .params(Place.parameters(tenant, about))
                .param("text", text)
                .param("words", Words.of(text))
                .param("due", dueOn)
                .param("assignee", assignee)
                .param("today", today)
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    /** Somebody makes a task his own that is anybody's, or whose owner cannot come in; false for every other. */
    public boolean take(long tenant, long task, String by) {
        return db.sql("""
                        update task set assignee = :by
                         where tenant = :tenant and id = :task and done_on is null
                           and (assignee = '' or not assignee = any(:here))
                        """)
                        .param("tenant", tenant)
                        .param("task", task)
                        .param("by", by)
                        .param("here", here(tenant))
                        .update()
                == 1;
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
                .param("here", here(tenant))
                .param("most", most)
                .query(Task.class)
                .list();
    }

    /** Tasks that have all these words, or words that begin so, newest first; none where there are no words. */
    public List<Task> search(long tenant, String text, int most) {
        String[] words = Words.of(text);
        if (words.length == 0) {
            return List.of();
        }
        return db.sql("""
                        with hit as (
                          select n.task_id from unnest(:words::text[], :ends::text[]) as q (word, beyond)
                            join task_word n on n.tenant = :tenant and n.word >= q.word and n.word < q.beyond
                           group by n.task_id having count(distinct q.word) = :count
                           order by n.task_id desc limit :most)
                        """ + TASK
                        + " where x.tenant = :tenant and x.id = any(array(select task_id from hit)) order by x.id desc")
                .param("tenant", tenant)
                .param("words", words)
                .param("count", words.length)
                .param("ends", Words.beyond(words))
                .param("here", here(tenant))
                .param("most", most)
                .query(Task.class)
                .list();
    }

    /** What is open for somebody: theirs, anybody's, and those of who cannot come in; the most pressing first. */
    public List<Task> open(long tenant, String login, int most) {
        return db.sql(TASK + """
                         where x.tenant = :tenant and x.done_on is null and (x.assignee in (:login, '') or not x.assignee = any(:here))
                         order by x.due_on, x.id limit :most
                        """)
                .param("tenant", tenant)
                .param("login", login)
                .param("here", here(tenant))
                .param("most", most)
                .query(Task.class)
                .list();
    }

    /** How many of these are due today or were before. */
    public long due(long tenant, String login, LocalDate today) {
        return db.sql("""
                        select count(*) from task
                         where tenant = :tenant and done_on is null and due_on <= :today
                           and (assignee in (:login, '') or not assignee = any(:here))
                        """)
                .param("tenant", tenant)
                .param("today", today)
                .param("login", login)
                .param("here", here(tenant))
                .query(Long.class)
                .single();
    }
}
