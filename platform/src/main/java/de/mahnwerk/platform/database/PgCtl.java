package de.mahnwerk.platform.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL's own control program for one data folder. It judges by itself whether a pid file is stale and refuses to
 * start while processes of a killed server still hold the data.
 */
final class PgCtl {

    private final Path program;
    private final Path folder;

    /** The program beside {@code postgres}, the server's executable. */
    PgCtl(Path postgres, Path folder) {
        this.program = postgres.resolveSibling("pg_ctl");
        this.folder = folder;
    }

    /** Starts the server and waits until it answers; false when it did not start in time. */
    boolean start(int port, Map<String, String> settings, Duration patience) throws IOException, InterruptedException {
        StringBuilder options = new StringBuilder("-p " + port);
        settings.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        return run(
                "-w",
                "-t",
                Long.toString(patience.toSeconds()),
                "-l",
                log(folder).toString(),
                "-o",
                options.toString(),
                "start");
    }

    /** Ends the server: open transactions are rolled back, everything is written down. */
    boolean stop(Duration patience) throws IOException, InterruptedException {
        return run("-w", "-t", Long.toString(patience.toSeconds()), "-m", "fast", "stop");
    }

    /** What the server has to say. */
    static Path log(Path folder) {
        return folder.resolveSibling("postgres.log");
    }

    private boolean run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is somebody else
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program.toString(), "-D", folder.toString()));
        command.addAll(List.of(arguments));
        File log = log(folder).toFile();
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .start()
                        .waitFor()
                == 0;
    }

    boolean exists() {
        return Files.isExecutable(program);
    }
}
