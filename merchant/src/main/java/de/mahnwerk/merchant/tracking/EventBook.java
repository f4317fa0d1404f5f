package de.mahnwerk.merchant.tracking;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.protocol.Amounts;
import de.mahnwerk.protocol.ClaimStatus;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.Outcome;
import de.mahnwerk.protocol.ProtocolJson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Applies a page of events: the history, the case as it stands, and the money in our own receivables. A few statements. */
@Component
class EventBook {

    private record EventRow(
            long sequence,
            UUID id,
            @Nullable UUID handoverId,
            @Nullable Long caseSequence,
            String type,
            Instant occurredAt,
            LocalDate businessDay,
            @Nullable ClaimStatus status,
            @Nullable String stage,
            @Nullable Long openCents,
            String data,
            String textDe,
            String textEn) {}

    private record CaseRow(
            UUID handoverId,
            @Nullable UUID caseId,
            @Nullable String caseReference,
            @Nullable ClaimStatus status,
            @Nullable String stage,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepOn,
            @Nullable Outcome outcome,
            long principalCents,
            long interestCents,
            long merchantCostsCents,
            long collectionCostsCents,
            long paidCents,
            long openCents,
            long paidOutCents,
            long toPayOutCents,
            long caseSequence,
            LocalDate businessDay,
            @Nullable LocalDate closedOn,
            Instant changedAt) {}

    private record SettlementRow(
            UUID id,
            String number,
            LocalDate issuedOn,
            @Nullable LocalDate paidOn,
            long payoutCents) {}

    private final JdbcClient db;
    private final CasePayments payments;
    private final ConversationBook conversation;
    private final Endings endings;

    EventBook(JdbcClient db, CasePayments payments, ConversationBook conversation, Endings endings) {
        this.db = db;
        this.payments = payments;
        this.conversation = conversation;
        this.endings = endings;
    }

    /** Applies events that follow the cursor, in their order, inside the caller's transaction. */
    void apply(long tenant, String agency, List<Event> events) {
        Map<String, List<KnownItem>> known = known(tenant, events);
        keep(tenant, agency, events, known);
        cases(tenant, agency, events, known);
        payments.book(tenant, events, known);
        conversation.keep(tenant, events, known);
        settlements(tenant, agency, events);
        endings.apply(tenant, events, known);
    }

    private Map<String, List<KnownItem>> known(long tenant, List<Event> events) {
        return db
                .sql("""
                        select h.id, h.merchant_reference, i.item_id, o.number
                          from handover h
                          join handover_item i on i.tenant = :tenant and i.handover_id = h.id
                          join open_item o on o.tenant = :tenant and o.id = i.item_id
                         where h.tenant = :tenant and h.merchant_reference = any(array(select jsonb_array_elements_text(:references::jsonb)))
                        """)
                .param("tenant", tenant)
                .param(
                        "references",
                        Rows.json(events.stream()
                                .map(Event::merchantReference)
                                .filter(java.util.Objects::nonNull)
                                .distinct()
                                .toList()))
                .query(KnownItem.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(KnownItem::merchantReference));
    }

    /** The hand-over that an event speaks of, if it is ours. */
    static @Nullable UUID handover(Event event, Map<String, List<KnownItem>> known) {
        List<KnownItem> items = event.merchantReference() == null ? null : known.get(event.merchantReference());
        return items == null ? null : items.getFirst().id();
    }

    private void keep(long tenant, String agency, List<Event> events, Map<String, List<KnownItem>> known) {
        List<EventRow> rows = events.stream()
                .map(event -> new EventRow(
                        event.sequence(),
                        event.id(),
                        handover(event, known),
                        event.caseSequence(),
                        event.type(),
                        event.occurredAt(),
                        event.businessDay(),
                        event.status(),
                        event.stage(),
                        event.amounts() == null ? null : event.amounts().open().cents(),
                        ProtocolJson.tolerant().writeValueAsString(event.data()),
                        event.text().de(),
                        event.text().en()))
                .toList();
        int kept = db.sql("""
                        insert into case_event (tenant, agency, sequence, id, handover_id, case_sequence, type, occurred_at,
                               business_day, status, stage, open_cents, data, text_de, text_en)
                        select :tenant, :agency, r.sequence, r.id, r.handover_id, r.case_sequence, r.type, r.occurred_at,
                               r.business_day, r.status, r.stage, r.open_cents, r.data::jsonb, r.text_de, r.text_en
                          from jsonb_to_recordset(:rows::jsonb) as r(sequence bigint, id uuid, handover_id uuid,
                               case_sequence bigint, type text, occurred_at timestamptz, business_day date, status text,
                               stage text, open_cents bigint, data text, text_de text, text_en text)
                        """)
                .param("tenant", tenant)
                .param("agency", agency)
                .param("rows", Rows.json(rows))
                .update();
        if (kept != events.size()) {
            throw new IllegalStateException(events.size() + " events were to be kept, but " + kept + " were");
        }
    }

