package de.mahnwerk.merchant.tracking;

import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.protocol.Allocation;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.EventData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Books what debtors paid, as the agency's events tell how the law set it against the debt. */
@Component
class CasePayments {

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

    private final JdbcClient db;
    private final Receivables receivables;

    CasePayments(JdbcClient db, Receivables receivables) {
        this.db = db;
        this.receivables = receivables;
    }

    /** Payments, reports and reversals among these events, in their order. */
    void book(long tenant, List<Event> events, Map<String, List<KnownItem>> known) {
        List<PaymentRow> rows = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Event event : events) {
            List<KnownItem> items = event.merchantReference() == null ? null : known.get(event.merchantReference());
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
            Event event, List<KnownItem> items, Allocation allocation, LocalDate valueOn, Entry.Kind kind, int sign) {
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
            List<KnownItem> items,
            String reference,
            Amount amount,
            Allocation allocation,
            LocalDate valueOn,
            int sign) {
        Optional<Long> home = items.stream()
                .map(KnownItem::itemId)
                .filter(item -> reference.endsWith("-" + item))
                .findAny();
        if (home.isEmpty()) {
            // reported past this ledger, which then hears of it here for the first time
            Entry.Kind kind = sign > 0 ? Entry.Kind.AGENCY_RECEIPT : Entry.Kind.AGENCY_RECEIPT_REVERSED;
            return entries(event, items, allocation, valueOn, kind, -sign);
        }
        Map<Long, Long> effects = new HashMap<>();
        effects.put(home.get(), sign * amount.cents());
        for (Allocation.ItemShare share : allocation.principal()) {
            effects.merge(
                    item(items, share.invoiceNumber()), -sign * share.amount().cents(), Long::sum);
        }
        return effects.entrySet().stream()
                .filter(effect -> effect.getValue() != 0)
                .map(effect -> entry(event, effect.getKey(), Entry.Kind.SHARED_OUT, effect.getValue(), valueOn))
                .toList();
    }

    private static long item(List<KnownItem> items, String number) {
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
}
