package de.mahnwerk.app.law;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.law.costs.CostCase;
import de.mahnwerk.law.costs.Costs;
import de.mahnwerk.platform.calculator.LawTables;
import de.mahnwerk.platform.calculator.OperatorTables;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes every line of a file of cost vectors and prints where the file says something else. */
@Command(
        name = "check",
        description = "Checks a CSV file of cost vectors: law_date,claim_eur,case,fee,expenses,total.",
        mixinStandardHelpOptions = true,
        footer = "Exit code 0 when all agree, 1 with differences, 2 when the file cannot be read.")
final class CheckCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("law_date", "claim_eur", "case", "fee", "expenses", "total");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.csv")
    private Path file;

    @Option(names = "--tables", paramLabel = "DIR", description = "folder with further table files")
    private @Nullable Path tables;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            OperatorTables.check();
            LawTables law = tables == null
                    ? LawTables.published()
                    : LawTables.published().with(tables);
            List<NamedCsvRecord> rows = rows();
            int agree = 0;
            for (NamedCsvRecord row : rows) {
                List<String> differences = differences(row, law);
                differences.forEach(
                        difference -> out.println("line " + row.getStartingLineNumber() + ": " + difference));
                agree += differences.isEmpty() ? 1 : 0;
            }
            out.println(agree + " of " + rows.size());
            out.flush();
            return agree == rows.size() ? 0 : 1;
        } catch (IOException | UncheckedIOException | CsvParseException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(file + ": " + e.getMessage());
            return 2;
        }
    }

    private List<NamedCsvRecord> rows() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "there is no such file; give a CSV file with the columns " + String.join(",", COLUMNS));
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            List<NamedCsvRecord> rows = reader.stream().toList();
            for (NamedCsvRecord row : rows) {
                if (!row.getHeader().containsAll(COLUMNS)) {
                    throw new IllegalArgumentException("the columns " + String.join(",", COLUMNS)
                            + " are needed, the file has " + String.join(",", row.getHeader()));
                }
            }
            return rows;
        }
    }

    private static List<String> differences(NamedCsvRecord row, LawTables law) {
        String name = row.getField("case").strip() + " on " + row.getField("claim_eur");
        try {
            CostCase one = new CostCase(
                    LocalDate.parse(row.getField("law_date").strip()),
                    Money.eur(row.getField("claim_eur").strip()),
                    row.getField("case").strip());
            Costs costs = one.costs(law.fees());
            List<String> differences = new ArrayList<>();
            compare(differences, name, row, "fee", costs.fee(), costs.fee().equals(expected(row, "fee")));
            compare(
                    differences,
                    name,
                    row,
                    "expenses",
                    costs.expenses(),
                    costs.expenses().equals(expected(row, "expenses")));
            compare(differences, name, row, "total", costs.total(), costs.mayTotal(expected(row, "total")));
            return differences;
        } catch (UnknownLaw | DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return List.of(name + ": " + e.getMessage());
        }
    }

    private static Money expected(NamedCsvRecord row, String column) {
        return Money.eur(row.getField(column).strip());
    }

    private static void compare(
            List<String> differences, String name, NamedCsvRecord row, String column, Money computed, boolean agrees) {
        if (!agrees) {
            differences.add(
                    name + ": " + column + " " + computed.toPlainString() + ", the file says " + row.getField(column));
        }
    }
}
