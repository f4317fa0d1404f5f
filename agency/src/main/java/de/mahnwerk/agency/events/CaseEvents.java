package de.mahnwerk.agency.events;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseFigures;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records what happened, in the transaction in which it happened. Status, stage, next step and amounts of the case are taken
 * as they stand at this moment, so change the case first. The events of a case get their numbers at once; the client's
 * numbers come from the {@link Sequencer} once the transaction is committed.
 */
@Component
public class CaseEvents {

    private record Row(
            int place,
            UUID id,
            @Nullable UUID caseId,
            String type,
            LocalDate day,
            Map<String, Object> data,
            String textDe,
            String textEn,
            @Nullable Long principal,
            @Nullable Long interest,
            @Nullable Long merchantCosts,
            @Nullable Long collectionCosts,
            @Nullable Long paid,
            @Nullable Long open,
            @Nullable Long paidOut,
            @Nullable Long toPayOut) {}

    private final JdbcClient db;
    private final BusinessClock clock;
    private final CaseFigures figures;
    private final Sequencer sequencer;

    CaseEvents(JdbcClient db, BusinessClock clock, @Lazy CaseFigures figures, Sequencer sequencer) {
        this.db = db;
        this.clock = clock;
        this.figures = figures;
        this.sequencer = sequencer;
    }

    /** Records events in their order, a few statements for each client; throws {@link IllegalStateException} outside a transaction. */
    public void record(List<NewCaseEvent> events) {
        if (!isActualTransactionActive()) {
            throw new IllegalStateException("an event belongs into the transaction of its change: "
                    + events.stream().map(NewCaseEvent::type).toList());
        }
        events.stream()
                .collect(Collectors.groupingBy(NewCaseEvent::client, TreeMap::new, Collectors.toList()))
                .forEach(this::record);
    }

    private void record(long client, List<NewCaseEvent> events) {
        Map<LocalDate, Map<UUID, CaseAmounts>> amounts = amounts(client, events);
        List<Row> rows = new ArrayList<>();
        for (NewCaseEvent event : events) {
            rows.add(row(
                    rows.size(),
                    event,
                    event.caseId() == null
                            ? null
                            : amounts.getOrDefault(event.day(), Map.of()).get(event.caseId())));
        }
        int written = insert(client, rows);
        if (written != events.size()) {
            throw new IllegalStateException(
                    "events of cases that client " + client + " does not have: " + (events.size() - written));
        }
        sequencer.afterCommit(client);
    }

    private Map<LocalDate, Map<UUID, CaseAmounts>> amounts(long client, List<NewCaseEvent> events) {
        Map<LocalDate, List<UUID>> cases = events.stream()
                .filter(event -> event.caseId() != null)
                .collect(Collectors.groupingBy(
                        NewCaseEvent::day,
                        Collectors.mapping(event -> Objects.requireNonNull(event.caseId()), Collectors.toList())));
        return cases.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, day -> figures.amounts(client, distinct(day.getValue()), day.getKey())));
    }

    private static Collection<UUID> distinct(List<UUID> ids) {
        return ids.stream().distinct().toList();
    }

    /** The case's row is locked by the first part, so that the events of a case are recorded one after the other. */
    private int insert(long client, List<Row> rows) {
        return db.sql("""
                        with r as (
                          select j.*, row_number() over (partition by case_id order by place) as nth
                            from jsonb_to_recordset(:rows::jsonb) as j(place int, id uuid, case_id uuid, type text, day date,
                                 data jsonb, text_de text, text_en text, principal bigint, interest bigint,
                                 merchant_costs bigint, collection_costs bigint, paid bigint, open bigint, paid_out bigint,
                                 to_pay_out bigint)),
                        counted as (
                          update collection_case c set case_sequence = c.case_sequence + n.count, changed_at = :now
                            from (select case_id, count(*) as count from r where case_id is not null group by case_id) n
                           where c.client = :client and c.id = n.case_id
                          returning c.id, c.case_sequence - n.count as before, c.reference, c.merchant_reference, c.status,
                                    c.stage, c.next_step, c.next_step_on, c.outcome)
                        insert into case_event (client, id, case_id, case_seq, type, occurred_at, business_day, case_reference,
                               merchant_reference, status, stage, next_step, next_step_on, outcome, principal_cents,
                               interest_cents, merchant_costs_cents, collection_costs_cents, paid_cents, open_cents,
                               paid_out_cents, to_pay_out_cents, data, text_de, text_en)
                        select :client, r.id, r.case_id, c.before + r.nth, r.type, :now, r.day, c.reference,
                               c.merchant_reference, c.status, c.stage,
                               case when c.status in ('ACCEPTED', 'PRE_COURT') then c.next_step end,
                               case when c.status in ('ACCEPTED', 'PRE_COURT') then c.next_step_on end, c.outcome, r.principal,
                               r.interest, r.merchant_costs, r.collection_costs, r.paid, r.open, r.paid_out, r.to_pay_out,
                               r.data, r.text_de, r.text_en
                          from r left join counted c on c.id = r.case_id
                         where r.case_id is null or c.id is not null
                         order by r.place
                        """)
                .param("client", client)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("rows", Rows.json(rows))
                .update();
    }

    private static Row row(int place, NewCaseEvent event, @Nullable CaseAmounts amounts) {
        return new Row(
                place,
                Ids.next(),
                event.caseId(),
                event.type(),
                event.day(),
                event.data(),
                event.textDe(),
                event.textEn(),
                amounts == null ? null : amounts.principal().minorUnits(),
                amounts == null ? null : amounts.interest().minorUnits(),
                amounts == null ? null : amounts.merchantCosts().minorUnits(),
                amounts == null ? null : amounts.collectionCosts().minorUnits(),
                amounts == null ? null : amounts.paid().minorUnits(),
                amounts == null ? null : amounts.open().minorUnits(),
                amounts == null ? null : amounts.paidOut().minorUnits(),
                amounts == null ? null : amounts.toPayOut().minorUnits());
    }
}
