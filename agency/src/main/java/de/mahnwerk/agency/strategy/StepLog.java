package de.mahnwerk.agency.strategy;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Wording;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the strategy did with each case, step by step, and why. */
@Component
public class StepLog {

    /** A step of one case that was taken or skipped. */
    public record Entry(String name, boolean taken, LocalDate doneOn, String reasonDe, String reasonEn) {}

    /** A step of a case with the reason for which it is taken or skipped. */
    record Judged(CollectionCase one, boolean taken, Wording reason) {}

    /** Which step of a case was the last, and when. */
    record Last(UUID caseId, String name, LocalDate doneOn) {}

    private record Row(UUID caseId, LocalDate dueOn, boolean taken, String reasonDe, String reasonEn) {}

    private final JdbcClient db;

    StepLog(JdbcClient db) {
        this.db = db;
    }

    void write(long client, Strategy strategy, int number, List<Judged> judged, LocalDate day) {
        List<Row> rows = judged.stream().map(one -> row(one, day)).toList();
        int logged = db.sql("""
                        insert into case_step (client, case_id, step, name, strategy, version, due_on, done_on, taken,
                                               reason_de, reason_en)
                        select :client, r.case_id, :step, :name, :strategy, :version, r.due_on, :day, r.taken,
                               r.reason_de, r.reason_en
                          from jsonb_to_recordset(:rows::jsonb)
                               as r(case_id uuid, due_on date, taken boolean, reason_de text, reason_en text)
                        """)
                .param("client", client)
                .param("step", number)
                .param("name", strategy.steps().get(number).name())
                .param("strategy", strategy.name())
                .param("version", strategy.version())
                .param("day", day)
                .param("rows", Rows.json(rows))
                .update();
        assert logged == judged.size();
    }

    private static Row row(Judged judged, LocalDate day) {
        LocalDate due = judged.one().nextStepOn();
        return new Row(
                judged.one().id(),
                due == null ? day : due,
                judged.taken(),
                judged.reason().in(Locale.GERMAN),
                judged.reason().in(Locale.ENGLISH));
    }

    /** The latest step of each of these cases up to {@code day}, taken or skipped. */
    Map<UUID, Last> last(long client, Collection<UUID> ids, LocalDate day) {
        return db
                .sql("""
                        select distinct on (case_id) case_id, name, done_on from case_step
                         where client = :client and done_on <= :day
                           and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                         order by case_id, step desc
                        """)
                .param("client", client)
                .param("ids", Rows.json(ids))
                .param("day", day)
                .query(Last.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Last::caseId, Function.identity()));
    }

    /** The steps of a case in their order. */
    public List<Entry> of(long client, UUID caseId) {
        return db.sql("""
                        select name, taken, done_on, reason_de, reason_en from case_step
                         where client = :client and case_id = :case order by step
                        """)
                .param("client", client)
                .param("case", caseId)
                .query(Entry.class)
                .list();
    }
}
