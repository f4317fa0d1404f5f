package de.mahnwerk.merchant.tracking;

import de.mahnwerk.merchant.handover.HandoverQueue;
import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.Allocation;
import de.mahnwerk.protocol.Amount;
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
import java.util.Collection;
import java.util.HashMap;
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

    private record Known(UUID id, String merchantReference, long itemId, String number, long openCents) {}

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

    private record PaymentRow(
            UUID handoverId,
            UUID eventId,
            UUID paymentId,
            String kind,
            LocalDate valueOn,
            long amountCents,
            long principalCents,
            long interestCents,
            long merchantCostsCents,
            long collectionCostsCents) {}

    private record SettlementRow(
            UUID id,
            String number,
            LocalDate issuedOn,
            @Nullable LocalDate paidOn,
            long payoutCents) {}

    private final JdbcClient db;
    private final Receivables receivables;
    private final HandoverQueue queue;
    private final Tenants tenants;
    private final BusinessClock clock;

    EventBook(JdbcClient db, Receivables receivables, HandoverQueue queue, Tenants tenants, BusinessClock clock) {
        this.db = db;
        this.receivables = receivables;
        this.queue = queue;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Applies events that follow the cursor, in their order, inside the caller's transaction. */
    void apply(long tenant, String agency, List<Event> events) {
        Map<String, List<Known>> known = known(tenant, events);
        keep(tenant, agency, events, known);
        cases(tenant, agency, events, known);
        payments(tenant, events, known);
        settlements(tenant, agency, events);
        close(tenant, events, known);
    }

    private Map<String, List<Known>> known(long tenant, List<Event> events) {
        return db
                .sql("""
                        select h.id, h.merchant_reference, i.item_id, o.number, o.open_cents
                          from handover h
                          join handover_item i on i.tenant = :tenant and i.handover_id = h.id
                          join open_item o on o.tenant = :tenant and o.id = i.item_id
                         where h.tenant = :tenant and h.merchant_reference in (select jsonb_array_elements_text(:references::jsonb))
                        """)
                .param("tenant", tenant)
                .param(
                        "references",
                        Rows.json(events.stream()
                                .map(Event::merchantReference)
                                .filter(java.util.Objects::nonNull)
                                .distinct()
                                .toList()))
                .query(Known.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Known::merchantReference));
    }

    private static @Nullable UUID handover(Event event, Map<String, List<Known>> known) {
        List<Known> items = event.merchantReference() == null ? null : known.get(event.merchantReference());
        return items == null ? null : items.getFirst().id();
    }

    private void keep(long tenant, String agency, List<Event> events, Map<String, List<Known>> known) {
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
    private void cases(long tenant, String agency, List<Event> events, Map<String, List<Known>> known) {
        Map<UUID, CaseRow> latest = new LinkedHashMap<>();
        for (Event event : events) {
            UUID handover = handover(event, known);
            if (handover != null && event.caseId() != null) {
                latest.put(handover, row(handover, event));
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
                              closed_on = coalesce(c.closed_on, excluded.closed_on), changed_at = excluded.changed_at
                        """)
                .param("tenant", tenant)
                .param("agency", agency)
                .param("rows", Rows.json(latest.values()))
                .update();
    }

    private static CaseRow row(UUID handover, Event event) {
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
                event.status() == ClaimStatus.CLOSED ? event.businessDay() : null,
                event.occurredAt());
    }

    private void payments(long tenant, List<Event> events, Map<String, List<Known>> known) {
        List<PaymentRow> rows = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Event event : events) {
            List<Known> items = event.merchantReference() == null ? null : known.get(event.merchantReference());
            if (items == null) {
                continue;
            }
            switch (event.kind()) {
                case PAYMENT_RECEIVED -> {
                    var paid = event.dataAs(EventData.PaymentReceived.class);
                    rows.add(payment(
                            items.getFirst().id(),
                            event.id(),
                            "RECEIVED",
                            paid.paymentId(),
                            paid.amount(),
                            paid.valueDate(),
                            paid.allocation(),
                            1));
                    entries.addAll(
                            entries(event, items, paid.allocation(), paid.valueDate(), Entry.Kind.AGENCY_RECEIPT, -1));
                }
                case PAYMENT_REPORTED -> {
                    var paid = event.dataAs(EventData.PaymentReported.class);
                    rows.add(payment(
                            items.getFirst().id(),
                            event.id(),
                            "REPORTED",
                            paid.paymentId(),
                            paid.amount(),
                            paid.valueDate(),
                            paid.allocation(),
                            1));
                    entries.addAll(shared(
                            event,
                            items,
                            paid.paymentReference(),
                            paid.amount(),
                            paid.allocation(),
                            paid.valueDate(),
                            1));
                }
                case PAYMENT_REVERSED -> {
                    var back = event.dataAs(EventData.PaymentReversed.class);
                    rows.add(payment(
                            items.getFirst().id(),
                            event.id(),
                            "REVERSED",
                            back.paymentId(),
                            back.amount(),
                            back.valueDate(),
                            back.allocation(),
                            -1));
                    String reference = back.paymentReference();
                    entries.addAll(
                            reference == null
                                    ? entries(
                                            event,
                                            items,
                                            back.allocation(),
                                            back.valueDate(),
                                            Entry.Kind.AGENCY_RECEIPT_REVERSED,
                                            1)
                                    : shared(
                                            event,
                                            items,
                                            reference,
                                            back.amount(),
                                            back.allocation(),
                                            back.valueDate(),
                                            -1));
                }
                default -> {
                    // nothing was paid
                }
            }
        }
        int _ = db.sql("""
                        insert into case_payment (tenant, handover_id, event_id, payment_id, kind, value_on, amount_cents,
                               principal_cents, interest_cents, merchant_costs_cents, collection_costs_cents)
                        select :tenant, r.* from jsonb_to_recordset(:rows::jsonb) as r(handover_id uuid, event_id uuid, payment_id uuid,
                               kind text, value_on date, amount_cents bigint, principal_cents bigint, interest_cents bigint,
                               merchant_costs_cents bigint, collection_costs_cents bigint)
                        """)
                .param("tenant", tenant)
                .param("rows", Rows.json(rows))
                .update();
        List<Entry> _ = receivables.book(tenant, entries);
    }

    private static PaymentRow payment(
            UUID handover,
            UUID event,
            String kind,
            UUID paymentId,
            Amount amount,
            LocalDate valueOn,
            Allocation allocation,
            int sign) {
        long principal = allocation.principal().stream()
                .mapToLong(share -> share.amount().cents())
                .sum();
        return new PaymentRow(
                handover,
                event,
                paymentId,
                kind,
                valueOn,
                sign * amount.cents(),
                sign * principal,
                sign * allocation.interest().cents(),
                sign * allocation.merchantCosts().cents(),
                sign * allocation.collectionCosts().cents());
    }

    private static List<Entry> entries(
            Event event, List<Known> items, Allocation allocation, LocalDate valueOn, Entry.Kind kind, int sign) {
        List<Entry> entries = new ArrayList<>();
        for (Allocation.ItemShare share : allocation.principal()) {
            if (share.amount().cents() != 0) {
                entries.add(entry(
                        event,
                        item(items, share.invoiceNumber()),
                        kind,
                        sign * share.amount().cents(),
                        valueOn));
            }
        }
        return entries;
    }

    /**
     * A payment to us is booked on its item in full when it arrives. What the law sets against costs, interest or other
     * invoices (§§ 366, 367 BGB) moves away from it here.
     */
    private static List<Entry> shared(
            Event event,
            List<Known> items,
            String reference,
            Amount amount,
            Allocation allocation,
            LocalDate valueOn,
            int sign) {
        long home = Long.parseLong(reference.substring(reference.lastIndexOf('-') + 1));
        Map<Long, Long> effects = new HashMap<>();
        effects.put(home, sign * amount.cents());
        for (Allocation.ItemShare share : allocation.principal()) {
            effects.merge(
                    item(items, share.invoiceNumber()), -sign * share.amount().cents(), Long::sum);
        }
        return effects.entrySet().stream()
                .filter(effect -> effect.getValue() != 0)
                .map(effect -> entry(event, effect.getKey(), Entry.Kind.SHARED_OUT, effect.getValue(), valueOn))
                .toList();
    }

    private static long item(List<Known> items, String number) {
        return items.stream()
                .filter(item -> item.number().equals(number))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("the agency names invoice " + number + ", which is not in the claim"))
                .itemId();
    }

    private static Entry entry(Event event, long item, Entry.Kind kind, long cents, LocalDate valueOn) {
        return new Entry(
                item,
                kind,
                cents,
                event.businessDay(),
                valueOn,
                "agency",
                event.id().toString(),
                event.text().de());
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

    /** Items of closed cases come home; what is left of them is written off where the merchant wants that. */
    private void close(long tenant, List<Event> events, Map<String, List<Known>> known) {
        Map<UUID, Event> ended = new LinkedHashMap<>();
        for (Event event : events) {
            UUID handover = handover(event, known);
            if (handover != null && event.status() == ClaimStatus.CLOSED && event.kind() == EventType.CASE_CLOSED) {
                ended.put(handover, event);
            }
        }
        if (ended.isEmpty()) {
            return;
        }
        List<Long> items = known.values().stream()
                .flatMap(Collection::stream)
                .filter(item -> ended.containsKey(item.id()))
                .map(Known::itemId)
                .toList();
        queue.ended(tenant, ended.keySet());
        receivables.endCollection(tenant, items, clock.today());
        Tenant merchant = tenants.get(tenant);
        List<Entry> rests = new ArrayList<>();
        for (Known item : known(tenant, List.copyOf(ended.values())).values().stream()
                .flatMap(Collection::stream)
                .toList()) {
            Event event = java.util.Objects.requireNonNull(ended.get(item.id()));
            boolean withdrawn = event.outcome() == Outcome.WITHDRAWN;
            if (item.openCents() > 0 && merchant.writeOffAfterCollection() && !withdrawn) {
                rests.add(new Entry(
                        item.itemId(),
                        Entry.Kind.WRITE_OFF,
                        -item.openCents(),
                        event.businessDay(),
                        event.businessDay(),
                        "agency",
                        "closed-" + event.id(),
                        event.text().de()));
            }
        }
        List<Entry> _ = receivables.book(tenant, rests);
    }
}
