package de.mahnwerk.agency.privacy;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.privacy.KnownPerson.Known;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.letters.LetterPdf;
import de.mahnwerk.platform.web.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the information that a person may ask for (Art. 15 GDPR): a letter, the same data for machines (as Art. 20 asks for)
 * and every letter that went to the person, in one file. Business secrets of clients and data of others stay out (Art. 15(4)).
 */
@Component
public class PersonInformation {

    private final JdbcClient db;
    private final AgencySettings agency;
    private final StoredData stored;
    private final Cases cases;
    private final Documents documents;
    private final LetterPdf pdf = new LetterPdf();
    private final Language german = new Language(Locale.GERMANY, "agency");
    private final Language english = new Language(Locale.UK, "agency");

    PersonInformation(JdbcClient db, AgencySettings agency, StoredData stored, Cases cases, Documents documents) {
        this.db = db;
        this.agency = agency;
        this.stored = stored;
        this.cases = cases;
        this.documents = documents;
    }

    /**
     * The file for one person, noted as given; in a transaction over all clients.
     *
     * @param records of the person, at least one
     * @param withheld whether the wording of messages between client and agency holds secrets of others
     */
    public Document give(List<Known> records, boolean withheld, String by, LocalDate day) {
        // the record that was made last knows the person best
        Known latest = records.stream()
                .reduce((one, other) -> one.id() > other.id() ? one : other)
                .orElseThrow();
        CaseDebtor debtor = debtor(latest);
        boolean inEnglish = debtor.language().equals("en");
        Information told = new Information(
                agency, debtor, stored.of(records, inEnglish), withheld, day, inEnglish ? english : german);
        Map<String, byte[]> files = new LinkedHashMap<>();
        Language words = told.words();
        files.put(words.text("privacy.file") + ".pdf", pdf.write(new InformationLetter(told).letter()));
        files.put(words.text("privacy.file") + ".json", InformationJson.of(told));
        letters(records).forEach(files::putIfAbsent);
        Document file = new Document(
                words.text("privacy.file") + "-" + latest.references().getFirst() + ".zip",
                "application/zip",
                zip(files));
        note(records, by, day, file.sha256());
        return file;
    }

    private CaseDebtor debtor(Known record) {
        List<UUID> ids = stored.cases(record.client(), List.of(record.id()));
        return requireNonNull(cases.debtors(record.client(), ids.subList(0, 1)).get(ids.getFirst()));
    }

    private Map<String, byte[]> letters(List<Known> records) {
        Map<String, byte[]> letters = new LinkedHashMap<>();
        records.stream().collect(Collectors.groupingBy(Known::client)).forEach((client, own) -> {
            List<String> written = db.sql("""
                            select distinct document from letter
                             where client = :client
                               and case_id = any(array(select x::uuid from jsonb_array_elements_text(:cases::jsonb) x))
                            """)
                    .param("client", client)
                    .param(
                            "cases",
                            Rows.json(stored.cases(
                                    client, own.stream().map(Known::id).toList())))
                    .query(String.class)
                    .list();
            documents
                    .read(client, written)
                    .values()
                    .forEach(letter -> letters.put("letters/" + letter.name(), letter.content()));
        });
        return letters;
    }

    private void note(Collection<Known> records, String by, LocalDate day, String sha256) {
        record Row(long client, long debtor) {}
        int noted = db.sql("""
                        insert into information_given (client, debtor_id, given_on, given_by, sha256)
                        select r.client, r.debtor, :day, :by, :sha256
                          from jsonb_to_recordset(:rows::jsonb) as r(client bigint, debtor bigint)
                        """)
                .param(
                        "rows",
                        Rows.json(records.stream()
                                .map(one -> new Row(one.client(), one.id()))
                                .toList()))
                .param("day", day)
                .param("by", by)
                .param("sha256", sha256)
                .update();
        if (noted != records.size()) {
            throw new IllegalStateException("noted " + noted + " of " + records.size());
        }
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(65_536);
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        return out.toByteArray();
    }
}
