package de.mahnwerk.bench;

import de.mahnwerk.app.Folders;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@link Chaos} from the command line. */
@Command(
        name = "chaos",
        description =
                "Claims and news through an unkind network while both sides are killed; then both books must agree.",
        mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--claims", defaultValue = "10000", description = "default ${DEFAULT-VALUE}")
    private int claims;

    @Option(
            names = "--payments",
            defaultValue = "4",
            description = "payments of each customer to the merchant, each an event more; default ${DEFAULT-VALUE}")
    private int payments;

    @Option(names = "--kills", defaultValue = "8", description = "of programs and servers, default ${DEFAULT-VALUE}")
    private int kills;

    @Option(
            names = "--unkind",
            defaultValue = "2",
            description = "per cent of calls that are delayed, lost, lose their answer, or are doubled: each; default"
                    + " ${DEFAULT-VALUE}")
    private int percentEach;

    @Option(names = "--seed", defaultValue = "5", description = "default ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--data", paramLabel = "DIR", description = "folder for databases and logs; else a temporary one")
    private @Nullable Path folder;

    /** Exit code 0 when nothing was lost, nothing doubled, and both books agree. */
    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path data = folder == null ? Files.createTempDirectory("mahnwerk-chaos") : Files.createDirectories(folder);
        long start = System.nanoTime();
        Chaos.Result result = new Chaos(new Chaos.Plan(claims, payments, kills, percentEach, seed), data, out).run();
        out.printf(Locale.ROOT, "calls to the agency: %s%n", result.toAgency());
        out.printf(Locale.ROOT, "pushes to the merchant: %s%n", result.toMerchant());
        result.wrong().forEach(out::println);
        out.printf(
                Locale.ROOT,
                "chaos: %d claims, %d events, %d kills, %d differences, %s in %d s%n",
                result.claims(),
                result.events(),
                result.kills(),
                result.differences(),
                result.wrong().isEmpty() ? "all well" : "NOT WELL",
                (System.nanoTime() - start) / 1_000_000_000);
        out.flush();
        if (folder == null && result.wrong().isEmpty()) {
            Folders.delete(data);
        }
        return result.wrong().isEmpty() ? 0 : 1;
    }
}
