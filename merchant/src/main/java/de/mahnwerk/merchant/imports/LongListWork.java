package de.mahnwerk.merchant.imports;

import de.mahnwerk.merchant.receivables.Arrival;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.receivables.Registered;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.bank.Fault;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.RecurringWork;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes long lists chunk by chunk. Each chunk is one transaction that notes up to which line the list is taken, so that after
 * a crash the rest is taken, and no line twice.
 */
@Component
class LongListWork implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(LongListWork.class);

    /** Lines of a chunk: enough for sets, little enough for the memory and for a page that shows progress. */
    private static final int CHUNK = 10_000;

    private record Running(long id, LocalDate takenOn, long linesDone) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Tenants tenants;
    private final Imports imports;
    private final ImportParts parts;
    private final ImportFaults faults;
    private final Receivables receivables;
    private final Matcher matcher;

    LongListWork(
            JdbcClient db,
            Tenancy tenancy,
            Tenants tenants,
            Imports imports,
            ImportParts parts,
            ImportFaults faults,
            Receivables receivables,
            Matcher matcher) {
        this.db = db;
        this.tenancy = tenancy;
        this.tenants = tenants;
        this.imports = imports;
        this.parts = parts;
        this.faults = faults;
        this.receivables = receivables;
        this.matcher = matcher;
    }

    @Override
    public String name() {
        return "long-lists";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int work() {
        int done = 0;
        for (Tenant merchant : tenants.all()) {
            for (Running running : running(merchant.tenant())) {
                take(merchant.tenant(), running);
                done++;
            }
        }
        return done;
    }

    private List<Running> running(long tenant) {
        return tenancy.as(
                tenant,
                () -> db.sql("""
                                select id, taken_on, lines_done from import
                                 where tenant = :tenant and state = 'RUNNING' order by id
                                """).param("tenant", tenant).query(Running.class).list());
    }

    /** Takes what is left of a list; what goes wrong is noted, and tried again at the next turn. */
    private void take(long tenant, Running running) {
        try (CsvLines lines = CsvLines.of(() -> parts.open(tenant, running.id()));
                ExecutorService ahead = Executors.newVirtualThreadPerTaskExecutor()) {
            OpenItemsReader reader = OpenItemsReader.of(lines, imports.mapping(tenant));
            reader.skipTo(running.linesDone());
            // the next chunk is read while the database writes this one
            Future<Chunk> next = ahead.submit(() -> Chunk.read(reader));
            boolean more = true;
            for (long from = running.linesDone(); more; ) {
                Chunk chunk = next.get();
                next = ahead.submit(() -> Chunk.read(reader));
                more = takeSound(tenant, running, chunk, from);
                if (from == 0 || !more) {
                    letPlannerKnow(tenant);
                }
                from = chunk.line();
            }
        } catch (ExecutionException e) {
            stopped(tenant, running, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            stopped(tenant, running, e);
        }
    }

    /** Else the lists of a new merchant are planned for empty tables until the database notices by itself. */
    private void letPlannerKnow(long tenant) {
        tenancy.run(tenant, () -> {
            int _ = db.sql("analyze customer, open_item, item_entry").update();
        });
    }

    /**
     * The next lines as they were understood.
     *
     * @param line where the last of them starts
     * @param last whether nothing comes after them
     */
    private record Chunk(List<ReadInvoice> invoices, List<Fault> broken, long line, boolean last) {

        private static Chunk read(OpenItemsReader reader) {
            List<ReadInvoice> invoices = new ArrayList<>(CHUNK);
            List<Fault> broken = new ArrayList<>(reader.refusal().stream().toList());
            int read = 0;
            while (read < CHUNK && reader.next(invoices, broken)) {
                read++;
            }
            return new Chunk(invoices, broken, reader.line(), read < CHUNK);
        }
    }

    /** A line that the database refuses is a fault of that line; the rest of its chunk is taken. */
    private boolean takeSound(long tenant, Running running, Chunk chunk, long from) {
        try {
            return take(tenant, running, chunk, from);
        } catch (DuplicateKeyException e) {
            // somebody else brought one of them at the same time: the next turn sees it
            throw e;
        } catch (DataIntegrityViolationException e) {
            LOG.warn("import={} a line after {} is refused by the database", running.id(), from, e);
            return take(tenant, running, withoutRefused(tenant, running, chunk), from);
        }
    }

    private Chunk withoutRefused(long tenant, Running running, Chunk chunk) {
        List<ReadInvoice> sound = new ArrayList<>();
        List<Fault> broken = new ArrayList<>(chunk.broken());
        for (ReadInvoice one : chunk.invoices()) {
            try {
                var _ = tenancy.rolledBack(tenant, () -> register(tenant, running, List.of(one), new ArrayList<>()));
                sound.add(one);
            } catch (DataIntegrityViolationException e) {
                broken.add(new Fault(one.at(), "", one.number(), "line-not-taken"));
            }
        }
        return new Chunk(sound, broken, chunk.line(), chunk.last());
    }

    /** Takes a chunk; false when nothing is left, or somebody else has gone on. */
    private boolean take(long tenant, Running running, Chunk chunk, long from) {
        return tenancy.as(tenant, () -> {
            Optional<Integer> before = faultsBefore(tenant, running.id(), from);
            if (before.isEmpty()) {
                return false;
            }
            List<Fault> broken = new ArrayList<>(chunk.broken());
            Registered registered = register(tenant, running, chunk.invoices(), broken);
            faults.add(tenant, running.id(), before.get(), broken);
            advance(tenant, running.id(), chunk, registered, broken.size());
            if (chunk.last()) {
                matcher.match(tenant);
            }
            return !chunk.last();
        });
    }

    private Registered register(long tenant, Running running, List<ReadInvoice> invoices, List<Fault> broken) {
        Receivables.Outcome outcome = receivables.register(
                tenant, invoices.stream().map(Imports::arrival).toList(), running.id(), running.takenOn());
        List<Arrival.Fate> fates = outcome.fates();
        for (int i = 0; i < fates.size(); i++) {
            Taken.fault(invoices.get(i), fates.get(i)).ifPresent(broken::add);
        }
        return outcome.sum();
    }

    /** Locks the import where it was left; how many faults it has. */
    private Optional<Integer> faultsBefore(long tenant, long id, long from) {
        return db.sql("""
                        select faults from import
                         where tenant = :tenant and id = :id and state = 'RUNNING' and lines_done = :from for update
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .param("from", from)
                .query(Integer.class)
                .optional();
    }

    private void advance(long tenant, long id, Chunk chunk, Registered registered, int broken) {
        Rows.exactlyOne(db.sql("""
                        update import set lines_done = case when :last then greatest(lines, :line) else :line end,
                               state = case when :last then 'DONE' else state end, invoices = invoices + :invoices,
                               added = added + :added, changed = changed + :changed, unchanged = unchanged + :unchanged,
                               faults = faults + :faults, trouble = null
                         where tenant = :tenant and id = :id
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .param("line", chunk.line())
                .param("last", chunk.last())
                .param("invoices", chunk.invoices().size())
                .param("added", registered.added())
                .param("changed", registered.changed())
                .param("unchanged", registered.unchanged())
                .param("faults", broken)
                .update());
    }

    private void stopped(long tenant, Running running, Throwable why) {
        LOG.warn("import={} stopped and is taken up again", running.id(), why);
        tenancy.run(tenant, () -> {
            int _ = db.sql("update import set trouble = :trouble where tenant = :tenant and id = :id")
                    .param("tenant", tenant)
                    .param("id", running.id())
                    .param("trouble", why.getClass().getSimpleName())
                    .update();
        });
    }
}