    /** Each case as the last of its events shows it. */
    private void cases(long tenant, String agency, List<Event> events, Map<String, List<KnownItem>> known) {
        Map<UUID, CaseRow> latest = new LinkedHashMap<>();
        for (Event event : events) {
            UUID handover = handover(event, known);
            if (handover != null && event.caseId() != null) {
                CaseRow before = latest.get(handover);
                latest.put(handover, row(handover, event, before == null ? null : before.closedOn()));
            }
        }
        int _ = db.sql("""
                        insert into collection_case as c (tenant, handover_id, agency, case_id, case_reference, status, stage, next_step,
                               next_step_on, outcome, principal_cents, interest_cents, merchant_costs_cents, collection_costs_cents,
                               paid_cents, open_cents, paid_out_cents, to_pay_out_cents, case_sequence, opened_on, closed_on, changed_at)
                        select :tenant, r.handover_id, :agency, r.case_id, r.case_reference, r.status, r.stage, r.next_step,
                               r.next_step_on, r.outcome, r.principal_cents, r.interest_cents, r.merchant_costs_cents,
                               r.collection_costs_cents, r.paid_cents, r.open_cents, r.paid_out_cents, r.to_pay_out_cents,
                               r.case_sequence, r.business_day, r.closed_on, r.changed_at
                          from jsonb_to_recordset(:rows::jsonb) as r(handover_id uuid, case_id uuid, case_reference text, status text,
                               stage text, next_step text, next_step_on date, outcome text, principal_cents bigint,
                               interest_cents bigint, merchant_costs_cents bigint, collection_costs_cents bigint, paid_cents bigint,
                               open_cents bigint, paid_out_cents bigint, to_pay_out_cents bigint, case_sequence bigint,
                               business_day date, closed_on date, changed_at timestamptz)
                        on conflict (tenant, handover_id) do update
                          set status = excluded.status, stage = excluded.stage, next_step = excluded.next_step,
                              next_step_on = excluded.next_step_on, outcome = excluded.outcome,
                              principal_cents = excluded.principal_cents, interest_cents = excluded.interest_cents,
                              merchant_costs_cents = excluded.merchant_costs_cents,
                              collection_costs_cents = excluded.collection_costs_cents, paid_cents = excluded.paid_cents,
                              open_cents = excluded.open_cents, paid_out_cents = excluded.paid_out_cents,
                              to_pay_out_cents = excluded.to_pay_out_cents, case_sequence = excluded.case_sequence,
                              closed_on = case when excluded.status = 'CLOSED' then coalesce(excluded.closed_on, c.closed_on) end,
                              changed_at = excluded.changed_at
                        """)
                .param("tenant", tenant)
                .param("agency", agency)
                .param("rows", Rows.json(latest.values()))
                .update();
    }

    /** @param closedOn when events before it on the page closed the case */
    private static CaseRow row(UUID handover, Event event, @Nullable LocalDate closedOn) {
        Amounts amounts = event.amounts();
        return new CaseRow(
                handover,
                event.caseId(),
                event.caseReference(),
                event.status(),
                event.stage(),
                event.nextStep(),
                event.nextStepOn(),
                event.outcome(),
                amounts == null ? 0 : amounts.principal().cents(),
                amounts == null ? 0 : amounts.interest().cents(),
                amounts == null ? 0 : amounts.merchantCosts().cents(),
                amounts == null ? 0 : amounts.collectionCosts().cents(),
                amounts == null ? 0 : amounts.paid().cents(),
                amounts == null ? 0 : amounts.open().cents(),
                amounts == null ? 0 : amounts.paidOut().cents(),
                amounts == null ? 0 : amounts.toPayOut().cents(),
                event.caseSequence() == null ? 0 : event.caseSequence(),
                event.businessDay(),
                event.kind() == EventType.CASE_CLOSED ? event.businessDay() : closedOn,
                event.occurredAt());
    }

    private void settlements(long tenant, String agency, List<Event> events) {
        List<SettlementRow> issued = new ArrayList<>();
        List<SettlementRow> paid = new ArrayList<>();
        for (Event event : events) {
            if (event.kind() == EventType.SETTLEMENT_ISSUED) {
                var data = event.dataAs(EventData.SettlementIssued.class);
                issued.add(new SettlementRow(
                        data.settlementId(),
                        data.number(),
                        event.businessDay(),
                        null,
                        data.payout().cents()));
            } else if (event.kind() == EventType.SETTLEMENT_PAID) {
                var data = event.dataAs(EventData.SettlementPaid.class);
                paid.add(new SettlementRow(data.settlementId(), data.number(), event.businessDay(), data.paidOn(), 0));
            }
        }
        int _ = db.sql("""
                        insert into agency_settlement (tenant, id, agency, number, issued_on, payout_cents)
                        select :tenant, r.id, :agency, r.number, r.issued_on, r.payout_cents
                          from jsonb_to_recordset(:rows::jsonb) as r(id uuid, number text, issued_on date, payout_cents bigint)
                        on conflict (tenant, id) do nothing
                        """)
                .param("tenant", tenant)
                .param("agency", agency)
                .param("rows", Rows.json(issued))
                .update();
        int _ = db.sql("""
                        update agency_settlement s set paid_on = r.paid_on
                          from jsonb_to_recordset(:rows::jsonb) as r(id uuid, paid_on date)
                         where s.tenant = :tenant and s.id = r.id
                        """)
                .param("tenant", tenant)
                .param("rows", Rows.json(paid))
                .update();
    }
}
