package de.mahnwerk.platform.database;

import de.mahnwerk.platform.CannotStart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 of our own in a folder that is kept between runs: durable, on loopback, and started again when
 * somebody kills it. A server that a killed program left behind is stopped first; a second program on the same folder
 * is refused.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    /** A server that was killed reads its log again before it answers; that may take minutes. */
    private static final Duration START_TIME = Duration.ofMinutes(10);

    private static final Duration STOP_TIME = Duration.ofSeconds(60);
    private static final Duration BETWEEN_STARTS = Duration.ofSeconds(1);

    /** Between the start of a process and its own note of it in the pid file. */
    private static final Duration NOTE_DELAY = Duration.ofMinutes(1);

    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "listen_addresses", "localhost",
            "max_connections", "200",
            "shared_buffers", "256MB",
            "jit", "off",
            // a table that fills for the first time must not be read for a minute by plans made when it was empty
            "autovacuum_naptime", "5s",
            "max_wal_size", "2GB"));

    private final Path folder;
    private final int port;
    private final FileChannel lockFile;
    private final PgCtl control;
    private volatile boolean closing;

    private EmbeddedServer(Path folder, FileChannel lockFile) throws IOException, InterruptedException {
        this.folder = folder;
        this.lockFile = lockFile;
        this.port = freePort();
        this.control = launch();
    }

    /** Starts the server whose data lies in {@code folder}; makes the folder when there is none. */
    public static EmbeddedServer start(Path folder) {
        try {
            Path place = folder.toAbsolutePath();
            Files.createDirectories(place);
            EmbeddedServer started = new EmbeddedServer(place, lock(place));
            var _ = Thread.ofVirtual().name("postgres-watch").start(started::watch);
            return started;
        } catch (IOException e) {
            throw new CannotStart("The embedded PostgreSQL in " + folder + " does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded PostgreSQL started", e);
        }
    }

    /** The JDBC address of a database of this server, for its owner. */
    public String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(port, database);
    }

    public String createDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'");
            if (!found.next()) {
                boolean _ = statement.execute("create database " + name);
                boolean _ = statement.execute("revoke connect on database " + name + " from public");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        return url(name);
    }

    private PgCtl launch() throws IOException, InterruptedException {
        Optional<ProcessHandle> leftover = postmasterOf(folder);
        if (leftover.isPresent()) {
            stopLeftover(leftover.get());
        } else {
            forgetStranger(folder);
        }
        Optional<PgCtl> known = knownBinaries();
        if (known.isEmpty()) {
            return launchUnpacked();
        }
        startWith(known.get());
        return known.get();
    }

    /** Unpacks the binaries, makes the data folder when it is new, and starts. */
    private PgCtl launchUnpacked() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                // what is a capital letter and what comes first does not depend on who starts us
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setErrorRedirector(
                        ProcessBuilder.Redirect.appendTo(PgCtl.log(folder).toFile()))
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(PgCtl.log(folder).toFile()))
                .setPort(port)
                .setPGStartupWait(START_TIME);
        SETTINGS.forEach(builder::setServerConfig);
        // the server runs on its own from here; this object only knows how it was started
        EmbeddedPostgres _ = builder.start();
        Path postgres = postmasterOf(folder)
                .flatMap(process -> process.info().command())
                .map(Path::of)
                .orElseThrow(() -> new IOException("the started server has no process"));
        Path _ = Files.writeString(binariesNote(), archive() + "\n" + postgres);
        return new PgCtl(postgres, folder);
    }

    /** The binaries of the last start, when they are still there and of the same archive: unpacking costs a second. */
    private Optional<PgCtl> knownBinaries() throws IOException {
        if (!Files.exists(binariesNote()) || !Files.exists(folder.resolve("postgresql.conf"))) {
            return Optional.empty();
        }
        List<String> note = Files.readAllLines(binariesNote());
        return note.size() == 2 && note.getFirst().equals(archive())
                ? Optional.of(new PgCtl(Path.of(note.get(1)), folder)).filter(PgCtl::exists)
                : Optional.empty();
    }

    private Path binariesNote() {
        return folder.resolveSibling("postgres.binaries");
    }

    /** Where the packed binaries lie: the jar's name tells their version. */
    private static String archive() {
        for (String system : List.of("linux", "darwin", "windows")) {
            for (String processor : List.of("x86_64", "arm_64", "arm_64v8")) {
                URL found = EmbeddedPostgres.class.getResource("/postgres-" + system + "-" + processor + ".txz");
                if (found != null) {
                    return found.toString();
                }
            }
        }
        return "";
    }

    private void startWith(PgCtl known) throws IOException, InterruptedException {
        if (!known.start(port, SETTINGS, START_TIME)) {
            // processes of a server that was killed just now need a moment to end
            TimeUnit.MILLISECONDS.sleep(BETWEEN_STARTS.toMillis());
            if (!known.start(port, SETTINGS, START_TIME)) {
                throw new IOException("PostgreSQL does not start; its log is " + PgCtl.log(folder));
            }
        }
    }

    private void watch() {
        try {
            while (!closing) {
                Optional<ProcessHandle> process = postmasterOf(folder);
                if (process.isPresent()) {
                    ProcessHandle gone = process.get().onExit().get();
                    LOG.debug("postgres process {} ended", gone.pid());
                }
                startAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody watches the embedded PostgreSQL any more", e);
        }
    }

    private synchronized void startAgain() throws InterruptedException {
        while (!closing) {
            LOG.warn("The embedded PostgreSQL has ended; starting it again on port {}", port);
            try {
                if (control.start(port, SETTINGS, START_TIME)) {
                    return;
                }
                LOG.error("The embedded PostgreSQL did not start; see {}. Trying again", PgCtl.log(folder));
            } catch (IOException e) {
                LOG.error("The embedded PostgreSQL did not start. Trying again", e);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_STARTS.toMillis());
        }
    }

    /** The running server of this folder: the process that its pid file names and that began when the file says. */
    private static Optional<ProcessHandle> postmasterOf(Path folder) {
        List<String> note = pidFile(folder);
        return note.size() < 3
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(note.getFirst().strip()))
                        .filter(process -> process.info()
                                .command()
                                .filter(command -> command.endsWith("postgres") || command.endsWith("postgres.exe"))
                                .isPresent())
                        .filter(process -> beganAt(
                                process,
                                Instant.ofEpochSecond(Long.parseLong(note.get(2).strip()))));
    }

    private static boolean beganAt(ProcessHandle process, Instant noted) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, noted).abs().compareTo(NOTE_DELAY) < 0)
                .orElse(true);
    }

    private static List<String> pidFile(Path folder) {
        Path file = folder.resolve("postmaster.pid");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A killed server leaves its pid file. PostgreSQL sees by itself that nobody has that number any more; only when a
     * stranger got it since (after a reboot, in a container) it would refuse to start.
     */
    private static void forgetStranger(Path folder) throws IOException {
        List<String> note = pidFile(folder);
        boolean stranger = !note.isEmpty()
                && ProcessHandle.of(Long.parseLong(note.getFirst().strip())).isPresent();
        if (stranger) {
            Files.delete(folder.resolve("postmaster.pid"));
        }
    }

    private static void stopLeftover(ProcessHandle postmaster) throws IOException, InterruptedException {
        LOG.info("Stopping the PostgreSQL that a killed program left behind, process {}", postmaster.pid());
        try {
            // SIGINT is PostgreSQL's fast shutdown: roll back, write everything down, end
            int told = new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .start()
                    .waitFor();
            LOG.debug("kill answered {}", told);
            ProcessHandle ended = postmaster.onExit().get(STOP_TIME.toSeconds(), TimeUnit.SECONDS);
            LOG.debug("process {} ended", ended.pid());
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("cannot stop the leftover PostgreSQL process " + postmaster.pid(), e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolveSibling(folder.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new CannotStart("Another Mahnwerk already runs on the data in " + folder
                    + ". Stop it, or give this one another folder with --data.");
        }
        return channel;
    }

    /** False when another process, or this one, has the lock already. It ends with the process, however that ends. */
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Ends the server, so that everything it holds is on the disk. */
    @Override
    public void close() {
        closing = true;
        stop();
    }

    /** Not while the watch is just starting the server again. */
    private synchronized void stop() {
        try {
            if (lockFile.isOpen()) {
                if (!control.stop(STOP_TIME)) {
                    LOG.warn("The embedded PostgreSQL did not stop cleanly; it will recover at the next start");
                }
                lockFile.close();
            }
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly; it will recover at the next start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
