package de.mahnwerk.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks. */
@Command(
        name = "mahnwerk bench",
        description =
                "Measures beside a yardstick in the same run; the last line is: name: ours U/s, yardstick V/s, ratio R",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCHMARK",
        subcommands = {
            HandoverCommand.class,
            DunningRunCommand.class,
            ImportCommand.class,
            ListCommand.class,
            LettersCommand.class,
            AgencyDayCommand.class,
            StatementImportCommand.class,
            ChaosCommand.class
        })
final class Bench {

    private Bench() {}

    /** Exit code 0 done, 1 done and not good enough, 2 wrong use. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
