package de.mahnwerk.bench;

import de.mahnwerk.app.Folders;
import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Hands claims over through both real sides, durable on both: a batch from one click in the merchant's list to the agency's
 * answer in the merchant's data, single calls of eight clients, and the way back of an event.
 */
@Command(
        name = "handover",
        description = "Claims a second from the merchant's data to the agency's and back, and how long an event takes.",
        mixinStandardHelpOptions = true)
final class HandoverCommand implements Callable<Integer> {

    private static final String ITEMS = "select count(*) from open_item";
    private static final String ANSWERED = "select count(*) from handover where state = 'ACCEPTED'";
    private static final int LATENCIES = 100;
    private static final double SINGLE_SHARE = 0.25;

    @Spec
    private CommandSpec spec;

    @Option(names = "--claims", defaultValue = "20000", description = "claims of the batch, default ${DEFAULT-VALUE}")
    private int claims;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "length of a slice of yardstick and of single calls, default ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--push",
            description = "events come as webhooks, one call each; else the merchant waits at the feed, as in the demo")
    private boolean push;

    @Option(names = "--data", paramLabel = "DIR", description = "folder for the databases; else a temporary one")
    private @Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        Path data = folder == null ? Files.createTempDirectory("mahnwerk-bench") : folder;
        try (Side.Running agency = Side.AGENCY.start(settings(data, Side.AGENCY));
                Side.Running merchant = Side.MERCHANT.start(settings(data, Side.MERCHANT));
                Companies companies = Companies.open(
                        data,
                        agency.address(),
                        agency.address(),
                        merchant.address(),
                        push ? merchant.address().toString() : "")) {
            return measure(data, companies, agency.address());
        } finally {
            if (folder == null) {
                Folders.delete(data);
            }
        }
    }

    private static Map<String, String> settings(Path data, Side side) {
        Map<String, String> settings = new HashMap<>();
        settings.put("mahnwerk.data", data.toString());
        settings.put("mahnwerk.operator-token", OperatorToken.of(data, side));
        settings.put("mahnwerk.webhooks.allow-private", "true");
        settings.put("server.port", "0");
        if (side == Side.AGENCY) {
            // the allowance of one client is not what is measured
            settings.put("agency.requests-per-minute", "10000000");
        }
        settings.put("logging.level.root", "WARN");
        return settings;
    }

    private int measure(Path data, Companies companies, URI agency) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Postgres merchantDb = new Postgres(data, Side.MERCHANT);
        Yardstick yardstick = new Yardstick(new Postgres(data, Side.AGENCY));
        SingleCalls single = new SingleCalls(merchantDb, companies.client());
        NewsLatency latency = new NewsLatency(merchantDb, companies.client());

        say(out, "Warming up ...");
        double _ = batch(companies, merchantDb, "W", Math.min(2_000, claims));
        double _ = single.measure(Math.max(1, seconds / 2));
        settle(merchantDb, data);

        say(out, "Handing over " + claims + " claims by one click ...");
        double before = yardstick.measure(seconds);
        double batch = batch(companies, merchantDb, "B", claims);
        settle(merchantDb, data);
        double between = yardstick.measure(seconds);
        double batchYard = (before + between) / 2;
        say(out, line("handover-batch", batch, batchYard));

        say(out, "Eight clients, one claim a call ...");
        double singles = single.measure(seconds);
        double singleYard = (between + yardstick.measure(seconds)) / 2;
        say(out, line("handover-single", singles, singleYard));
        say(
                out,
                "calls that are turned away at the door, eight clients: %.0f/s"
                        .formatted(new TurnedAway(agency).measure(seconds)));

        settle(merchantDb, data);
        say(out, "The way back of an event ...");
        say(out, "event to merchant, idle: " + latency.measure(cases(merchantDb, LATENCIES)));
        say(out, "event to merchant, while a batch is handed over: " + underLoad(companies, merchantDb, latency));
        settle(merchantDb, data);

        say(out, line("handover-single", singles, singleYard));
        say(out, line("handover-batch", batch, batchYard));
        return batch >= batchYard && singles >= SINGLE_SHARE * singleYard ? 0 : 1;
    }

    /** Claims a second from the click until the merchant has the agency's answer to each of them in its data. */
    private static double batch(Companies companies, Postgres merchant, String series, int count) {
        bill(companies, merchant, series, count);
        long before = merchant.number(ANSWERED).orElse(0);
        long start = System.nanoTime();
        companies.handOverEverything();
        merchant.awaitAtLeast(ANSWERED, before + count);
        return count * 1e9 / (System.nanoTime() - start);
    }

    /** A long list is taken in pieces after its upload. */
    private static void bill(Companies companies, Postgres merchant, String series, int count) {
        long before = merchant.number(ITEMS).orElse(0);
        companies.bill(series, count);
        merchant.awaitAtLeast(ITEMS, before + count);
    }

    /** Waits until the merchant has applied every event of the agency. */
    private static void settle(Postgres merchant, Path data) {
        Postgres agency = new Postgres(data, Side.AGENCY);
        long patience = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() < patience) {
            long there = agency.number("select count(*) from case_event").orElse(-1);
            long here = merchant.number("select count(*) from case_event").orElse(-2);
            if (there == here) {
                return;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new IllegalStateException("the merchant did not catch up within five minutes");
    }

    private NewsLatency.Spread underLoad(Companies companies, Postgres merchant, NewsLatency latency) throws Exception {
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<Double> load = beside.submit(() -> batch(companies, merchant, "L", claims));
            NewsLatency.Spread spread = latency.measure(cases(merchant, LATENCIES));
            double _ = load.get();
            return spread;
        }
    }

    /** Cases of the first series, each with more than a few cents open. */
    private static List<UUID> cases(Postgres merchant, int count) throws SQLException {
        List<UUID> cases = new ArrayList<>();
        try (Connection connection = merchant.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select case_id from handover where state = 'ACCEPTED' order by id limit " + count)) {
            while (row.next()) {
                cases.add(row.getObject(1, UUID.class));
            }
        }
        return cases;
    }

    private static String line(String name, double ours, double yardstick) {
        return String.format(
                Locale.ROOT, "%s: ours %.0f/s, yardstick %.0f/s, ratio %.2f", name, ours, yardstick, ours / yardstick);
    }

    private static void say(PrintWriter out, String what) {
        out.println(what);
        out.flush();
    }
}
