package de.mahnwerk.app.law;

import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.platform.calculator.Answer;
import de.mahnwerk.platform.calculator.Calculation;
import de.mahnwerk.platform.calculator.Calculations;
import de.mahnwerk.platform.calculator.LawTables;
import de.mahnwerk.platform.calculator.OperatorTables;
import de.mahnwerk.platform.calculator.WrongInput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;

/** One calculation as a command. */
final class Run implements Callable<Integer> {

    private static final int UNKNOWN = 1;
    private static final int WRONG = 2;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private @Nullable CommandSpec spec;

    Run(String name) {
        this.name = name;
    }

    void speaks(CommandSpec itself) {
        spec = itself;
    }

    @Override
    public Integer call() {
        CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
        ParseResult given = line.getParseResult();
        boolean json = given.hasMatchedOption("--json");
        Locale language = language(given);
        try {
            Answer answer = calculation(tables(given)).compute(values(given));
            print(line.getOut(), answer, json, language);
            return 0;
        } catch (UnknownLaw e) {
            return refused(line, json, e.explain(language), UNKNOWN);
        } catch (WrongInput e) {
            return refused(line, json, e.explain(language), WRONG);
        } catch (IllegalArgumentException e) {
            return refused(line, json, String.valueOf(e.getMessage()), WRONG);
        }
    }

    private Calculation calculation(LawTables tables) {
        return Calculations.of(tables).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static LawTables tables(ParseResult given) {
        OperatorTables.check();
        String folder = given.matchedOptionValue("--tables", "");
        return folder.isEmpty() ? LawTables.published() : LawTables.published().with(Path.of(folder));
    }

    private static Locale language(ParseResult given) {
        String wanted = given.matchedOptionValue("--language", "");
        return wanted.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(wanted);
    }

    private static Map<String, List<String>> values(ParseResult given) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (OptionSpec option : given.matchedOptions()) {
            String field = option.longestName().substring(2);
            if (option.isMultiValue()) {
                List<String> typed = option.getValue();
                values.put(field, typed);
            } else if (field.startsWith("no-") && option.hidden()) {
                values.put(field.substring(3), List.of("false"));
            }
        }
        return values;
    }

    private static int refused(CommandLine line, boolean json, String problem, int exitCode) {
        if (json) {
            line.getOut().println(JSON.writeValueAsString(Map.of("problem", problem)));
            line.getOut().flush();
        }
        line.getErr().println(problem);
        line.getErr().flush();
        return exitCode;
    }

    private static void print(PrintWriter out, Answer answer, boolean json, Locale language) {
        if (json) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>(answer.values());
            all.put("reasons", answer.reasons(language));
            out.println(JSON.writeValueAsString(all));
        } else {
            answer.values().forEach((key, value) -> table(out, key, value));
            out.println();
            answer.reasons(language).forEach(out::println);
        }
        out.flush();
    }

    private static void table(PrintWriter out, String key, @Nullable Object value) {
        switch (value) {
            case null -> out.printf("%-26s –%n", key);
            case List<?> rows -> {
                out.printf("%-26s%n", key);
                rows.forEach(row -> out.println("  " + (row instanceof Map<?, ?> columns ? row(columns) : row)));
            }
            case Map<?, ?> parts -> out.printf("%-26s %s%n", key, row(parts));
            default -> out.printf("%-26s %s%n", key, value);
        }
    }

    private static String row(Map<?, ?> columns) {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue())
                .collect(java.util.stream.Collectors.joining("  "));
    }
}
