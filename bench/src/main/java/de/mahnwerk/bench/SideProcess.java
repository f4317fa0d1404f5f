package de.mahnwerk.bench;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.app.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One side as a process of its own, which can be killed as by a power cut and started again at the same address. */
final class SideProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int PID_LINE = 0;
    private static final List<String> JVM = List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Side side;
    private final Path data;
    private final Path output;
    private final int port;
    private @Nullable Process process;

    /** Not started yet; {@code data} is shared with the other side as with {@code serve both}. */
    SideProcess(Side side, Path data) throws IOException {
        this.side = side;
        this.data = data;
        this.output = data.resolve(side.key() + ".out");
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Starts it and waits until it serves. */
    void start() throws IOException {
        long said = Files.exists(output) ? Files.size(output) : 0;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath, "de.mahnwerk.app.Mahnwerk", "serve", side.key()));
        command.addAll(List.of("--data", data.toString(), "--" + side.key() + "-port", Integer.toString(port)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("MAHNWERK_WEBHOOKS_ALLOW_PRIVATE", "true");
        if (side == Side.AGENCY) {
            // ten thousand debtors who pay on the same day are not what one client's allowance is made for
            builder.environment().put("AGENCY_REQUESTS_PER_MINUTE", "10000000");
        }
        Process started = builder.start();
        process = started;
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!saidSince(said).contains(side.key() + ": http")) {
            if (!started.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("the " + side.key() + " did not start:\n" + saidSince(said));
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private String saidSince(long position) {
        try {
            return Files.readString(output).substring((int) position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: nothing is finished, flushed or said. The database server lives on until the next start stops it. */
    void kill() {
        Process killed = requireNonNull(process).destroyForcibly().onExit().join();
        assert !killed.isAlive();
    }

    /** SIGKILL for the database server; the side itself lives on and starts it again. */
    void killDatabase() throws IOException {
        Path file = data.resolve(side.key()).resolve("postgres").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).get(PID_LINE).strip());
        ProcessHandle.of(pid).ifPresent(postmaster -> {
            boolean told = postmaster.destroyForcibly();
            assert told;
        });
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroy();
            Process ended = running.onExit().join();
            assert !ended.isAlive();
        }
    }
}
