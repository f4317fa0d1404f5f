package de.mahnwerk.bench;

import de.mahnwerk.app.Folders;
import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import de.mahnwerk.app.SideDoor;
import de.mahnwerk.platform.days.RecurringWork;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A side of a benchmark on its own server, on a day that does not pass.
 *
 * @param folder of the server; deleted at the end when {@code temporary}
 */
record BenchSide(Side side, Path folder, boolean temporary, Side.Running running, String token)
        implements AutoCloseable {

    /** Starts it in {@code folder}, or in a temporary one. */
    static BenchSide start(Side side, @Nullable Path folder, LocalDate today) throws IOException {
        Path data = folder == null ? Files.createTempDirectory("mahnwerk-bench") : folder;
        String token = OperatorToken.of(data, side);
        Map<String, String> settings = new HashMap<>(settings(data, today));
        settings.put("mahnwerk.operator-token", token);
        try {
            return new BenchSide(side, data, folder == null, side.start(settings), token);
        } catch (RuntimeException e) {
            if (folder == null) {
                Folders.delete(data);
            }
            throw e;
        }
    }

    static Map<String, String> settings(Path data, LocalDate today) {
        return Map.of(
                "mahnwerk.data",
                data.toString(),
                "mahnwerk.clock",
                "LAPSE",
                "mahnwerk.start-day",
                today.toString(),
                "server.port",
                "0",
                "logging.level.root",
                "WARN");
    }

    URI address() {
        return running.address();
    }

    SideDoor operator() {
        return new SideDoor(running.address(), token);
    }

    Postgres server() {
        return new Postgres(folder, side);
    }

    <T> T bean(Class<T> type) {
        return running.context().getBean(type);
    }

    /** The recurring work of that name, to be done when the benchmark says so. */
    RecurringWork work(String name) {
        return running.context().getBeansOfType(RecurringWork.class).values().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static void say(PrintWriter out, String what) {
        out.println(what);
        out.flush();
    }

    @Override
    public void close() {
        running.close();
        if (temporary) {
            Folders.delete(folder);
        }
    }
}
