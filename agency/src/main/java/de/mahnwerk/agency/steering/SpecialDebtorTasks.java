package de.mahnwerk.agency.steering;

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

/** Cases of insolvent, dead and minor debtors: nothing is demanded any more, and a person decides what is done instead. */
@Component
class SpecialDebtorTasks implements TaskSource {

    /** The court gives creditors at least two weeks from the opening to lodge (§ 28(1) InsO). */
    private static final int DAYS_TO_LODGE = 14;

    /** An heir may disclaim for six weeks (§ 1944(1) BGB); then the probate court knows who he is. */
    private static final int DAYS_TO_FIND_HEIRS = 42;

    private static final int DAYS_TO_ANSWER_FOR_A_MINOR = 14;

    private static final RowMapper<Task> INSOLVENT = (row, n) -> {
        LocalDate opened = row.getObject("opened_on", LocalDate.class);
        return new Task(
                Task.Kind.INSOLVENCY,
                row.getLong("client"),
                row.getObject("id", UUID.class),
                Task.ofCase(requireNonNull(row.getString("reference")), "special"),
                row.getObject("business_day", LocalDate.class),
                opened.plusDays(DAYS_TO_LODGE),
                Money.cents(row.getLong("cents")),
                Wording.of(
                        "Zur Tabelle anmelden: eröffnet am {0}, {1}",
                        "Lodge the claim: opened on {0}, {1}", opened, row.getString("proceedings")));
    };

    private static final RowMapper<Task> BARRED = (row, n) -> {
        boolean dead = "DECEASED".equals(row.getString("known_state"));
        LocalDate since = row.getObject("business_day", LocalDate.class);
        return new Task(
                dead ? Task.Kind.ESTATE : Task.Kind.MINOR,
                row.getLong("client"),
                row.getObject("id", UUID.class),
                Task.ofCase(requireNonNull(row.getString("reference")), "actions"),
                since,
                since.plusDays(dead ? DAYS_TO_FIND_HEIRS : DAYS_TO_ANSWER_FOR_A_MINOR),
                Money.cents(row.getLong("cents")),
                dead
                        ? Wording.of(
                                "Verstorben: das Nachlassgericht nach den Erben fragen, die für die Schuld haften (§ 1967 BGB)",
                                "Deceased: ask the probate court for the heirs, who owe it now (section 1967 BGB)")
                        : Wording.of(
                                "Minderjährig: war der Vertrag genehmigt (§ 108 BGB)? Sonst abschließen",
                                "A minor: was the contract approved (section 108 BGB)? Close otherwise"));
    };

    private final JdbcClient db;

    SpecialDebtorTasks(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Task> tasks(LocalDate day, int most) {
        return Stream.concat(insolvent(most).stream(), barred(most).stream()).toList();
    }

    private List<Task> insolvent(int most) {
        return db.sql("""
                        select c.client, c.id, c.reference, c.principal_cents - c.corrected_cents as cents, e.business_day,
                               (e.data->>'openedOn')::date as opened_on,
                               concat_ws(' ', e.data->>'court', e.data->>'fileNumber') as proceedings
                          from collection_case c
                         cross join lateral (
                               select business_day, data from case_event e
                                where e.client = c.client and e.case_id = c.id and e.type = 'insolvency.opened'
                                order by case_seq desc limit 1) e
                         where c.status = 'MONITORING' and c.stage = :stage
                         order by opened_on, c.number limit :most
                        """)
                .param("stage", SpecialDebtors.INSOLVENCY)
                .param("most", most)
                .query(INSOLVENT)
                .list();
    }

    private List<Task> barred(int most) {
        return db.sql("""
                        select c.client, c.id, c.reference, c.principal_cents - c.corrected_cents as cents, d.known_state,
                               e.business_day
                          from debtor d join collection_case c on c.client = d.client and c.debtor_id = d.id
                         cross join lateral (
                               select business_day from case_event e
                                where e.client = c.client and e.case_id = c.id and e.type = 'debtor.changed'
                                order by case_seq desc limit 1) e
                         where d.known_state in ('DECEASED', 'MINOR') and c.status not in ('CLOSED', 'REJECTED')
                         order by e.business_day, c.number limit :most
                        """).param("most", most).query(BARRED).list();
    }

    @Override
    public long count(LocalDate day) {
        return db.sql("""
                        select (select count(*) from collection_case where status = 'MONITORING' and stage = :stage)
                             + (select count(*) from debtor d join collection_case c on c.client = d.client and c.debtor_id = d.id
                                 where d.known_state in ('DECEASED', 'MINOR') and c.status not in ('CLOSED', 'REJECTED'))
                        """)
                .param("stage", SpecialDebtors.INSOLVENCY)
                .query(Long.class)
                .single();
    }
}
