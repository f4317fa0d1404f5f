package de.mahnwerk.bench;

import de.mahnwerk.app.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The due steps of a day in a large portfolio, by one, two and four processes of the agency on one database, beside plain
 * SQL that writes the same rows for as many other cases on the same server.
 */
@Command(
        name = "agency-day",
        description = "Steps a second that the strategy takes among a million open cases.",
        mixinStandardHelpOptions = true)
final class AgencyDayCommand implements Callable<Integer> {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);
    private static final List<Integer> WORKERS = List.of(1, 2, 4);
    private static final double SLOWEST = 1.0 / 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--cases", defaultValue = "1000000", description = "open cases, default ${DEFAULT-VALUE}")
    private int cases;

    @Option(names = "--data", paramLabel = "DIR", description = "folder for the database; else a temporary one")
    private @Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        try (BenchSide agency = BenchSide.start(Side.AGENCY, folder, TODAY)) {
            return measure(agency);
        }
    }

    private int measure(BenchSide agency) throws SQLException, IOException {
        Postgres server = agency.server();
        AgencyDayFill fill = new AgencyDayFill(server, cases, TODAY);
        for (int i = 1; i <= AgencyDayFill.CLIENTS; i++) {
            var _ = Companies.client(agency.operator(), "M-" + i);
        }
        long start = System.nanoTime();
        fill.fill();
        say(String.format(
                Locale.ROOT,
                "%d open cases of %d clients filled in %.0f s",
                cases,
                AgencyDayFill.CLIENTS,
                since(start)));
        List<Double> ours = new ArrayList<>();
        for (int round = 0; round < WORKERS.size(); round++) {
            ours.add(steps(agency.folder(), server, fill, round));
        }
        PlainDay plain = new PlainDay(server, fill);
        double yardstick = plain.measure(0, WORKERS.size());
        for (int round = 0; round < WORKERS.size(); round++) {
            say(new Measured(ours.get(round), yardstick)
                    .line("agency-day with %d processes".formatted(WORKERS.get(round))));
        }
        Measured best = new Measured(ours.stream().max(Double::compare).orElseThrow(), yardstick);
        say(best.line("agency-day"));
        return best.ours() >= SLOWEST * best.yardstick() ? 0 : 1;
    }

    /** Steps a second of a round. */
    private double steps(Path data, Postgres server, AgencyDayFill fill, int round) throws IOException, SQLException {
        LocalDate day = fill.day(round);
        long due = fill.due(round);
        List<StepProcess> workers = new ArrayList<>();
        try {
            for (int i = 0; i < WORKERS.get(round); i++) {
                workers.add(StepProcess.start(data, server.url(), day));
            }
            for (StepProcess worker : workers) {
                worker.untilReady();
            }
            long start = System.nanoTime();
            for (StepProcess worker : workers) {
                worker.live();
            }
            for (StepProcess worker : workers) {
                worker.untilDone();
            }
            double seconds = since(start);
            fill.prove(round, due);
            say(String.format(
                    Locale.ROOT, "%d due steps taken by %d processes in %.1f s", due, workers.size(), seconds));
            return due / seconds;
        } finally {
            workers.forEach(StepProcess::close);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void say(String what) {
        BenchSide.say(spec.commandLine().getOut(), what);
    }
}
