package de.mahnwerk.merchant.imports;

import de.mahnwerk.merchant.receivables.NewOpenItem;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.receivables.Registered;
import de.mahnwerk.platform.bank.Fault;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to imports. Every call is one transaction of its tenant: a file is in the books, or it is not. */
@Component
public class Imports {

    /** Rows that travel to the database as one parameter. */
    private static final int CHUNK = 5_000;

    private record Known(long id, int faults) {}

    private record FaultRow(int position, String at, String field, String value, String code) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Receivables receivables;
    private final Documents documents;
    private final StatementEntries entries;
    private final Matcher matcher;

    Imports(
            JdbcClient db,
            Tenancy tenancy,
            Receivables receivables,
            Documents documents,
            StatementEntries entries,
            Matcher matcher) {
        this.db = db;
        this.tenancy = tenancy;
        this.receivables = receivables;
        this.documents = documents;
        this.entries = entries;
        this.matcher = matcher;
    }

    /**
     * Takes a file into the books and returns the import's number. The same content again changes nothing; after faults
     * it is read again, for a mapping may have been saved meanwhile.
     */
    public long take(long tenant, String fileName, byte[] bytes, LocalDate asOf, String user) {
        ReadFile file = FileReaders.read(fileName, bytes, mapping(tenant));
        return tenancy.as(tenant, () -> {
            Document document = new Document(fileName, "application/octet-stream", bytes);
            Optional<Known> known = known(tenant, document.sha256());
            if (known.isPresent() && known.get().faults() == 0) {
                return known.get().id();
            }
            documents.store(tenant, asOf, List.of(document));
            long id = known.isPresent()
                    ? known.get().id()
                    : begin(tenant, fileName, document.sha256(), file.kind(), asOf, user);
            List<Fault> faults = new ArrayList<>(file.faults());
            Registered registered = register(tenant, file, asOf, faults);
            int added = file.entries().isEmpty() ? 0 : entries.add(tenant, id, file.entries());
            matcher.match(tenant);
            finish(tenant, id, file, registered, file.entries().size() - added, faults);
            return id;
        });
    }

    /**
     * What {@link #take} would do with a file: the same work, undone at its end. The file itself is kept, so that it can
     * be taken by its {@code sha256} without being sent again.
     */
    public DryRun tryOut(long tenant, String fileName, byte[] bytes, LocalDate asOf) {
        ReadFile file = FileReaders.read(fileName, bytes, mapping(tenant));
        Document document = new Document(fileName, "application/octet-stream", bytes);
        tenancy.run(tenant, () -> documents.store(tenant, asOf, List.of(document)));
        List<Fault> faults = new ArrayList<>(file.faults());
        try {
            tenancy.run(tenant, () -> {
                Registered registered = register(tenant, file, asOf, faults);
                boolean taken = known(tenant, document.sha256())
                        .filter(known -> known.faults() == 0)
                        .isPresent();
                throw new Undone(new DryRun(
                        fileName,
                        document.sha256(),
                        file.kind() == null ? null : file.kind().name(),
                        registered,
                        file.invoices(),
                        file.entries(),
                        faults,
                        taken));
            });
        } catch (Undone undone) {
            return undone.result;
        }
        throw new IllegalStateException("a dry run always ends undone");
    }

    /** The content of a file that was tried out. */
    public Optional<byte[]> tried(long tenant, String sha256) {
        return tenancy.as(tenant, () -> documents.read(tenant, sha256).map(Document::content));
    }

    /** Carries the result out of the transaction that it rolls back. */
    private static final class Undone extends RuntimeException {
        private final transient DryRun result;

        private Undone(DryRun result) {
            super("dry run", null, false, false);
            this.result = result;
        }
    }

