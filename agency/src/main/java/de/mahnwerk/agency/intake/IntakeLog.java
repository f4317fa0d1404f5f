package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.Reading;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code intake}: what came in and what became of it, codes only, nothing of the debtor. */
@Component
public class IntakeLog {

    /** A line of the page of incoming claims. */
    public record Entry(
            long client,
            @Nullable String merchantReference,
            Channel channel,
            String result,
            @Nullable String reasonCode,
            List<String> faults,
            @Nullable UUID caseId,
            @Nullable String caseReference,
            LocalDate receivedOn) {

        public Entry {
            faults = List.copyOf(faults);
        }
    }

    private record Row(
            int place,
            @Nullable String merchantReference,
            String result,
            @Nullable String reasonCode,
            List<String> faults,
            @Nullable UUID caseId) {}

    private final JdbcClient db;
    private final BusinessClock clock;

    IntakeLog(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    void write(long client, List<Reading<NewClaim>> readings, List<IntakeAnswer> answers, Channel channel) {
        List<Row> rows = new ArrayList<>(answers.size());
        for (IntakeAnswer answer : answers) {
            String reference = readings.get(rows.size()) instanceof Reading.Understood<NewClaim>(NewClaim claim)
                    ? claim.merchantReference()
                    : null;
            rows.add(row(rows.size(), reference, answer));
        }
        int written = db.sql("""
                        insert into intake (client, merchant_reference, channel, result, reason_code, faults, case_id,
                                            received_on, received_at)
                        select :client, r.merchant_reference, :channel, r.result, r.reason_code, r.faults, r.case_id, :day, :now
                          from jsonb_to_recordset(:rows::jsonb) as r(place int, merchant_reference text, result text,
                               reason_code text, faults jsonb, case_id uuid)
                         order by r.place
                        """)
                .param("client", client)
                .param("channel", channel.name())
                .param("day", clock.today())
                .param("now", OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC))
                .param("rows", Rows.json(rows))
                .update();
        assert written == rows.size();
    }

    private static Row row(int place, @Nullable String reference, IntakeAnswer answer) {
        return switch (answer) {
            case IntakeAnswer.Opened opened ->
                new Row(
                        place,
                        reference,
                        "ACCEPTED",
                        null,
                        List.of(),
                        opened.claim().id());
            case IntakeAnswer.Duplicate duplicate ->
                new Row(
                        place,
                        reference,
                        "DUPLICATE",
                        null,
                        List.of(),
                        duplicate.known().id());
            case IntakeAnswer.Unreadable unreadable ->
                new Row(
                        place,
                        reference,
                        "REJECTED",
                        null,
                        unreadable.faulty().faults().stream()
                                .map(Fault::code)
                                .distinct()
                                .toList(),
                        null);
            case IntakeAnswer.Refused refused ->
                new Row(
                        place,
                        reference,
                        "REJECTED",
                        refused.reasonCode().orElse(null),
                        refused.findings().stream()
                                .map(finding -> finding.fault().name())
                                .distinct()
                                .toList(),
                        null);
        };
    }

    /** The newest entries of all clients; in a transaction over all clients. */
    public List<Entry> newest(int most) {
        return db.sql("""
                        select i.client, i.merchant_reference, i.channel, i.result, i.reason_code,
                               array(select jsonb_array_elements_text(i.faults)) as faults, i.case_id, c.reference, i.received_on
                          from intake i left join collection_case c on c.client = i.client and c.id = i.case_id
                         order by i.id desc limit :most
                        """)
                .param("most", most)
                .query((row, n) -> new Entry(
                        row.getLong("client"),
                        row.getString("merchant_reference"),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("result"),
                        row.getString("reason_code"),
                        List.of((String[]) row.getArray("faults").getArray()),
                        row.getObject("case_id", UUID.class),
                        row.getString("reference"),
                        row.getObject("received_on", LocalDate.class)))
                .list();
    }

    /** How many claims of a day ended how, over what the transaction sees. */
    public Map<String, Long> on(LocalDate day) {
        return db
                .sql("select result, count(*) from intake where received_on = :day group by result")
                .param("day", day)
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
