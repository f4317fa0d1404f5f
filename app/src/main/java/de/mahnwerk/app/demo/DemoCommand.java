package de.mahnwerk.app.demo;

import de.mahnwerk.app.Folders;
import de.mahnwerk.app.world.Lapse;
import de.mahnwerk.app.world.Merchant;
import de.mahnwerk.app.world.OwnFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds the demo world on both sides and lives it in time-lapse. */
@Command(
        name = "demo",
        description = "Starts both sides, lives through a demo world in time-lapse, prints the figures and stays up.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--days", defaultValue = "180", description = "days of time-lapse, default ${DEFAULT-VALUE}")
    private int days;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "the same seed gives the same world, default ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--customers",
            defaultValue = "2000",
            description = "with five invoices each, default ${DEFAULT-VALUE}")
    private int customers;

    @Option(names = "--headless", description = "ends after the time-lapse")
    private boolean headless;

    @Option(names = "--report", paramLabel = "FILE", description = "writes the figures as JSON")
    private @Nullable Path report;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of the demo's databases; its last demo is deleted")
    private @Nullable Path data;

    @Option(names = "--merchant-port", defaultValue = "8081", description = "default ${DEFAULT-VALUE}")
    private int merchantPort;

    @Option(names = "--agency-port", defaultValue = "8082", description = "default ${DEFAULT-VALUE}")
    private int agencyPort;

    @Option(
            names = "--merchant-at",
            paramLabel = "URL",
            description = "a merchant side that already runs (serve merchant with MAHNWERK_CLOCK=LAPSE and"
                    + " MAHNWERK_STARTDAY=2026-04-20) instead of one of our own; needs --agency-at and its --data")
    private @Nullable URI merchantAt;

    @Option(names = "--agency-at", paramLabel = "URL", description = "the same for the agency side")
    private @Nullable URI agencyAt;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = (data == null ? Folders.data(System.getenv()).resolve("demo") : data).toAbsolutePath();
        DemoWorld world = new DemoWorld(seed, customers, days);
        try (DemoSides sides = sides(folder, out)) {
            sides.open(Merchant.ALL, DemoWorld.FIRST_DAY);
            out.printf("Living %d days from %s with %d customers:%n", days, DemoWorld.FIRST_DAY, customers);
            new TimeLapse(world, sides, seed, Lapse.TRUST_IBAN, out).run(DemoWorld.FIRST_DAY, days);
            DemoReport figures = DemoReport.of(sides);
            figures.print(out);
            if (report != null) {
                Path _ = Files.writeString(report, figures.text());
            }
            if (!figures.proved()) {
                out.println("  The books do NOT agree: see the reconciliation page.");
                out.flush();
            }
            if (!headless) {
                places(out, sides);
                new CountDownLatch(1).await();
            }
            return figures.proved() ? 0 : 1;
        }
    }

    private DemoSides sides(Path folder, PrintWriter out) throws IOException {
        if (merchantAt != null && agencyAt != null) {
            return DemoSides.at(agencyAt, merchantAt, folder);
        }
        out.printf("Starting both sides (databases in %s) ...%n", OwnFolder.fresh(folder));
        out.flush();
        return DemoSides.start(folder, merchantPort, agencyPort, DemoWorld.FIRST_DAY);
    }

    private static void places(PrintWriter out, DemoSides sides) {
        out.printf("%n  Merchants  %s%n", sides.merchantAddress());
        Merchant.ALL.forEach(merchant -> out.printf(
                "             user %s, password %s (%s)%n", merchant.login(), DemoSides.PASSWORD, merchant.name()));
        out.printf(
                "  Agency     %s%n             user %s, password %s%n",
                sides.agencyAddress(), DemoSides.CLERK, DemoSides.PASSWORD);
        out.println("  Ctrl-C ends both.");
        out.flush();
    }
}