    private Registered register(long tenant, ReadFile file, LocalDate asOf, List<Fault> faults) {
        List<NewOpenItem> items = file.invoices().stream().map(OpenItems::of).toList();
        Registered sum = new Registered(0, 0, 0);
        for (int from = 0; from < items.size(); from += CHUNK) {
            int to = Math.min(items.size(), from + CHUNK);
            List<NewOpenItem> chunk = items.subList(from, to);
            Set<String> otherwise = knownOtherwise(tenant, chunk);
            file.invoices().subList(from, to).stream()
                    .filter(invoice -> otherwise.contains(invoice.number()))
                    .map(i -> new Fault(i.at(), "", i.number(), "number-known-otherwise"))
                    .forEach(faults::add);
            sum = sum.plus(receivables.register(
                    tenant,
                    chunk.stream()
                            .filter(item -> !otherwise.contains(item.number()))
                            .toList(),
                    asOf));
        }
        return sum;
    }

    /** A number that is taken by another amount is never changed silently. */
    private Set<String> knownOtherwise(long tenant, List<NewOpenItem> items) {
        return db.sql("""
                        select i.number from open_item i
                          join jsonb_to_recordset(:rows::jsonb) as r(number text, currency text, amount_cents bigint)
                            on r.number = i.number
                         where i.tenant = :tenant and (i.amount_cents <> r.amount_cents or i.currency <> r.currency)
                        """).param("tenant", tenant).param("rows", Rows.json(items)).query(String.class).list().stream()
                .collect(Collectors.toSet());
    }

    private Optional<Known> known(long tenant, String sha256) {
        return db.sql("select id, faults from import where tenant = :tenant and sha256 = :sha256 for update")
                .param("tenant", tenant)
                .param("sha256", sha256)
                .query(Known.class)
                .optional();
    }

    private long begin(
            long tenant, String fileName, String sha256, ReadFile.@Nullable Kind kind, LocalDate asOf, String user) {
        return db.sql("""
                        insert into import (tenant, file_name, sha256, kind, taken_on, taken_by)
                        values (:tenant, :name, :sha256, :kind, :day, :user) returning id
                        """)
                .param("tenant", tenant)
                .param("name", fileName)
                .param("sha256", sha256)
                .param("kind", kind == null ? null : kind.name())
                .param("day", asOf)
                .param("user", user)
                .query(Long.class)
                .single();
    }

