package de.mahnwerk.agency.correspondence;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.letters.PdfBundle;
import de.mahnwerk.platform.web.Export;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What goes to the printer or the letter shop: each letter in one run, and each run as a file that can be fetched as often as
 * needed. Works in transactions over all clients.
 */
@Component
public class PrintRuns {

    /** A run of more would make a file that printers choke on; what is left goes into the next run. */
    static final int MOST = 1_000;

    /** A run; {@code filedOn} is null until its file lies in the letter shop's folder. */
    public record PrintRun(
            long id,
            LocalDate madeOn,
            String madeBy,
            int letters,
            @Nullable LocalDate filedOn) {

        /** The name of its file. */
        public String fileName() {
            return PrintRuns.fileName(id);
        }
    }

    private record Sheet(
            long client,
            int position,
            String reference,
            String kind,
            String document,
            String name,
            String street,
            String postcode,
            String city,
            String country) {}

    private final JdbcClient db;
    private final Documents documents;

    PrintRuns(JdbcClient db, Documents documents) {
        this.db = db;
        this.documents = documents;
    }

    /** How many letters wait for the printer. */
    public long waiting() {
        return db.sql("select count(*) from letter where state = 'PRINT' and print_run is null")
                .query(Long.class)
                .single();
    }

    /** Puts what waits into a run, in the order of the post: by country and postcode. Empty when nothing waits. */
    public Optional<Long> make(String by, LocalDate day) {
        long run = db.sql("select nextval('print_run_seq')").query(Long.class).single();
        int letters = db.sql("""
                        with waiting as (
                          select client, id, case_id from letter where state = 'PRINT' and print_run is null
                           order by client, id limit :most for update skip locked),
                        placed as (
                          select w.client, w.id, row_number() over (order by d.country, d.postcode, w.client, w.id) as position
                            from waiting w
                            join collection_case c on c.client = w.client and c.id = w.case_id
                            join debtor d on d.client = c.client and d.id = c.debtor_id)
                        update letter l set print_run = :run, print_position = p.position
                          from placed p where l.client = p.client and l.id = p.id
                        """).param("most", MOST).param("run", run).update();
        if (letters == 0) {
            return Optional.empty();
        }
        int _ = db.sql("insert into print_run (id, made_on, made_by, letters) values (:id, :day, :by, :letters)")
                .param("id", run)
                .param("day", day)
                .param("by", by)
                .param("letters", letters)
                .update();
        return Optional.of(run);
    }

    /** The latest runs, newest first. */
    public List<PrintRun> latest(int most) {
        return db.sql("select id, made_on, made_by, letters, filed_on from print_run order by id desc limit :most")
                .param("most", most)
                .query(PrintRun.class)
                .list();
    }

    /** Runs whose file does not lie in the letter shop's folder yet, oldest first. */
    List<Long> unfiled() {
        return db.sql("select id from print_run where filed_on is null order by id")
                .query(Long.class)
                .list();
    }

    void filed(long run, LocalDate day) {
        int _ = db.sql("update print_run set filed_on = :day where id = :id")
                .param("id", run)
                .param("day", day)
                .update();
    }

    /**
     * A ZIP file with {@code letters.pdf}, all letters one after the other, and {@code index.csv} with a line for each: its
     * place, its first page and how many there are, the case and the address. Empty when there is no such run.
     */
    public Optional<Document> file(long run) {
        List<Sheet> sheets = sheets(run);
        if (sheets.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Document> papers = papers(sheets);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        List<Integer> pages = PdfBundle.write(
                sheets.stream()
                        .map(sheet -> requireNonNull(papers.get(sheet.document()), "the paper of a letter")
                                .content())
                        .toList(),
                pdf);
        ByteArrayOutputStream zip = new ByteArrayOutputStream(pdf.size());
        try (ZipOutputStream out = new ZipOutputStream(zip, StandardCharsets.UTF_8)) {
            out.putNextEntry(new ZipEntry("letters.pdf"));
            pdf.writeTo(out);
            out.putNextEntry(new ZipEntry("index.csv"));
            out.write(index(sheets, pages).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Document(fileName(run), "application/zip", zip.toByteArray()));
    }

    private static String fileName(long run) {
        return "letters-" + run + ".zip";
    }

    private List<Sheet> sheets(long run) {
        return db.sql("""
                        select l.client, l.print_position as position, c.reference, l.kind, l.document,
                               coalesce(d.company || coalesce(' ' || d.legal_form, ''), concat_ws(' ', d.first_name, d.last_name)) as name,
                               d.street, d.postcode, d.city, d.country
                          from letter l
                          join collection_case c on c.client = l.client and c.id = l.case_id
                          join debtor d on d.client = c.client and d.id = c.debtor_id
                         where l.print_run = :run order by l.print_position
                        """).param("run", run).query(Sheet.class).list();
    }

    private Map<String, Document> papers(List<Sheet> sheets) {
        Map<String, Document> papers = new HashMap<>();
        sheets.stream()
                .collect(Collectors.groupingBy(Sheet::client, Collectors.mapping(Sheet::document, Collectors.toSet())))
                .forEach((client, wanted) -> papers.putAll(documents.read(client, wanted)));
        return papers;
    }

    private static String index(List<Sheet> sheets, List<Integer> pages) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
            csv.writeRecord(
                    "position",
                    "firstPage",
                    "pages",
                    "case",
                    "letter",
                    "name",
                    "street",
                    "postcode",
                    "city",
                    "country");
            int first = 1;
            for (int i = 0; i < sheets.size(); i++) {
                Sheet sheet = sheets.get(i);
                csv.writeRecord(
                        Integer.toString(sheet.position()),
                        Integer.toString(first),
                        Integer.toString(pages.get(i)),
                        sheet.reference(),
                        sheet.kind(),
                        Export.harmless(sheet.name()),
                        Export.harmless(sheet.street()),
                        sheet.postcode(),
                        Export.harmless(sheet.city()),
                        sheet.country());
                first += pages.get(i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
