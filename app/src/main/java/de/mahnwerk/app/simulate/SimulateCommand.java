package de.mahnwerk.app.simulate;

import de.mahnwerk.app.Folders;
import de.mahnwerk.app.world.OwnFolder;
import de.mahnwerk.law.interest.BaseRates;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets a population of debtors live through years of a real agency and tells what can be proved. */
@Command(
        name = "simulate",
        description = {
            "Starts an agency, hands it the claims of an assumed population, lives through years of it in time-lapse and"
                    + " proves what it did.",
            "Exit code 0: all is proved and at least 95 %% of the cases needed no human hand; 1: not so."
        },
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

    /**
     * Fixed, so that every run of the same seed computes with the same base rates and holidays; two years from here the law
     * is known, and it changes under way (lawyers' fees on 1 June 2025).
     */
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 7, 1);

    private static final BigDecimal DAYS_IN_YEAR = BigDecimal.valueOf(365);
    private static final int LEAST_DAYS = 30;

    @Spec
    private CommandSpec spec;

    @Option(names = "--cases", defaultValue = "10000", description = "claims in all, default ${DEFAULT-VALUE}")
    private int cases;

    @Option(names = "--years", defaultValue = "2", description = "decimals are possible, default ${DEFAULT-VALUE}")
    private BigDecimal years;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "the same seed gives the same report, durations apart; default ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--report", paramLabel = "FILE", description = "writes all figures as JSON")
    private @Nullable Path report;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of the simulation's database; its last simulation is deleted")
    private @Nullable Path data;

    @Option(names = "--agency-port", defaultValue = "0", description = "default: a free one")
    private int agencyPort;

    @Override
    public Integer call() throws Exception {
        int days =
                years.multiply(DAYS_IN_YEAR).setScale(0, RoundingMode.HALF_UP).intValueExact();
        if (cases < 1 || days < LEAST_DAYS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--cases must be at least 1 and --years at least " + LEAST_DAYS + " days; they are " + cases
                            + " and " + days + " days");
        }
        LocalDate known = BaseRates.published().lastKnownDay();
        if (FIRST_DAY.plusDays(days - 1L).isAfter(known)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--years is too long: the simulation begins on " + FIRST_DAY
                            + " and the base rates (§ 247 BGB) are known up to " + known
                            + "; add the Bundesbank's announcement (docs/law.md) or take fewer years");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path folder = data == null ? Folders.data(System.getenv()).resolve("simulate") : data;
        Assumptions assumptions = Assumptions.stated();
        Population population = new Population(assumptions, seed, cases, FIRST_DAY, days);
        out.printf("Starting an agency (database in %s) ...%n", OwnFolder.fresh(folder.toAbsolutePath()));
        out.flush();
        try (SimulatedAgency agency = SimulatedAgency.start(folder.toAbsolutePath(), agencyPort, FIRST_DAY)) {
            Simulation simulation = new Simulation(agency, population, seed, FIRST_DAY, out);
            out.printf("Living %d days from %s with %d claims, seed %d:%n", days, FIRST_DAY, cases, seed);
            simulation.run(FIRST_DAY, days);
            SimulationReport figures = SimulationReport.of(
                    new SimulationReport.Wanted(cases, years, seed, FIRST_DAY.plusDays(days - 1L), days),
                    assumptions,
                    simulation,
                    agency);
            figures.print(out);
            if (report != null) {
                Path _ = Files.writeString(report, figures.text());
            }
            return figures.reached() ? 0 : 1;
        }
    }
}
