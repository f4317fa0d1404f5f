package de.mahnwerk.app.law;

import de.mahnwerk.platform.calculator.Calculation;
import de.mahnwerk.platform.calculator.Calculations;
import de.mahnwerk.platform.calculator.Field;
import de.mahnwerk.platform.calculator.LawTables;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The calculator: {@code law interest --principal 1000.00 …}. Its commands are made from the calculations themselves. */
@Command(
        name = "law",
        description = "Computes what German dunning and collection law says, with the reasons.",
        synopsisSubcommandLabel = "CALCULATION",
        mixinStandardHelpOptions = true,
        footer = {
            "Exit code 0 with an answer, 1 where the law of a day is not known, 2 for input that cannot be computed with.",
            "Amounts as 1000.00, days as 2026-11-23; both days of a period count."
        })
public final class LawCommand {

    private LawCommand() {}

    /** The command with all its calculations. */
    public static CommandLine line() {
        CommandLine law = new CommandLine(new LawCommand());
        for (Calculation calculation : Calculations.of(LawTables.ofThisRelease())) {
            law.addSubcommand(calculation.name(), command(calculation));
        }
        return law.addSubcommand(new CheckCommand());
    }

    private static CommandLine command(Calculation calculation) {
        Run run = new Run(calculation.name());
        CommandSpec spec = CommandSpec.wrapWithoutInspection(run);
        run.speaks(spec);
        spec.usageMessage()
                .description(calculation.title().in(Locale.ENGLISH) + " · "
                        + calculation.title().in(Locale.GERMAN));
        spec.mixinStandardHelpOptions(true);
        calculation.fields().forEach(field -> options(spec, field));
        spec.addOption(OptionSpec.builder("--json")
                .type(boolean.class)
                .description("one JSON object instead of a table")
                .build());
        spec.addOption(OptionSpec.builder("--tables")
                .type(String.class)
                .paramLabel("DIR")
                .description("folder with further table files: base-rates.csv, rvg13.csv, gkg34.csv, amounts.csv")
                .build());
        spec.addOption(OptionSpec.builder("--language")
                .type(String.class)
                .paramLabel("de|en")
                .description("language of the reasons, else the system's")
                .build());
        return new CommandLine(spec);
    }

    private static void options(CommandSpec spec, Field field) {
        OptionSpec.Builder option = OptionSpec.builder("--" + field.name())
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description(field));
        if (field.kind() == Field.Kind.FLAG) {
            spec.addOption(option.arity("0..1")
                    .fallbackValue("true")
                    .paramLabel("true|false")
                    .build());
            spec.addOption(OptionSpec.builder("--no-" + field.name())
                    .type(boolean.class)
                    .hidden(true)
                    .build());
        } else {
            spec.addOption(option.arity("1").paramLabel(label(field)).build());
        }
    }

    private static String label(Field field) {
        return switch (field.kind()) {
            case MONEY -> "EUR";
            case DATE -> "DAY";
            case DECIMAL, NUMBER -> "NUMBER";
            case CHOICE -> String.join("|", field.choices());
            case TEXT -> "TEXT";
            case FLAG -> "true|false";
        };
    }

    private static String description(Field field) {
        String text = field.label().in(Locale.ENGLISH)
                + (field.required() ? " (required)" : "")
                + (field.many() ? " (may be repeated)" : "")
                + (field.preset().isEmpty() ? "" : ", default " + field.preset());
        return text.replace("%", "%%"); // descriptions are formats
    }
}
