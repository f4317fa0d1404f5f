package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.api.Sha256;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The door for open-item lists that are too long to be taken while somebody waits: the file is kept in parts, and
 * {@link LongListWork} takes it chunk by chunk.
 */
@Component
public class LongLists {

    /** From so many bytes on a list is long. */
    private static final long LONG = 2L * 1024 * 1024;

    /** Lines of a long list that a dry run reads. */
    static final int TRIED_LINES = 5_000;

    private static final int HEAD = 1 << 16;

    private record Known(long id, String state, int faults) {

        /** Whether it was taken and nothing is left to mend. */
        private boolean done() {
            return state.equals("DONE") && faults == 0;
        }
    }

    private record Content(String sha256, long lines) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final ImportParts parts;
    private final ImportFaults faults;

    LongLists(JdbcClient db, Tenancy tenancy, ImportParts parts, ImportFaults faults) {
        this.db = db;
        this.tenancy = tenancy;
        this.parts = parts;
        this.faults = faults;
    }

    /** Whether a file of so many bytes is a long list, by its beginning. */
    public static boolean isOne(long bytes, InputStreamSource file) throws IOException {
        if (bytes < LONG) {
            return false;
        }
        try (InputStream in = file.getInputStream()) {
            return FileReaders.looksLikeList(in.readNBytes(HEAD));
        }
    }

    /**
     * Keeps a list to be taken and returns the import's number. The same content again changes nothing; after faults it is
     * taken again, for a mapping may have been saved meanwhile.
     */
    public long begin(long tenant, String fileName, InputStreamSource file, LocalDate asOf, String user) {
        return keep(tenant, fileName, file, asOf, user, "RUNNING").id();
    }

    /** Keeps a list that is tried out; {@link #start} takes it. Its SHA-256, and whether it has been taken without faults. */
    Tried tryOut(long tenant, String fileName, InputStreamSource file, LocalDate asOf) {
        return keep(tenant, fileName, file, asOf, "", "TRIED");
    }

    /** A list that was kept. */
    record Tried(long id, String sha256, boolean taken, long lines) {}

    /**
     * Begins to take a list that was tried out; one that was taken without faults stays as it is. Empty when no list of this
     * content was kept.
     */
    public Optional<Long> start(long tenant, String sha256, LocalDate asOf, String user) {
        return tenancy.as(
                tenant,
                () -> known(tenant, sha256)
                        .filter(known -> parts.hold(tenant, known.id()))
                        .map(known -> {
                            if (!known.state().equals("RUNNING") && !known.done()) {
                                begin(tenant, known, asOf, user);
                            }
                            return known.id();
                        }));
    }

    private Tried keep(
            long tenant, String fileName, InputStreamSource file, LocalDate asOf, String user, String state) {
        Content content = content(file);
        return tenancy.as(tenant, () -> {
            Optional<Known> known = known(tenant, content.sha256());
            boolean done = known.filter(Known::done).isPresent();
            if (known.isPresent()) {
                boolean again =
                        state.equals("RUNNING") && !done && !known.get().state().equals("RUNNING");
                if (again) {
                    begin(tenant, known.get(), asOf, user);
                }
                return new Tried(known.get().id(), content.sha256(), done, content.lines());
            }
            Optional<Long> added = add(tenant, fileName, content, asOf, user, state);
            if (added.isEmpty()) {
                // the same file came at the same time
                Known other = known(tenant, content.sha256()).orElseThrow();
                return new Tried(other.id(), content.sha256(), other.done(), content.lines());
            }
            long id = added.get();
            try (InputStream in = file.getInputStream()) {
                parts.store(tenant, id, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Tried(id, content.sha256(), false, content.lines());
        });
    }

    private void begin(long tenant, Known known, LocalDate asOf, String user) {
        faults.clear(tenant, known.id());
        Rows.exactlyOne(db.sql("""
                        update import set state = 'RUNNING', lines_done = 0, invoices = 0, added = 0, changed = 0, unchanged = 0,
                               faults = 0, taken_on = :day, taken_by = :user, trouble = null
                         where tenant = :tenant and id = :id
                        """)
                .param("tenant", tenant)
                .param("id", known.id())
                .param("day", asOf)
                .param("user", user)
                .update());
    }

    private Optional<Known> known(long tenant, String sha256) {
        return db.sql("select id, state, faults from import where tenant = :tenant and sha256 = :sha256 for update")
                .param("tenant", tenant)
                .param("sha256", sha256)
                .query(Known.class)
                .optional();
    }

    private Optional<Long> add(
            long tenant, String fileName, Content content, LocalDate asOf, String user, String state) {
        return db.sql("""
                        insert into import (tenant, file_name, sha256, kind, taken_on, taken_by, state, lines)
                        values (:tenant, :name, :sha256, 'OPEN_ITEMS', :day, :user, :state, :lines)
                        on conflict (tenant, sha256) do nothing returning id
                        """)
                .param("tenant", tenant)
                .param("name", fileName)
                .param("sha256", content.sha256())
                .param("day", asOf)
                .param("user", user)
                .param("state", state)
                .param("lines", content.lines())
                .query(Long.class)
                .optional();
    }

    /** Reads the file once. */
    private static Content content(InputStreamSource file) {
        MessageDigest digest = Sha256.digest();
        byte[] piece = new byte[HEAD];
        long lines = 0;
        byte last = '\n';
        try (InputStream in = file.getInputStream()) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
                for (int i = 0; i < read; i++) {
                    lines += piece[i] == '\n' ? 1 : 0;
                }
                last = read > 0 ? piece[read - 1] : last;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Content(HexFormat.of().formatHex(digest.digest()), last == '\n' ? lines : lines + 1);
    }
}
