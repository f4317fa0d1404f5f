package de.mahnwerk.merchant.handover;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.protocol.ProtocolJson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/**
 * The table {@code sent_file}. A message is written before its files are sent, so it names them by the outbox messages that
 * carry them; when its turn comes the agency has given each its id.
 */
@Component
class SentFiles {

    private static final String DOCUMENTS = "documents";
    private static final TypeReference<LinkedHashMap<String, Object>> MESSAGE = new TypeReference<>() {};

    private final JdbcClient db;

    SentFiles(JdbcClient db) {
        this.db = db;
    }

    void keep(long tenant, UUID message, UUID document) {
        int _ = db.sql("""
                        insert into sent_file (tenant, message_id, document_id) values (:tenant, :message, :document)
                        on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("message", message)
                .param("document", document)
                .update();
    }

    /** The message as the agency understands it. A file that it refused waits for a person and is not named. */
    String named(long tenant, String message) {
        Map<String, Object> said = ProtocolJson.strict().readValue(message, MESSAGE);
        if (!(said.get(DOCUMENTS) instanceof List<?> files) || files.isEmpty()) {
            return message;
        }
        Map<String, String> documents = documents(tenant, files);
        said.put(
                DOCUMENTS,
                files.stream()
                        .map(file -> documents.get(String.valueOf(file)))
                        .filter(Objects::nonNull)
                        .toList());
        return ProtocolJson.strict().writeValueAsString(said);
    }

    private Map<String, String> documents(long tenant, List<?> files) {
        Map<String, String> documents = new HashMap<>();
        db.sql("""
                        select message_id::text, document_id::text from sent_file
                         where tenant = :tenant
                           and message_id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))
                        """).param("tenant", tenant).param("ids", Rows.json(files)).query(row -> {
            String _ = documents.put(row.getString(1), row.getString(2));
        });
        return documents;
    }
}
