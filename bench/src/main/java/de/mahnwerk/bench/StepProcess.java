package de.mahnwerk.bench;

import de.mahnwerk.app.Side;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The agency in a process of its own, on a database that several share; it takes the due steps of one day when told. */
final class StepProcess implements AutoCloseable {

    private static final String READY = "ready";
    private static final String DONE = "done";
    private static final String STRATEGY = "strategy";
    private static final String NUMBERS = "events-sequencer";

    private final Process process;
    private final BufferedReader said;
    private final BufferedWriter told;

    private StepProcess(Process process) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.told = process.outputWriter(StandardCharsets.UTF_8);
    }

    static StepProcess start(Path data, String url, LocalDate day) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                StepProcess.class.getName(),
                data.toString(),
                url,
                day.toString());
        return new StepProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void untilReady() throws IOException {
        until(READY);
    }

    void live() throws IOException {
        told.write("live\n");
        told.flush();
    }

    void untilDone() throws IOException {
        until(DONE);
    }

    private void until(String word) throws IOException {
        String line = said.readLine();
        while (line != null && !line.equals(word)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException("a process of the agency ended before it was " + word);
        }
    }

    @Override
    public void close() {
        process.destroy();
        Process ended = process.onExit().join();
        assert !ended.isAlive();
    }

    /** The process itself: folder, address of the database, day. */
    public static void main(String[] arguments) throws IOException {
        LocalDate day = LocalDate.parse(arguments[2]);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Map<String, String> settings = new HashMap<>(BenchSide.settings(Path.of(arguments[0]), day));
        settings.put("mahnwerk.db-url", arguments[1]);
        try (Side.Running agency = Side.AGENCY.start(settings);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            out.println(READY);
            if (in.readLine() != null) {
                agency.context().getBeansOfType(DayJob.class).values().stream()
                        .filter(job -> job.name().equals(STRATEGY))
                        .forEach(job -> job.live(day));
                agency.context().getBeansOfType(RecurringWork.class).values().stream()
                        .filter(work -> work.name().equals(NUMBERS))
                        .forEach(StepProcess::untilNothingWaits);
                out.println(DONE);
            }
        }
    }

    private static void untilNothingWaits(RecurringWork work) {
        int done;
        do {
            done = work.work();
        } while (done > 0);
    }
}
