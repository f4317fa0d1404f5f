package de.mahnwerk.merchant.imports;

import de.mahnwerk.merchant.receivables.Arrival;
import de.mahnwerk.merchant.receivables.Arrival.Fate;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.receivables.Registered;
import de.mahnwerk.platform.bank.Fault;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.mail.DeliveryReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to imports. Every call is one transaction of its tenant: a file is in the books, or it is not. */
@Component
public class Imports {

    /** Rows that travel to the database as one parameter. */
    private static final int CHUNK = 5_000;

    /** Of a dry run, which is undone. */
    private static final long NO_FILE_YET = -1;

    private record Known(long id, int faults, boolean done) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Receivables receivables;
    private final Documents documents;
    private final StatementEntries entries;
    private final Matcher matcher;
    private final ImportFaults importFaults;
    private final LongLists longLists;
    private final SavedColumns saved;
    private final ReturnedMails returnedMails;

    Imports(
            JdbcClient db,
            Tenancy tenancy,
            Receivables receivables,
            Documents documents,
            StatementEntries entries,
            Matcher matcher,
            ImportFaults importFaults,
            LongLists longLists,
            SavedColumns saved,
            ReturnedMails returnedMails) {
        this.importFaults = importFaults;
        this.longLists = longLists;
        this.returnedMails = returnedMails;
        this.db = db;
        this.tenancy = tenancy;
        this.receivables = receivables;
        this.documents = documents;
        this.entries = entries;
        this.matcher = matcher;
        this.saved = saved;
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
            Registered registered = register(tenant, id, file, asOf, faults);
            int added = file.entries().isEmpty() ? 0 : entries.add(tenant, id, file.entries());
            matcher.match(tenant);
            DeliveryReport report = file.report();
            int returned = report == null ? 0 : returnedMails.take(tenant, report, user);
            int seen = file.entries().size() + file.undelivered().size() - added - returned;
            finish(tenant, id, file, registered, Math.max(0, seen), faults);
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
        return tryOut(tenant, file, document.sha256(), 0, asOf);
    }

    /** The same for a long list, of which the first lines are tried. */
    public DryRun tryOut(long tenant, String fileName, InputStreamSource list, LocalDate asOf) {
        ReadFile file = OpenItemsTable.head(fileName, list::getInputStream, mapping(tenant), LongLists.TRIED_LINES);
        LongLists.Tried tried = longLists.tryOut(tenant, fileName, list, asOf);
        return tryOut(tenant, file, tried.sha256(), tried.lines(), asOf);
    }

    private DryRun tryOut(long tenant, ReadFile file, String sha256, long lines, LocalDate asOf) {
        List<Fault> faults = new ArrayList<>(file.faults());
        return tenancy.rolledBack(tenant, () -> {
            Optional<Known> known = known(tenant, sha256);
            Registered registered = register(tenant, known.map(Known::id).orElse(NO_FILE_YET), file, asOf, faults);
            boolean taken = known.filter(one -> one.done() && one.faults() == 0).isPresent();
            return new DryRun(
                    file.file(),
                    sha256,
                    file.kind() == null ? null : file.kind().name(),
                    registered,
                    file.invoices(),
                    file.entries(),
                    file.undelivered(),
                    faults,
                    taken,
                    lines,
                    file.columns());
        });
    }

    /** The content of a file that was tried out. */
    public Optional<byte[]> tried(long tenant, String sha256) {
        return tenancy.as(tenant, () -> documents.read(tenant, sha256).map(Document::content));
    }

    /**
     * Takes invoices that another system brings into the books; what became of each, in their order. The same again changes
     * nothing.
     */
    public List<Taken> register(long tenant, List<ReadInvoice> invoices, LocalDate asOf) {
        return tenancy.as(tenant, () -> {
            List<Optional<InvoiceRules.Breach>> breaches =
                    invoices.stream().map(InvoiceRules::check).toList();
            List<Arrival> sound = new ArrayList<>();
            for (int i = 0; i < invoices.size(); i++) {
                if (breaches.get(i).isEmpty()) {
                    sound.add(arrival(invoices.get(i)));
                }
            }
            Iterator<Fate> fates =
                    receivables.register(tenant, sound, 0, asOf).fates().iterator();
            matcher.match(tenant);
            return breaches.stream()
                    .map(breach -> breach.map(Taken::refused).orElseGet(() -> Taken.of(fates.next())))
                    .toList();
        });
    }

    static Arrival arrival(ReadInvoice invoice) {
        return new Arrival(invoice.at(), OpenItems.of(invoice));
    }

    private Registered register(long tenant, long id, ReadFile file, LocalDate asOf, List<Fault> faults) {
        Registered sum = Registered.NOTHING;
        List<ReadInvoice> invoices = file.invoices();
        for (int from = 0; from < invoices.size(); from += CHUNK) {
            List<ReadInvoice> chunk = invoices.subList(from, Math.min(invoices.size(), from + CHUNK));
            Receivables.Outcome outcome = receivables.register(
                    tenant, chunk.stream().map(Imports::arrival).toList(), id, asOf);
            sum = sum.plus(outcome.sum());
            for (int i = 0; i < chunk.size(); i++) {
                Taken.fault(chunk.get(i), outcome.fates().get(i)).ifPresent(faults::add);
            }
        }
        return sum;
    }

    private Optional<Known> known(long tenant, String sha256) {
        return db.sql(
                        "select id, faults, state = 'DONE' as done from import where tenant = :tenant and sha256 = :sha256 for update")
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
                .param("entries", file.entries().size() + file.undelivered().size())
                .param("known", knownEntries)
                .param("faults", faults.size())
                .update());
        importFaults.clear(tenant, id);
        importFaults.add(tenant, id, 0, faults);
    }

    /** The newest imports first. */
    public List<TakenFile> list(long tenant, int most) {
        return tenancy.as(
                tenant,
                () -> db.sql(TAKEN + " where i.tenant = :tenant and i.state <> 'TRIED' order by i.id desc limit :most")
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

    /** What of the file could not be understood, the first of it in its order. */
    public List<Fault> faults(long tenant, long id, int most) {
        return tenancy.as(tenant, () -> importFaults.first(tenant, id, most));
    }

    /** All of it, one after the other. */
    public void eachFault(long tenant, long id, Consumer<Fault> each) {
        tenancy.run(tenant, () -> importFaults.each(tenant, id, each));
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

    /** What the tenant has said of the columns of its lists. */
    public ColumnMapping mapping(long tenant) {
        return tenancy.as(tenant, () -> saved.mapping(tenant));
    }

    private static final String TAKEN = """
            select i.id, i.file_name, i.kind, i.taken_on, i.taken_by, i.invoices, i.added, i.changed, i.unchanged, i.entries,
                   i.known_entries,
                   (select count(*) from statement_entry e
                     where e.tenant = i.tenant and e.import_id = i.id and e.state in ('MATCHED', 'SETTLEMENT')) as matched,
                   (select count(*) from statement_entry e
                     where e.tenant = i.tenant and e.import_id = i.id and e.state = 'UNMATCHED') as unmatched,
                   i.faults, i.state, i.lines, i.lines_done, i.trouble
              from import i
            """;
}
