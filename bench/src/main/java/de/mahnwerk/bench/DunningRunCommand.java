package de.mahnwerk.bench;

import de.mahnwerk.app.Side;
import de.mahnwerk.merchant.dunning.DunningRuns;
import de.mahnwerk.merchant.dunning.Release;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Proposes, releases and carries out a dunning run over a merchant's open items, beside plain SQL that writes the same for
 * another merchant with the same items on the same server.
 */
@Command(
        name = "dunning-run",
        description = "Open items a second that a dunning run takes from the proposal to the last notice.",
        mixinStandardHelpOptions = true)
final class DunningRunCommand implements Callable<Integer> {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);
    private static final int SMALLEST = 10_000;
    private static final double SLOWEST = 0.5;

    @Spec
    private CommandSpec spec;

    @Option(names = "--items", defaultValue = "1000000", description = "open items, default ${DEFAULT-VALUE}")
    private int items;

    @Option(names = "--data", paramLabel = "DIR", description = "folder for the database; else a temporary one")
    private @Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        try (BenchSide merchant = BenchSide.start(Side.MERCHANT, folder, TODAY)) {
            return measure(merchant);
        }
    }

    private int measure(BenchSide merchant) throws SQLException {
        PrintWriter out = spec.commandLine().getOut();
        Measured _ = measure(out, merchant, SMALLEST);
        Measured last = new Measured(0, 1);
        List<Integer> sizes = Stream.of(SMALLEST, items / 10, items)
                .filter(size -> size >= SMALLEST || size == items)
                .distinct()
                .sorted()
                .toList();
        for (int size : sizes) {
            last = measure(out, merchant, size);
            BenchSide.say(out, last.line("dunning-run of " + size));
        }
        BenchSide.say(out, last.line("dunning-run"));
        return last.ours() >= SLOWEST * last.yardstick() ? 0 : 1;
    }

    private static Measured measure(PrintWriter out, BenchSide merchant, int size) throws SQLException {
        Postgres server = merchant.server();
        DunningRuns runs = merchant.bean(DunningRuns.class);
        OpenItemsFill fill = new OpenItemsFill(server);
        long plain = BenchMerchant.create(merchant);
        long own = BenchMerchant.create(merchant);
        fill.fill(plain, size, TODAY);
        fill.fill(own, size, TODAY);
        double yardstick = new PlainRun(server).measure(plain, TODAY);
        long notices = notices(server, plain);
        HeapPeak heap = HeapPeak.reset();
        long start = System.nanoTime();
        long run = runs.propose(own, TODAY, "bench").orElseThrow();
        double proposed = (System.nanoTime() - start) / 1e9;
        if (!(runs.release(own, run, "bench") instanceof Release.Done)) {
            throw new IllegalStateException("the run was not released");
        }
        runs.execute(own, run);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (notices(server, own) != notices) {
            throw new IllegalStateException(
                    "%d notices, but the yardstick wrote %d".formatted(notices(server, own), notices));
        }
        BenchSide.say(
                out,
                String.format(
                        Locale.ROOT,
                        "%d open items, %d notices: proposed in %.1f s, carried out in %.1f s, at most %.0f MB of heap; yardstick %.1f s",
                        size,
                        notices,
                        proposed,
                        seconds - proposed,
                        heap.megabytes(),
                        yardstick));
        return new Measured(size / seconds, size / yardstick);
    }

    private static long notices(Postgres server, long tenant) {
        return server.number("select count(*) from dunning_notice where tenant = " + tenant)
                .orElseThrow();
    }
}
