package de.mahnwerk.bench;

import de.mahnwerk.app.Side;
import de.mahnwerk.merchant.dunning.DunningRuns;
import de.mahnwerk.merchant.dunning.Release;
import de.mahnwerk.platform.days.RecurringWork;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Writes the letters of a dunning run as the program does, from the queued notice to the stored PDF, for one merchant and so on
 * one core, beside the bare PDF library that writes the same text in the same font.
 */
@Command(
        name = "letters",
        description = "Letters a second and core, with layout, table, QR code and storage.",
        mixinStandardHelpOptions = true)
final class LettersCommand implements Callable<Integer> {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);
    private static final int WARM = 2_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--items", defaultValue = "30000", description = "open items, default ${DEFAULT-VALUE}")
    private int items;

    @Option(names = "--data", paramLabel = "DIR", description = "folder for the database; else a temporary one")
    private @Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        try (BenchSide merchant = BenchSide.start(Side.MERCHANT, folder, TODAY)) {
            PrintWriter out = spec.commandLine().getOut();
            Measured _ = measure(out, merchant, WARM);
            BenchSide.say(out, measure(out, merchant, items).line("letters"));
            return 0;
        }
    }

    private static Measured measure(PrintWriter out, BenchSide merchant, int items) throws SQLException, IOException {
        Postgres server = merchant.server();
        long tenant = BenchMerchant.create(merchant);
        new OpenItemsFill(server).fill(tenant, items, TODAY);
        DunningRuns runs = merchant.bean(DunningRuns.class);
        long run = runs.propose(tenant, TODAY, "bench").orElseThrow();
        if (!(runs.release(tenant, run, "bench") instanceof Release.Done)) {
            throw new IllegalStateException("the run was not released");
        }
        runs.execute(tenant, run);
        RecurringWork work = merchant.work("correspondence");
        long start = System.nanoTime();
        int _ = work.work();
        double seconds = (System.nanoTime() - start) / 1e9;
        long letters = server.number(
                        "select count(*) from dunning_notice where document is not null and tenant = " + tenant)
                .orElseThrow();
        List<String> text = text(server, tenant);
        double yardstick = new BareLetters(text).measure((int) letters);
        BenchSide.say(
                out,
                String.format(
                        Locale.ROOT,
                        "%d letters of %d lines: written and kept in %.1f s; yardstick %.1f s",
                        letters,
                        text.size(),
                        seconds,
                        yardstick));
        return new Measured(letters / seconds, letters / yardstick);
    }

    /** What one of the letters says. */
    private static List<String> text(Postgres server, long tenant) throws SQLException, IOException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select content from document where tenant = " + tenant + " limit 1")) {
            if (!row.next()) {
                throw new SQLException("no letter was kept");
            }
            try (PDDocument letter = Loader.loadPDF(row.getBytes(1))) {
                return new PDFTextStripper().getText(letter).lines().toList();
            }
        }
    }
}
