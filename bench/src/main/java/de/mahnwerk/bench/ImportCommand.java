package de.mahnwerk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.app.Side;
import de.mahnwerk.merchant.imports.LongLists;
import de.mahnwerk.platform.days.RecurringWork;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Takes an open-item list as the page does, from the uploaded file to the last item, beside PostgreSQL's COPY of the very rows
 * that came of it for another merchant on the same server.
 */
@Command(
        name = "import",
        description = "Lines a second that the import of a long CSV list takes.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);
    private static final int SMALLEST = 10_000;
    private static final int LINES_A_CUSTOMER = 3;
    private static final double MEGABYTE = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--lines", defaultValue = "1000000", description = "lines of the list, default ${DEFAULT-VALUE}")
    private int lines;

    @Option(names = "--data", paramLabel = "DIR", description = "folder for the database; else a temporary one")
    private @Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        try (BenchSide merchant = BenchSide.start(Side.MERCHANT, folder, TODAY)) {
            return measure(merchant);
        }
    }

    private int measure(BenchSide merchant) throws SQLException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        Measured last = new Measured(0, 1);
        List<Integer> sizes = Stream.of(SMALLEST, SMALLEST, lines / 10, lines)
                .filter(size -> size >= SMALLEST || size == lines)
                .sorted()
                .toList();
        for (int size : sizes) {
            last = measure(out, merchant, size);
            BenchSide.say(out, last.line("import of " + size));
        }
        BenchSide.say(out, last.line("import"));
        return 0;
    }

    private static Measured measure(PrintWriter out, BenchSide merchant, int size) throws SQLException, IOException {
        Postgres server = merchant.server();
        long own = BenchMerchant.create(merchant);
        long plain = BenchMerchant.create(merchant);
        Path list = list(merchant.folder().resolve("list-" + size + ".csv"), size);
        LongLists lists = merchant.bean(LongLists.class);
        RecurringWork work = merchant.work("long-lists");
        HeapPeak heap = HeapPeak.reset();
        long start = System.nanoTime();
        long _ = lists.begin(own, "list.csv", new FileSystemResource(list), TODAY, "bench");
        double kept = (System.nanoTime() - start) / 1e9;
        int _ = work.work();
        double seconds = (System.nanoTime() - start) / 1e9;
        double most = heap.megabytes();
        long items = count(server, "open_item", own);
        double yardstick = new CopyOfRows(server, merchant.folder()).measure(own, plain);
        if (items != size || count(server, "open_item", plain) != items) {
            throw new IllegalStateException(items + " items came of " + size + " lines");
        }
        BenchSide.say(
                out,
                String.format(
                        Locale.ROOT,
                        "%d lines (%.0f MB), %d customers: kept in %.1f s, taken in %.1f s, at most %.0f MB of heap; yardstick %.1f s",
                        size,
                        Files.size(list) / MEGABYTE,
                        count(server, "customer", own),
                        kept,
                        seconds - kept,
                        most,
                        yardstick));
        Files.delete(list);
        return new Measured(size / seconds, size / yardstick);
    }

    private static long count(Postgres server, String table, long tenant) {
        return server.number("select count(*) from " + table + " where tenant = " + tenant)
                .orElseThrow();
    }

    /** As accounting programs write them: in German, one line an invoice, three a customer. */
    private static Path list(Path file, int size) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(file, UTF_8)) {
            csv.write(
                    "Kundennummer;Anrede;Vorname;Nachname;Firma;Straße;PLZ;Ort;Land;E-Mail;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Währung;Betreff\n");
            for (int i = 0; i < size; i++) {
                int customer = i / LINES_A_CUSTOMER;
                csv.write(String.format(
                        Locale.ROOT,
                        "K-%d;Frau;Kim;Müller%d;;Ahornweg %d;%05d;Köln;DE;kim%d@muster.example;RE-2026-%07d;%02d.05.2026;%02d.06.2026;%d,%02d;EUR;Kaffeemaschine%n",
                        customer,
                        customer,
                        1 + customer % 90,
                        1000 + customer % 98_000,
                        customer,
                        i,
                        1 + i % 28,
                        1 + i % 28,
                        10 + i % 900,
                        i % 100));
            }
        }
        return file;
    }
}
