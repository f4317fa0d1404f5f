package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseFigures;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How every case of a client stands, as a file for systems that cannot ask. Works inside a transaction of the client. */
@Component
public class StatusExport {

    private static final int CHUNK = 1_000;

    private record Line(
            UUID id,
            String reference,
            String merchantReference,
            String channel,
            String status,
            @Nullable String stage,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepOn,
            @Nullable String outcome,
            LocalDate acceptedOn,
            long number) {}

    private final JdbcClient db;
    private final CaseFigures figures;

    StatusExport(JdbcClient db, @Lazy CaseFigures figures) {
        this.db = db;
        this.figures = figures;
    }

    /** Amounts as of {@code day}; cases in the order of their numbers. */
    public String csv(long client, LocalDate day) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
            csv.writeRecord(
                    "merchantReference",
                    "caseReference",
                    "channel",
                    "status",
                    "stage",
                    "outcome",
                    "nextStep",
                    "nextStepOn",
                    "acceptedOn",
                    "principal",
                    "interest",
                    "merchantCosts",
                    "collectionCosts",
                    "paid",
                    "open",
                    "paidOut");
            List<Line> lines = after(client, 0);
            while (!lines.isEmpty()) {
                Map<UUID, CaseAmounts> amounts =
                        figures.amounts(client, lines.stream().map(Line::id).toList(), day);
                lines.forEach(line -> write(csv, line, amounts.get(line.id())));
                lines = after(client, lines.getLast().number());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private List<Line> after(long client, long number) {
        return db.sql("""
                        select id, reference, merchant_reference, channel, status, stage,
                               case when status in ('ACCEPTED', 'PRE_COURT') then next_step end as next_step,
                               case when status in ('ACCEPTED', 'PRE_COURT') then next_step_on end as next_step_on,
                               outcome, accepted_on, number
                          from collection_case where client = :client and number > :number order by number limit :most
                        """)
                .param("client", client)
                .param("number", number)
                .param("most", CHUNK)
                .query(Line.class)
                .list();
    }

    private static void write(CsvWriter csv, Line line, @Nullable CaseAmounts amounts) {
        if (amounts == null) {
            throw new IllegalStateException("case " + line.reference() + " has no account");
        }
        csv.writeRecord(
                line.merchantReference(),
                line.reference(),
                line.channel(),
                line.status(),
                text(line.stage()),
                text(line.outcome()),
                text(line.nextStep()),
                text(line.nextStepOn()),
                line.acceptedOn().toString(),
                amounts.principal().toPlainString(),
                amounts.interest().toPlainString(),
                amounts.merchantCosts().toPlainString(),
                amounts.collectionCosts().toPlainString(),
                amounts.paid().toPlainString(),
                amounts.open().toPlainString(),
                amounts.paidOut().toPlainString());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
