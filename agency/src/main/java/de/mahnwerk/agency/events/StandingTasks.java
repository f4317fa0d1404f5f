package de.mahnwerk.agency.events;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.agency.desk.TaskSource;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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

    private static final RowMapper<Task> MAPPER = (row, n) -> {
        boolean disputed = row.getString("status").equals("DISPUTED");
        LocalDate since = row.getObject("business_day", LocalDate.class);
        return new Task(
                disputed ? Task.Kind.DISPUTE : Task.Kind.TRACING,
                row.getLong("client"),
                row.getObject("id", UUID.class),
                Task.ofCase(requireNonNull(row.getString("reference")), disputed ? "actions" : "address"),
                since,
                since.plusDays(disputed ? DAYS_TO_ANSWER : DAYS_TO_TRACE),
                Money.cents(row.getLong("cents")),
                Wording.of("{0}", "{1}", row.getString("text_de"), row.getString("text_en")));
    };

    private final JdbcClient db;

    StandingTasks(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Task> tasks(LocalDate day, int most) {
        return Stream.concat(standing("DISPUTED", most), standing("TRACING", most))
                .toList();
    }

    private Stream<Task> standing(String status, int most) {
        return db.sql("""
                        select c.client, c.id, c.reference, c.status, c.principal_cents - c.corrected_cents as cents,
                               e.business_day, e.text_de, e.text_en
                          from collection_case c
                         cross join lateral (
                               select business_day, text_de, text_en from case_event e
                                where e.client = c.client and e.case_id = c.id
                                  and e.type = case c.status when 'DISPUTED' then 'dispute.raised' else 'address.changed' end
                                order by case_seq desc limit 1) e
                         where c.status = :status
                         order by e.business_day, c.number limit :most
                        """).param("status", status).param("most", most).query(MAPPER).list().stream();
    }

    @Override
    public long count(LocalDate day) {
        return db.sql("select count(*) from collection_case where status in ('DISPUTED', 'TRACING')")
                .query(Long.class)
                .single();
    }
}
