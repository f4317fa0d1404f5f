package de.mahnwerk.stories;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import de.mahnwerk.app.SideDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One side as an operator runs it: a process of its own with its own database. It can be killed as by a power cut. */
final class Program implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> JVM = List.of(
            "-Xmx600m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Side side;
    private final Path data;
    private final List<String> options;
    private final Map<String, String> environment;
    private final Path output;
    private @Nullable Process process;
    private @Nullable URI address;

    /** A side that is not yet started; {@code options} as on the command line, {@code environment} as in a shell. */
    Program(Side side, Path folder, List<String> options, Map<String, String> environment) {
        this.side = side;
        this.data = folder;
        this.options = options;
        this.environment = environment;
        this.output = folder.resolve(side.key() + ".out");
    }

    /** Starts it, at its old address when it ran before, and waits until it says that it serves. */
    Program start() throws IOException {
        Path _ = Files.createDirectories(data);
        long said = Files.exists(output) ? Files.size(output) : 0;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-cp", classPath(), "de.mahnwerk.app.Mahnwerk", "serve", side.key()));
        command.addAll(List.of("--data", data.toString()));
        command.addAll(
                List.of("--" + side.key() + "-port", address == null ? "0" : Integer.toString(address.getPort())));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        await().atMost(PATIENCE).until(() -> !started.isAlive() || served(said).isPresent());
        address = served(said)
                .orElseThrow(
                        () -> new IllegalStateException("the " + side.key() + " did not start:\n" + saidSince(said)));
        return this;
    }

    private Optional<URI> served(long since) {
        Matcher line = Pattern.compile("^" + side.key() + ": (http\\S+)$", Pattern.MULTILINE)
                .matcher(saidSince(since));
        return line.find() ? Optional.of(URI.create(line.group(1))) : Optional.empty();
    }

    /** What the program printed. */
    String saidSince(long position) {
        try {
            return Files.readString(output).substring((int) position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    URI address() {
        return requireNonNull(address);
    }

    Path data() {
        return data;
    }

    /** SIGKILL: nothing is finished, flushed or said. */
    void kill() {
        Process killed = requireNonNull(process).destroyForcibly().onExit().join();
        assert !killed.isAlive();
    }

    /** SIGKILL for the database server; the side itself lives on. */
    void killPostmaster() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(pidFile().getFirst().strip()))
                .orElseThrow(() -> new IllegalStateException("no database server runs in " + data));
        boolean killed = postmaster.destroyForcibly();
        if (!killed) {
            throw new IllegalStateException("cannot kill " + postmaster.pid());
        }
        postmaster.onExit().join();
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(data.resolve(side.key()).resolve("postgres").resolve("postmaster.pid"));
    }

    /** One number out of the side's database, asked past the program; empty while the database cannot be reached. */
    Optional<Long> number(String sql) {
        try {
            List<String> pid = pidFile();
            if (pid.size() < 4) {
                return Optional.empty();
            }
            String url = "jdbc:postgresql://localhost:%s/%s?user=postgres"
                    .formatted(pid.get(3).strip(), side.key());
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        } catch (IOException | SQLException e) {
            return Optional.empty();
        }
    }

    /** Waits until the database shows at least {@code least}. */
    void awaitAtLeast(String sql, long least) {
        await(sql)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> number(sql).orElse(-1L) >= least);
    }

    /** The side's operator. */
    SideDoor operator() {
        return new SideDoor(address(), OperatorToken.of(data, side));
    }

    /** A person at the side's pages. */
    SideDoor login(String login, String password) {
        SideDoor door = new SideDoor(address(), "");
        door.logIn(login, password);
        return door;
    }

    /** Ends it as a service manager would; its database ends with it. */
    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            Process ended = process.onExit().join();
            assert !ended.isAlive();
        }
    }
}
