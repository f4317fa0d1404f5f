package de.mahnwerk.app;

import de.mahnwerk.merchant.imports.FileReaders;
import de.mahnwerk.merchant.imports.ReadFile;
import de.mahnwerk.merchant.imports.ReadInvoice;
import de.mahnwerk.platform.bank.BankEntry;
import de.mahnwerk.platform.bank.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Shows what an import would understand; touches neither server nor database. */
@Command(
        name = "read",
        description = "Shows what an import would understand of files: open items (CSV), e-invoices, bank statements.",
        mixinStandardHelpOptions = true,
        footer = "Exit code 0 when all was understood, 1 with faults.")
final class ReadCommand implements Callable<Integer> {

    /** One file as the JSON says it; amounts are decimal strings, dates ISO 8601. */
    record Understood(
            String file, @Nullable String kind, List<Invoice> invoices, List<Entry> entries, List<Problem> faults) {}

    record Invoice(
            String number,
            String type,
            String issued,
            @Nullable String due,
            String total,
            String payable,
            String currency,
            String buyer,
            @Nullable String iban) {}

    record Entry(
            String bookedOn, String amount, String currency, String direction, List<String> references, String text) {}

    record Problem(String at, String field, String value, String problem, String remedy) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "One JSON object a file, one a line.")
    private boolean json;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of any kind that an import takes.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        boolean understood = true;
        for (Path path : files) {
            ReadFile file = read(path);
            understood &= file.isUnderstood();
            Understood shown = shown(file, Locale.getDefault());
            if (json) {
                out.println(JSON.writeValueAsString(shown));
            } else {
                print(out, shown);
            }
            out.flush();
        }
        return understood ? 0 : 1;
    }

    private static ReadFile read(Path path) {
        try {
            return FileReaders.read(path.toString(), Files.readAllBytes(path));
        } catch (IOException | OutOfMemoryError e) {
            Fault fault = new Fault("", "", "", "file-unreadable");
            return new ReadFile(path.toString(), null, List.of(), List.of(), List.of(fault));
        }
    }

    private static Understood shown(ReadFile file, Locale language) {
        return new Understood(
                file.file(),
                file.kind() == null ? null : file.kind().name(),
                file.invoices().stream().map(ReadCommand::invoice).toList(),
                file.entries().stream().map(ReadCommand::entry).toList(),
                file.faults().stream()
                        .map(f -> new Problem(f.at(), f.field(), f.value(), f.problem(language), f.remedy(language)))
                        .toList());
    }

    private static Invoice invoice(ReadInvoice invoice) {
        return new Invoice(
                invoice.number(),
                invoice.type(),
                invoice.issued().toString(),
                invoice.due() == null ? null : invoice.due().toString(),
                invoice.total().toPlainString(),
                invoice.payable().toPlainString(),
                invoice.total().currency().getCurrencyCode(),
                invoice.buyer().name(),
                invoice.iban().isEmpty() ? null : invoice.iban());
    }

    /** The amount without a sign; the direction says it. */
    private static Entry entry(BankEntry entry) {
        return new Entry(
                entry.bookedOn().toString(),
                (entry.isCredit() ? entry.amount() : entry.amount().negated()).toPlainString(),
                entry.amount().currency().getCurrencyCode(),
                entry.isCredit() ? "CREDIT" : "DEBIT",
                entry.references(),
                entry.text());
    }

    private static void print(PrintWriter out, Understood file) {
        out.println(file.file() + ": " + (file.kind() == null ? "?" : file.kind()));
        file.invoices()
                .forEach(i -> out.println("  "
                        + String.join(
                                "  ",
                                i.number(),
                                i.type(),
                                i.issued(),
                                "-> " + (i.due() == null ? "?" : i.due()),
                                i.total(),
                                i.payable(),
                                i.currency(),
                                i.buyer())));
        file.entries()
                .forEach(e -> out.println("  "
                        + String.join(
                                "  ",
                                e.bookedOn(),
                                e.direction(),
                                e.amount(),
                                e.currency(),
                                String.join(", ", e.references()),
                                e.text())));
        file.faults().forEach(f -> {
            String where = f.at().isEmpty() ? "" : f.at() + ": ";
            String what = f.field().isEmpty() ? "" : f.field() + " = \"" + f.value() + "\": ";
            out.println("  ! " + where + what + f.problem() + " " + f.remedy());
        });
    }
}
