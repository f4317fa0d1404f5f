package de.mahnwerk.agency.files;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code case_document}. The same content is on a case once; every call works inside a transaction of the client. */
@Component
public class CaseFiles {

    /** A document to be put on a case. */
    public record NewFile(UUID caseId, String sender, String kind, Document content) {}

    private record Row(
            UUID id, UUID caseId, String sender, String kind, String name, String mediaType, int size, String sha256) {}

    private static final String COLUMNS =
            "client, id, number, case_id, sender, kind, name, media_type, size, sha256, added_at";

    private static final RowMapper<CaseFile> MAPPER = (row, n) -> new CaseFile(
            row.getLong("client"),
            row.getObject("id", UUID.class),
            row.getLong("number"),
            row.getObject("case_id", UUID.class),
            row.getString("sender"),
            row.getString("kind"),
            row.getString("name"),
            row.getString("media_type"),
            row.getLong("size"),
            row.getString("sha256"),
            row.getObject("added_at", OffsetDateTime.class).toInstant());

    private final JdbcClient db;
    private final Documents documents;
    private final BusinessClock clock;

    CaseFiles(JdbcClient db, Documents documents, BusinessClock clock) {
        this.db = db;
        this.documents = documents;
        this.clock = clock;
    }

    /** Keeps documents, content and all; what is on its case already is left as it is. The new ones. */
    public List<CaseFile> add(long client, List<NewFile> files) {
        documents.store(
                client, clock.today(), files.stream().map(NewFile::content).toList());
        List<Row> rows = files.stream()
                .map(file -> new Row(
                        Ids.next(),
                        file.caseId(),
                        file.sender(),
                        file.kind(),
                        file.content().name(),
                        file.content().mediaType(),
                        file.content().content().length,
                        file.content().sha256()))
                .toList();
        return db.sql("""
                        insert into case_document (client, id, case_id, sender, kind, name, media_type, size, sha256, added_at)
                        select :client, r.id, r.case_id, r.sender, r.kind, r.name, r.media_type, r.size, r.sha256, :now
                          from jsonb_to_recordset(:rows::jsonb) as r(id uuid, case_id uuid, sender text, kind text, name text,
                               media_type text, size bigint, sha256 text)
                        on conflict (client, case_id, sha256) do nothing
                        returning
                        """ + " " + COLUMNS)
                .param("client", client)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("rows", Rows.json(rows))
                .query(MAPPER)
                .list();
    }

    /** The document of the case with this content. */
    public Optional<CaseFile> ofContent(long client, UUID caseId, String sha256) {
        return db.sql("select " + COLUMNS + """
                          from case_document where client = :client and case_id = :case and sha256 = :sha256
                        """)
                .param("client", client)
                .param("case", caseId)
                .param("sha256", sha256)
                .query(MAPPER)
                .optional();
    }

    /** Documents of the case after a cursor, oldest first. */
    public List<CaseFile> after(long client, UUID caseId, long number, int most) {
        return db.sql("select " + COLUMNS + """
                          from case_document
                         where client = :client and case_id = :case and number > :after order by number limit :most
                        """)
                .param("client", client)
                .param("case", caseId)
                .param("after", number)
                .param("most", most)
                .query(MAPPER)
                .list();
    }

    /** Whether all these are documents of the case. */
    public boolean known(long client, UUID caseId, Collection<UUID> ids) {
        return ids.isEmpty()
                || db.sql("""
                        select count(*) from case_document
                         where client = :client and case_id = :case
                           and id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                        """)
                                .param("client", client)
                                .param("case", caseId)
                                .param("ids", Rows.json(ids))
                                .query(Long.class)
                                .single()
                        == new HashSet<>(ids).size();
    }

    /** The content of a document of the case. */
    public Optional<Document> content(long client, UUID caseId, UUID id) {
        return db.sql("""
                        select sha256 from case_document where client = :client and case_id = :case and id = :id
                        """)
                .param("client", client)
                .param("case", caseId)
                .param("id", id)
                .query(String.class)
                .optional()
                .flatMap(sha256 -> documents.read(client, sha256));
    }
}
