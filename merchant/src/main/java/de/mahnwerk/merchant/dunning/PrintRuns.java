package de.mahnwerk.merchant.dunning;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What goes to the printer: each letter in one print run, and each print run as a file that can be fetched as often as needed.
 * So neither a letter that comes later, as for an e-mail that came back, nor a second click loses or doubles one. Every call
 * works inside a transaction of its tenant.
 */
@Component
public class PrintRuns {

    /** More in one file would choke printers; what is left goes into further files. */
    private static final int MOST = 1_000;

    private static final String PAPERS = """
            select n.document, coalesce((select string_agg(e.sha256, ' ' order by e.position) from notice_enclosure e
                                          where e.tenant = :tenant and e.notice_id = n.id), '') as enclosed
              from dunning_notice n
            """;

    /** A file for the printer; {@code letters}: how many went into it. */
    public record PrintRun(long id, LocalDate madeOn, String madeBy, int letters) {}

    /** How many letters of a dunning run wait for the printer, and how many are in print runs. */
    public record Count(long waiting, long printed) {}

    private record Sheet(String document, String enclosed) {

        private Stream<String> papers() {
            return Stream.concat(Stream.of(document), Stream.of(enclosed.split(" ", -1)))
                    .filter(paper -> !paper.isEmpty());
        }
    }

    private final JdbcClient db;

    PrintRuns(JdbcClient db) {
        this.db = db;
    }

    /** How many letters wait for the printer. */
    public long waiting(long tenant) {
        return db.sql(
                        "select count(*) from dunning_notice where tenant = :tenant and state = 'PRINT' and print_run is null")
                .param("tenant", tenant)
                .query(Long.class)
                .single();
    }

    public Count of(long tenant, long dunningRun) {
        return db.sql("""
                        select count(*) filter (where print_run is null) as waiting, count(print_run) as printed
                          from dunning_notice where tenant = :tenant and run_id = :run and state = 'PRINT'
                        """)
                .param("tenant", tenant)
                .param("run", dunningRun)
                .query(Count.class)
                .single();
    }

    /**
     * Puts what waits, of one dunning run or of all, into print runs in the order of the post: by country and postcode. The new
     * ones; empty when nothing waits.
     */
    public List<Long> make(long tenant, @Nullable Long dunningRun, LocalDate day, String by) {
        return make(tenant, dunningRun, day, by, MOST);
    }

    List<Long> make(long tenant, @Nullable Long dunningRun, LocalDate day, String by, int most) {
        return db.sql("""
                        with waiting as materialized (
                          select id, customer_id from dunning_notice
                           where tenant = :tenant and state = 'PRINT' and print_run is null
                             and (:run::bigint is null or run_id = :run)
                           order by id for update skip locked),
                        placed as materialized (
                          select w.id, row_number() over (
                                   order by c.country <> 'DE', c.country, c.postcode, c.city, c.street, w.id) - 1 as place
                            from waiting w join customer c on c.tenant = :tenant and c.id = w.customer_id),
                        made as materialized (
                          select p.*, nextval('print_run_seq') as id from (
                            select place / :most as part, count(*) as letters from placed group by 1 order by 1) p),
                        noted as (
                          insert into print_run (tenant, id, made_on, made_by, letters)
                          select :tenant, id, :day, :by, letters from made),
                        printed as (
                          update dunning_notice n set print_run = m.id, print_position = p.place % :most + 1
                            from placed p join made m on m.part = p.place / :most
                           where n.tenant = :tenant and n.id = p.id)
                        select id from made order by id
                        """)
                .param("tenant", tenant)
                .param("run", dunningRun)
                .param("day", day)
                .param("by", by)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** The latest print runs, newest first. */
    public List<PrintRun> latest(long tenant, int most) {
        return db.sql("""
                        select id, made_on, made_by, letters from print_run where tenant = :tenant
                         order by id desc limit :most
                        """)
                .param("tenant", tenant)
                .param("most", most)
                .query(PrintRun.class)
                .list();
    }

    /**
     * SHA-256 of the papers of a print run, behind each letter what goes with it, without letters that were revoked since.
     * Empty when there is nothing to print.
     */
    public List<String> papers(long tenant, long printRun) {
        return db
                .sql(PAPERS + """
                         where n.tenant = :tenant and n.print_run = :printRun and n.state = 'PRINT' order by n.print_position
                        """)
                .param("tenant", tenant)
                .param("printRun", printRun)
                .query(Sheet.class)
                .list()
                .stream()
                .flatMap(Sheet::papers)
                .toList();
    }

    /** The same of all letters of a dunning run that are in print runs, in the order of the post. */
    public List<String> papersOf(long tenant, long dunningRun) {
        return db.sql(PAPERS + """
                          join customer c on c.tenant = :tenant and c.id = n.customer_id
                         where n.tenant = :tenant and n.run_id = :run and n.state = 'PRINT' and n.print_run is not null
                         order by c.country <> 'DE', c.country, c.postcode, c.city, c.street, n.id
                        """).param("tenant", tenant).param("run", dunningRun).query(Sheet.class).list().stream()
                .flatMap(Sheet::papers)
                .toList();
    }
}
