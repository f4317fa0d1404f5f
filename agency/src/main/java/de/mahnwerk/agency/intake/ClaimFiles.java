package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.Reading;
import de.mahnwerk.protocol.Requests;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The file channel, for systems without the interface: CSV or XML of the same claim model, the same checks, one result line a
 * claim. Claims that come this way have the channel FILE and its terms. The same content is taken once, however often it comes.
 * Works inside a transaction of the client.
 */
@Component
public class ClaimFiles {

    /** The most claims of one file. */
    private static final int MOST = 20_000;

    private static final int CHUNK = 1_000;
    private static final Language GERMAN = new Language(Locale.GERMANY, "agency");

    /** A file that was taken. {@code result} is a CSV with a line for each claim. */
    public record Taken(
            String sha256, String name, LocalDate receivedOn, int claims, int accepted, int rejected, String result) {}

    private final JdbcClient db;
    private final Intake intake;
    private final BusinessClock clock;

    ClaimFiles(JdbcClient db, Intake intake, BusinessClock clock) {
        this.db = db;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Takes a file, or answers what it was answered before.
     *
     * @throws IllegalArgumentException with the remedy when the file as a whole cannot be read; nothing is taken then
     */
    public Taken take(long client, String name, byte[] content) {
        String sha256 = new Document(name, "application/octet-stream", content).sha256();
        Optional<Taken> before = find(client, sha256);
        return before.isPresent() ? before.get() : fresh(client, sha256, name, content);
    }

    private Taken fresh(long client, String sha256, String name, byte[] content) {
        List<FileClaim> claims = xml(content) ? ClaimXml.read(content) : ClaimCsv.read(content);
        if (claims.isEmpty() || claims.size() > MOST) {
            throw new IllegalArgumentException(
                    "the file has " + claims.size() + " claims; 1 to " + MOST + " are taken");
        }
        List<IntakeAnswer> answers = new ArrayList<>(claims.size());
        for (int from = 0; from < claims.size(); from += CHUNK) {
            List<Reading<NewClaim>> readings = claims.subList(from, Math.min(claims.size(), from + CHUNK)).stream()
                    .map(claim -> Requests.read(claim.json(), NewClaim.class))
                    .toList();
            answers.addAll(intake.take(client, readings, Channel.FILE));
        }
        int accepted = (int)
                answers.stream().filter(IntakeAnswer.Opened.class::isInstance).count();
        int known = (int) answers.stream()
                .filter(IntakeAnswer.Duplicate.class::isInstance)
                .count();
        Taken taken = new Taken(
                sha256,
                name,
                clock.today(),
                claims.size(),
                accepted,
                claims.size() - accepted - known,
                result(claims, answers));
        keep(client, taken);
        return taken;
    }

    private static boolean xml(byte[] content) {
        for (byte one : content) {
            if (one == '<') {
                return true;
            }
            // blanks and a byte order mark may come first
            if (one > ' ') {
                return false;
            }
        }
        return false;
    }

    private void keep(long client, Taken taken) {
        Rows.exactlyOne(db.sql("""
                        insert into claim_file (client, sha256, name, received_on, received_at, claims, accepted, rejected, result)
                        values (:client, :sha256, :name, :day, :now, :claims, :accepted, :rejected, :result)
                        """)
                .param("client", client)
                .param("sha256", taken.sha256())
                .param("name", taken.name())
                .param("day", taken.receivedOn())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("claims", taken.claims())
                .param("accepted", taken.accepted())
                .param("rejected", taken.rejected())
                .param("result", taken.result())
                .update());
    }

    /** A file by the hash of its content. */
    public Optional<Taken> find(long client, String sha256) {
        return db.sql("""
                        select sha256, name, received_on, claims, accepted, rejected, result
                          from claim_file where client = :client and sha256 = :sha256
                        """)
                .param("client", client)
                .param("sha256", sha256)
                .query(Taken.class)
                .optional();
    }

    /** The newest files of a client. */
    public List<Taken> newest(long client, int most) {
        return db.sql("""
                        select sha256, name, received_on, claims, accepted, rejected, result
                          from claim_file where client = :client order by received_at desc limit :most
                        """)
                .param("client", client)
                .param("most", most)
                .query(Taken.class)
                .list();
    }

    /** A CSV file with a header and nothing else. */
    public static String template() {
        return String.join(";", ClaimShape.columns()) + "\n";
    }

    /** The schema of XML files. */
    public static String schema() {
        return ClaimXml.schema();
    }

    private static String result(List<FileClaim> claims, List<IntakeAnswer> answers) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
            csv.writeRecord("at", "merchantReference", "result", "caseReference", "reasonCode", "faults");
            for (int i = 0; i < claims.size(); i++) {
                line(csv, claims.get(i), answers.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void line(CsvWriter csv, FileClaim claim, IntakeAnswer answer) {
        switch (answer) {
            case IntakeAnswer.Opened(Claim opened) ->
                line(csv, claim, "ACCEPTED", opened.caseReference(), null, List.of());
            case IntakeAnswer.Duplicate(Claim known) ->
                line(csv, claim, "DUPLICATE", known.caseReference(), null, List.of());
            case IntakeAnswer.Unreadable unreadable ->
                line(csv, claim, "REJECTED", "", null, unreadable.faulty().faults());
            case IntakeAnswer.Refused refused ->
                line(csv, claim, "REJECTED", "", refused.reasonCode().orElse(null), refused.faults(GERMAN));
        }
    }

    private static void line(
            CsvWriter csv,
            FileClaim claim,
            String result,
            String caseReference,
            @Nullable String reasonCode,
            List<Fault> faults) {
        List<String> told = faults.stream()
                .map(fault -> fault.pointer() + " " + fault.code() + ": " + fault.detail()
                        + (fault.remedy() == null ? "" : " " + fault.remedy()))
                .toList();
        csv.writeRecord(
                claim.at(),
                safe(claim.reference()),
                result,
                caseReference,
                reasonCode == null ? "" : reasonCode,
                safe(String.join(" | ", told)));
    }

    /** A spreadsheet must not take a cell for a formula. */
    private static String safe(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
