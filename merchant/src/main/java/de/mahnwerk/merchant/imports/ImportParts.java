package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code import_part}: a file in the database, of which no more than one part is in memory. */
@Component
class ImportParts {

    private static final int PART = 1 << 20;

    private final JdbcClient db;
    private final Tenancy tenancy;

    ImportParts(JdbcClient db, Tenancy tenancy) {
        this.db = db;
        this.tenancy = tenancy;
    }

    /** Keeps a file, in the caller's transaction. */
    void store(long tenant, long importId, InputStream file) throws IOException {
        byte[] part = file.readNBytes(PART);
        for (int number = 0; part.length > 0; number++) {
            Rows.exactlyOne(db.sql("""
                            insert into import_part (tenant, import_id, part, content)
                            values (:tenant, :import, :part, :content)
                            """)
                    .param("tenant", tenant)
                    .param("import", importId)
                    .param("part", number)
                    .param("content", part)
                    .update());
            part = file.readNBytes(PART);
        }
    }

    /** Whether the file of an import is kept here. */
    boolean hold(long tenant, long importId) {
        return db.sql("select exists (select 1 from import_part where tenant = :tenant and import_id = :import)")
                .param("tenant", tenant)
                .param("import", importId)
                .query(Boolean.class)
                .single();
    }

    /** The file from its beginning; each part is read when it is reached, in a transaction of its own. */
    InputStream open(long tenant, long importId) {
        return new InputStream() {
            private InputStream part = InputStream.nullInputStream();
            private int number;
            private boolean ended;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int read = part.read(into, from, most);
                while (read < 0 && !ended) {
                    Optional<byte[]> next = part(tenant, importId, number++);
                    ended = next.isEmpty();
                    part = new ByteArrayInputStream(next.orElseGet(() -> new byte[0]));
                    read = part.read(into, from, most);
                }
                return read;
            }
        };
    }

    private Optional<byte[]> part(long tenant, long importId, int number) {
        return tenancy.as(
                tenant,
                () -> db.sql(
                                "select content from import_part where tenant = :tenant and import_id = :import and part = :part")
                        .param("tenant", tenant)
                        .param("import", importId)
                        .param("part", number)
                        .query(byte[].class)
                        .optional());
    }
}
