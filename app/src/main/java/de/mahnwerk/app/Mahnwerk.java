package de.mahnwerk.app;

import de.mahnwerk.app.conformance.ConformanceCommand;
import de.mahnwerk.app.demo.DemoCommand;
import de.mahnwerk.app.law.LawCommand;
import de.mahnwerk.app.simulate.SimulateCommand;
import de.mahnwerk.platform.CannotStart;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line. Each command lives in its own class; this one only lists them. */
@Command(
        name = "mahnwerk",
        description = "From an unpaid invoice to collected money.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ConformanceCommand.class,
            DemoCommand.class,
            ReadCommand.class,
            ReconcileCommand.class,
            ServeCommand.class,
            SimulateCommand.class
        })
public final class Mahnwerk {

    private Mahnwerk() {}

    /** Exit code of the command: 0 done, 1 done with faults that are printed, 2 wrong use. */
    public static void main(String[] args) {
        System.exit(line().execute(args));
    }

    static CommandLine line() {
        return new CommandLine(new Mahnwerk())
                .addSubcommand("law", LawCommand.line())
                .setExecutionExceptionHandler(Mahnwerk::failed);
    }

    /** What the operator can mend is said in a sentence; anything else is a fault of ours and shows where. */
    private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart || cause instanceof PortInUseException) {
                command.getErr().println(cause.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
        }
        throw e;
    }
}
