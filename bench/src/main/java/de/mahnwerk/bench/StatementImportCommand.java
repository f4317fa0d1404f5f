package de.mahnwerk.bench;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.payments.TrustStatements;
import de.mahnwerk.app.Side;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.payment.CreditorReference;
import de.mahnwerk.platform.bank.Camt053;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * One statement of the trust account with many payments, each of which meets the demand of another case: read, matched,
 * allocated, told to the clients, the cases closed; beside PostgreSQL's COPY of all rows that this wrote.
 */
@Command(
        name = "statement-import",
        description = "Bank entries a second from the file to the closed case.",
        mixinStandardHelpOptions = true)
final class StatementImportCommand implements Callable<Integer> {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);
    private static final int FEE_CENTS = 1_800;

    @Spec
    private CommandSpec spec;

    @Option(names = "--entries", defaultValue = "100000", description = "payments, default ${DEFAULT-VALUE}")
    private int entries;

    @Option(names = "--data", paramLabel = "DIR", description = "folder for the database; else a temporary one")
    private @Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        try (BenchSide agency = BenchSide.start(Side.AGENCY, folder, TODAY)) {
            return measure(agency);
        }
    }

    private int measure(BenchSide agency) throws SQLException, IOException {
        Postgres server = agency.server();
        for (int i = 1; i <= AgencyDayFill.CLIENTS; i++) {
            var _ = Companies.client(agency.operator(), "M-" + i);
        }
        new AgencyDayFill(server, entries, TODAY).fill();
        byte[] file = statement(server, agency.bean(AgencySettings.class).trustIban());
        say(String.format(Locale.ROOT, "a file of %d entries and %.1f MB", entries, file.length / 1e6));
        TrustStatements statements = agency.bean(TrustStatements.class);
        long start = System.nanoTime();
        TrustStatements.Taken taken = statements.take("statement.xml", file, TODAY, "bench");
        double seconds = (System.nanoTime() - start) / 1e9;
        long closed = server.number("select count(*) from collection_case where status = 'CLOSED'")
                .orElseThrow();
        if (taken.allocated() != entries || closed != entries) {
            throw new IllegalStateException("of %d payments %d were allocated, %d cases were closed"
                    .formatted(entries, taken.allocated(), closed));
        }
        PlainCopy plain = new PlainCopy(server);
        double copied = plain.copy(TODAY);
        say(String.format(
                Locale.ROOT,
                "taken in %.1f s; COPY of the %d rows that this wrote in %.1f s",
                seconds,
                plain.rows(TODAY),
                copied));
        say(new Measured(entries / seconds, entries / copied).line("statement-import"));
        return 0;
    }

    /** Each case was sent a letter; now its debtor pays what it demanded. */
    private byte[] statement(Postgres server, String iban) throws SQLException {
        List<Camt053.Line> lines = new ArrayList<>();
        Money sum = Money.ZERO;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute("""
                    insert into letter (client, case_id, kind, day, deadline_on, demanded_cents, channel, state, document)
                    select client, id, 'LETTER_1', date '%1$s' - 5, date '%1$s' + 9, principal_cents + %2$d, 'LETTER', 'SENT', ''
                      from collection_case
                    """.formatted(TODAY, FEE_CENTS));
            boolean _ = statement.execute("vacuum analyze letter");
            try (ResultSet row = statement.executeQuery("select number, principal_cents from collection_case")) {
                while (row.next()) {
                    Money amount = Money.cents(row.getLong(2) + FEE_CENTS);
                    sum = sum.plus(amount);
                    lines.add(new Camt053.Line(
                            TODAY,
                            amount,
                            "Kim Muster" + row.getLong(1),
                            "DE02120300000000202051",
                            CreditorReference.of(row.getLong(1)).value(),
                            "",
                            ""));
                }
            }
        }
        return Camt053.write(iban, "Nordwall Inkasso GmbH", 1, TODAY, Money.ZERO, sum, lines);
    }

    private void say(String what) {
        BenchSide.say(spec.commandLine().getOut(), what);
    }
}
