package de.mahnwerk.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** How a side is started for a benchmark, and how its figures are said while it runs. */
final class BenchSide {

    private BenchSide() {}

    /** On a day that does not pass. */
    static Map<String, String> settings(Path data, String token, LocalDate today) {
        return Map.of(
                "mahnwerk.data",
                data.toString(),
                "mahnwerk.operator-token",
                token,
                "mahnwerk.clock",
                "LAPSE",
                "mahnwerk.start-day",
                today.toString(),
                "server.port",
                "0",
                "logging.level.root",
                "WARN");
    }

    static void say(PrintWriter out, String what) {
        out.println(what);
        out.flush();
    }
}
