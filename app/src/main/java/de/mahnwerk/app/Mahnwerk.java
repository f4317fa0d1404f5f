package de.mahnwerk.app;

import de.mahnwerk.app.demo.DemoCommand;
import de.mahnwerk.app.law.LawCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Each command lives in its own class; this one only lists them. */
@Command(
        name = "mahnwerk",
        description = "From an unpaid invoice to collected money.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DemoCommand.class, ReadCommand.class, ReconcileCommand.class, ServeCommand.class})
public final class Mahnwerk {

    private Mahnwerk() {}

    /** Exit code of the command: 0 done, 1 done with faults that are printed, 2 wrong use. */
    public static void main(String[] args) {
        System.exit(line().execute(args));
    }

    static CommandLine line() {
        return new CommandLine(new Mahnwerk()).addSubcommand("law", LawCommand.line());
    }
}
