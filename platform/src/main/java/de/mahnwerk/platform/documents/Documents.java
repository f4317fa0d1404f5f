package de.mahnwerk.platform.documents;

import de.mahnwerk.platform.database.Rows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents by their SHA-256; the same content twice is one document. Never changed, never deleted. */
public final class Documents {

    /** Content with the name and the type under which it is offered for download. */
    public record Document(String name, String mediaType, byte[] content) {

        /** Lower-case hexadecimal SHA-256 of the content: the document's id. */
        public String sha256() {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK knows SHA-256", e);
            }
        }

        public static Document text(String name, String mediaType, String text) {
            return new Document(name, mediaType, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final JdbcClient db;
    private final JdbcTemplate batches;

    public Documents(JdbcClient db, JdbcTemplate batches) {
        this.db = db;
        this.batches = batches;
    }

    /** Stores all in one batch. */
    public void store(long tenant, LocalDate day, List<Document> documents) {
        int[][] _ = batches.batchUpdate("""
                insert into document (tenant, sha256, media_type, name, content, created_on)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """, documents, 200, (statement, document) -> {
            statement.setLong(1, tenant);
            statement.setString(2, document.sha256());
            statement.setString(3, document.mediaType());
            statement.setString(4, document.name());
            statement.setBytes(5, document.content());
            statement.setObject(6, day);
        });
    }

    public Optional<Document> read(long tenant, String sha256) {
        return db.sql("select name, media_type, content from document where tenant = :tenant and sha256 = :sha256")
                .param("tenant", tenant)
                .param("sha256", sha256)
                .query((row, n) -> new Document(row.getString(1), row.getString(2), row.getBytes(3)))
                .optional();
    }

    /** Many at once, by their SHA-256; what there is not is not in the answer. */
    public Map<String, Document> read(long tenant, Collection<String> wanted) {
        return db
                .sql("""
                        select sha256, name, media_type, content from document
                         where tenant = :tenant and sha256 = any(array(select jsonb_array_elements_text(:wanted::jsonb)))
                        """)
                .param("tenant", tenant)
                .param("wanted", Rows.json(wanted))
                .query((row, n) ->
                        Map.entry(row.getString(1), new Document(row.getString(2), row.getString(3), row.getBytes(4))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
