package de.mahnwerk.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 of our own in a folder that is kept between runs: durable, on loopback, and started again when
 * somebody kills it. A server that a killed program left behind is stopped first; a second program on the same folder
 * is refused.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration START_TIME = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private final FileChannel lockFile;
    private volatile EmbeddedPostgres server;
    private volatile boolean closing;

    private EmbeddedServer(Path folder, FileChannel lockFile) throws IOException {
        this.folder = folder;
        this.lockFile = lockFile;
        this.port = freePort();
        this.server = launch();
    }

    /** Starts the server whose data lies in {@code folder}; makes the folder when there is none. */
    public static EmbeddedServer start(Path folder) {
        try {
            Files.createDirectories(folder);
            EmbeddedServer started = new EmbeddedServer(folder, lock(folder));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::close));
            var _ = Thread.ofVirtual().name("postgres-watch").start(started::watch);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the embedded PostgreSQL in " + folder, e);
        }
    }

    /** The JDBC address of a database of this server, for its owner. */
    public String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(port, database);
    }

    public String createDatabase(String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'");
            if (!found.next()) {
                boolean _ = statement.execute("create database " + name);
                boolean _ = statement.execute("revoke connect on database " + name + " from public");
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        return url(name);
    }

    /** The process of the running server, for tests that kill it. */
    public Optional<ProcessHandle> postmaster() {
        return postmasterOf(folder);
    }

    private EmbeddedPostgres launch() throws IOException {
        postmasterOf(folder).ifPresent(EmbeddedServer::stopLeftover);
        // a killed server leaves its pid file; the same number may belong to a stranger by now
        boolean removed = Files.deleteIfExists(folder.resolve("postmaster.pid"));
        LOG.debug("stale pid file removed: {}", removed);
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(START_TIME)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("jit", "off")
                .setServerConfig("max_wal_size", "2GB")
                .start();
    }

    private void watch() {
        while (!closing) {
            try {
                Optional<ProcessHandle> process = postmaster();
                if (process.isPresent()) {
                    ProcessHandle gone = process.get().onExit().get();
                    LOG.debug("postgres process {} ended", gone.pid());
                }
                if (!closing) {
                    LOG.warn("The embedded PostgreSQL has ended; starting it again on port {}", port);
                    server = launch();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | java.util.concurrent.ExecutionException e) {
                LOG.error("The embedded PostgreSQL does not start again; next try follows", e);
            }
        }
    }

    private static Optional<ProcessHandle> postmasterOf(Path folder) {
        Path file = folder.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(process -> process.info()
                                    .command()
                                    .map(command -> command.endsWith("postgres"))
                                    .orElse(false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stopLeftover(ProcessHandle postmaster) {
        LOG.info("Stopping the PostgreSQL that a killed program left behind, process {}", postmaster.pid());
        try {
            // SIGINT is PostgreSQL's fast shutdown: roll back, write everything down, end
            Process kill = new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
            int told = kill.waitFor();
            if (told != 0) {
                LOG.debug("kill answered {}", told);
            }
            ProcessHandle ended = postmaster.onExit().get(30, TimeUnit.SECONDS);
            LOG.debug("process {} ended", ended.pid());
        } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("cannot stop the leftover PostgreSQL process " + postmaster.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolveSibling(folder.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("another Mahnwerk already runs on the data in " + folder
                    + ": stop it, or give this one another folder with --data");
        }
        return channel;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public synchronized void close() {
        if (!closing) {
            closing = true;
            try {
                server.close();
                lockFile.close();
            } catch (IOException e) {
                LOG.warn("The embedded PostgreSQL did not stop cleanly", e);
            }
        }
    }
}
