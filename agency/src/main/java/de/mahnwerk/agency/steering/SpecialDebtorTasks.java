package de.mahnwerk.agency.steering;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.desk.CaseTask;
import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.agency.desk.TaskSource;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private static final String FROM =
            " from debtor d join collection_case c on c.client = d.client and c.debtor_id = d.id";

    private static final String WAITING = """
             where d.known_state in ('INSOLVENT', 'DECEASED', 'MINOR') and c.status not in ('CLOSED', 'REJECTED')
               and c.stage is distinct from 'INSOLVENCY_LODGED'
            """;

    private static final RowMapper<Task> MAPPER = (row, n) -> {
        Task.Kind kind = switch (requireNonNull(row.getString("known_state"))) {
            case "INSOLVENT" -> Task.Kind.INSOLVENCY;
            case "DECEASED" -> Task.Kind.ESTATE;
            default -> Task.Kind.MINOR;
        };
        LocalDate opened = row.getObject("opened_on", LocalDate.class);
        String anchor = opened == null ? "actions" : "special";
        Wording what = what(kind, opened, row.getString("proceedings"));
        return switch (kind) {
            case INSOLVENCY ->
                opened == null
                        ? CaseTask.of(row, kind, anchor, DAYS_TO_LODGE, what)
                        : CaseTask.of(row, kind, anchor, opened.plusDays(DAYS_TO_LODGE), what);
            case ESTATE -> CaseTask.of(row, kind, anchor, DAYS_TO_FIND_HEIRS, what);
            default -> CaseTask.of(row, kind, anchor, DAYS_TO_ANSWER_FOR_A_MINOR, what);
        };
    };

    private static Wording what(Task.Kind kind, @Nullable LocalDate opened, @Nullable String proceedings) {
        return switch (kind) {
            case ESTATE ->
                Wording.of(
                        "Verstorben: das Nachlassgericht nach den Erben fragen, die für die Schuld haften (§ 1967 BGB)",
                        "Deceased: ask the probate court for the heirs, who owe it now (section 1967 BGB)");
            case MINOR ->
                Wording.of(
                        "Minderjährig: war der Vertrag genehmigt (§ 108 BGB)? Sonst abschließen",
                        "A minor: was the contract approved (section 108 BGB)? Close otherwise");
            default ->
                opened == null
                        ? Wording.of(
                                "Der Schuldner war schon insolvent, als die Forderung kam: mit dem Mandanten klären",
                                "The debtor was insolvent already when the claim came: settle it with the client")
                        : Wording.of(
                                "Zur Tabelle anmelden: eröffnet am {0}, {1}",
                                "Lodge the claim: opened on {0}, {1}", opened, requireNonNull(proceedings));
        };
    }

    private final JdbcClient db;

    SpecialDebtorTasks(JdbcClient db) {
        this.db = db;
    }

    /** The news is older than the case when he was known before the claim came. */
    @Override
    public List<Task> tasks(LocalDate day, int most) {
        return db.sql("""
                        select c.client, c.id, c.reference, c.principal_cents - c.corrected_cents as cents, d.known_state,
                               coalesce(e.business_day, c.accepted_on) as since, (e.data->>'openedOn')::date as opened_on,
                               concat_ws(' ', e.data->>'court', e.data->>'fileNumber') as proceedings
                        """ + FROM + """
                         left join lateral (
                               select business_day, data from case_event e
                                where e.client = c.client and e.case_id = c.id
                                  and (e.type = 'insolvency.opened'
                                       or e.type = 'debtor.changed' and e.data->>'notice' is not null)
                                order by case_seq desc limit 1) e on true
                        """ + WAITING + " order by since, c.number limit :most")
                .param("most", most)
                .query(MAPPER)
                .list();
    }

    @Override
    public long count(LocalDate day) {
        return db.sql("select count(*)" + FROM + WAITING).query(Long.class).single();
    }
}