    private void finish(
            long tenant, long id, ReadFile file, Registered registered, int knownEntries, List<Fault> faults) {
        Rows.exactlyOne(db.sql("""
                        update import set kind = :kind, invoices = :invoices, added = :added, changed = :changed,
                               unchanged = :unchanged, entries = :entries, known_entries = :known, faults = :faults
                         where tenant = :tenant and id = :id
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .param("kind", file.kind() == null ? null : file.kind().name())
                .param("invoices", file.invoices().size())
                .param("added", registered.added())
                .param("changed", registered.changed())
                .param("unchanged", registered.unchanged())
                .param("entries", file.entries().size())
                .param("known", knownEntries)
                .param("faults", faults.size())
                .update());
        List<FaultRow> rows = new ArrayList<>();
        faults.forEach(f -> rows.add(new FaultRow(rows.size() + 1, f.at(), f.field(), f.value(), f.code())));
        int _ = db.sql("delete from import_fault where tenant = :tenant and import_id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .update();
        int _ = db.sql("""
                        insert into import_fault (tenant, import_id, position, at, field, value, code)
                        select :tenant, :id, r.* from jsonb_to_recordset(:rows::jsonb)
                               as r(position int, at text, field text, value text, code text)
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .param("rows", Rows.json(rows))
                .update();
    }

    /** The newest imports first. */
    public List<TakenFile> list(long tenant, int most) {
        return tenancy.as(
                tenant,
                () -> db.sql(TAKEN + " where i.tenant = :tenant order by i.id desc limit :most")
                        .param("tenant", tenant)
                        .param("most", most)
                        .query(TakenFile.class)
                        .list());
    }

    public Optional<TakenFile> find(long tenant, long id) {
        return tenancy.as(
                tenant,
                () -> db.sql(TAKEN + " where i.tenant = :tenant and i.id = :id")
                        .param("tenant", tenant)
                        .param("id", id)
                        .query(TakenFile.class)
                        .optional());
    }

    /** What of the file could not be understood, in its order. */
    public List<Fault> faults(long tenant, long id) {
        return tenancy.as(
                tenant,
                () -> db.sql("""
                                select at, field, value, code from import_fault
                                 where tenant = :tenant and import_id = :id order by position
                                """)
                        .param("tenant", tenant)
                        .param("id", id)
                        .query(Fault.class)
                        .list());
    }

    /** The work list: entries after {@code after} (0 for the first) that wait for a person. */
    public List<UnmatchedEntry> unmatched(long tenant, long after, int most) {
        return tenancy.as(tenant, () -> entries.list(tenant, after, most));
    }

    public int unmatchedCount(long tenant) {
        return tenancy.as(
                tenant,
                () -> db.sql("select count(*) from statement_entry where tenant = :tenant and state = 'UNMATCHED'")
                        .param("tenant", tenant)
                        .query(Integer.class)
                        .single());
    }

    /** What the waiting payments after {@code after} may mean, best first for each. */
    public List<MatchProposal> proposals(long tenant, long after, int most) {
        return tenancy.as(tenant, () -> matcher.proposals(tenant, after, most));
    }

    /** Books a waiting payment to the items that were proposed; false when it no longer waits or does not fit. */
    public boolean accept(long tenant, long entryId, List<Long> items) {
        return tenancy.as(tenant, () -> matcher.accept(tenant, entryId, items, "PERSON"));
    }

    /** From which confidence on payments are booked without asking; 100 for never. */
    public int automaticFrom(long tenant) {
        return tenancy.as(tenant, () -> matcher.automaticFrom(tenant));
    }

    public void automaticFrom(long tenant, int confidence) {
        tenancy.run(tenant, () -> matcher.automaticFrom(tenant, confidence));
    }

    /** Books a waiting entry to an item; false when it no longer waits, or the two cannot belong together. */
    public boolean assign(long tenant, long entryId, long itemId) {
        return tenancy.as(tenant, () -> matcher.assign(tenant, entryId, itemId));
    }

    /** The tenant's own names of columns. */
    public ColumnMapping mapping(long tenant) {
        return tenancy.as(tenant, () -> {
            Map<String, Column> names = new HashMap<>();
            db.sql("select header, meaning from column_name where tenant = :tenant")
                    .param("tenant", tenant)
                    .query(row -> {
                        names.put(row.getString(1), Column.valueOf(row.getString(2)));
                    });
            return new ColumnMapping(names);
        });
    }

    /** Saves own names of columns for all later imports; other saved names stay. */
    public void saveMapping(long tenant, ColumnMapping mapping) {
        tenancy.run(tenant, () -> {
            int _ = db.sql("""
                            insert into column_name (tenant, header, meaning)
                            select :tenant, key, value from jsonb_each_text(:names::jsonb)
                            on conflict (tenant, header) do update set meaning = excluded.meaning
                            """)
                    .param("tenant", tenant)
                    .param("names", names(mapping))
                    .update();
        });
    }

    private static String names(ColumnMapping mapping) {
        String list = Rows.json(List.of(mapping.byHeader()));
        return list.substring(1, list.length() - 1);
    }

    private static final String TAKEN = """
            select i.id, i.file_name, i.kind, i.taken_on, i.taken_by, i.invoices, i.added, i.changed, i.unchanged, i.entries,
                   i.known_entries,
                   (select count(*) from statement_entry e
                     where e.tenant = i.tenant and e.import_id = i.id and e.state in ('MATCHED', 'SETTLEMENT')) as matched,
                   (select count(*) from statement_entry e
                     where e.tenant = i.tenant and e.import_id = i.id and e.state = 'UNMATCHED') as unmatched,
                   i.faults
              from import i
            """;
}
