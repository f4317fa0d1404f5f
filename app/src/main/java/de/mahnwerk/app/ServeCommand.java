package de.mahnwerk.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts the program itself. */
@Command(
        name = "serve",
        description = "Starts the merchant side, the agency side, or both; each has its own database.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SIDE",
            defaultValue = "both",
            description = "merchant, agency or both (default)")
    private String which;

    @Mixin
    private SideOptions options;

    @Option(
            names = "--db-url",
            defaultValue = "${env:MAHNWERK_DBURL}",
            description = "JDBC address of an external PostgreSQL (15 or later); only with one side; default: the"
                    + " environment's MAHNWERK_DBURL, where nobody reads its password in a list of processes")
    private @Nullable String dbUrl;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "starts in a throw-away folder and ends, to train the AOT cache")
    private boolean rehearse;

    @Override
    public Integer call() throws Exception {
        List<Side> sides = switch (which) {
            case "both" -> List.of(Side.AGENCY, Side.MERCHANT);
            case "merchant" -> List.of(Side.MERCHANT);
            case "agency" -> List.of(Side.AGENCY);
            default ->
                throw new picocli.CommandLine.ParameterException(
                        spec.commandLine(), "SIDE is merchant, agency or both, not " + which);
        };
        if (dbUrl != null && sides.size() > 1) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--db-url names one database: start each side alone with its own");
        }
        if (rehearse) {
            return rehearse();
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<Side, Map<String, String>> wanted = new LinkedHashMap<>();
        for (Side side : sides) {
            Map<String, String> settings = new TreeMap<>(options.settings(side));
            if (dbUrl != null) {
                settings.put("mahnwerk.db-url", dbUrl);
            }
            wanted.put(side, settings);
        }
        Side.startAll(wanted).forEach((side, running) -> out.println(side.key() + ": " + running.address()));
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private int rehearse() throws Exception {
        Path folder = java.nio.file.Files.createTempDirectory("mahnwerk-rehearsal");
        try {
            options.data(folder);
            for (Side side : List.of(Side.AGENCY, Side.MERCHANT)) {
                Map<String, String> settings = new TreeMap<>(options.settings(side));
                settings.put("server.port", "0");
                try (Side.Running running = side.start(settings)) {
                    Pages.open(running.address());
                }
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }
}
