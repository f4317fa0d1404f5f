package de.mahnwerk.agency.payments;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.account.Account;
import de.mahnwerk.agency.account.Allocated;
import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.account.Receipt;
import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a payment of a debtor sets going, whoever received it: allocation, its record, the event, the end of the case. */
@Component
class Receipts {

    private record PaymentRow(
            UUID id,
            UUID caseId,
            String source,
            @Nullable String reference,
            long amountCents,
            long principalCents,
            long interestCents,
            long merchantCostsCents,
            long collectionCostsCents,
            long collectionVatCents,
            long overpaidCents,
            LocalDate valueOn) {}

    private final JdbcClient db;
    private final ClaimAccounts accounts;
    private final Cases cases;
    private final PaidCases ends;
    private final ReturnsAfterEnd afterEnd;
    private final DebtorLetters letters;
    private final CaseEvents events;

    Receipts(
            JdbcClient db,
            ClaimAccounts accounts,
            Cases cases,
            PaidCases ends,
            ReturnsAfterEnd afterEnd,
            DebtorLetters letters,
            CaseEvents events) {
        this.db = db;
        this.accounts = accounts;
        this.cases = cases;
        this.ends = ends;
        this.afterEnd = afterEnd;
        this.letters = letters;
        this.events = events;
    }

    /** Books payments of one client's cases; {@code references} are the client's numbers of direct payments. */
    List<Allocated> book(long client, List<Receipt> receipts, Map<UUID, String> references, LocalDate day) {
        List<Allocated> allocated = accounts.allocate(client, receipts, day);
        keep(client, allocated, references, day);
        Map<UUID, List<CaseItem>> items =
                cases.items(client, allocated.stream().map(one -> one.on().id()).toList());
        events.record(allocated.stream()
                .map(one -> event(
                        one,
                        requireNonNull(items.get(one.on().id())),
                        references.get(one.receipt().paymentId()),
                        day))
                .toList());
        ends.close(client, allocated, day);
        return allocated;
    }

    /** Takes payments back; each lives up what it had paid, and a case that had ended by it lives again. */
    List<Allocated> reverse(long client, Collection<UUID> payments, @Nullable String reference, LocalDate day) {
        List<Allocated> reversed = accounts.reverse(client, payments, day);
        List<DebtorLetters.Counted> gone = db.sql("""
                        update payment set reversed_on = :day
                         where client = :client and reversed_on is null
                           and id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                        returning case_id, booked_on
                        """)
                .param("client", client)
                .param("day", day)
                .param("ids", Rows.json(payments))
                .query(DebtorLetters.Counted.class)
                .list();
        assert gone.size() == reversed.size();
        letters.fellShort(client, gone);
        List<CollectionCase> again = afterEnd.again(client, reversed);
        afterEnd.keepEnded(reversed, again, day);
        afterEnd.report(client, reversed, again, day);
        Map<UUID, List<CaseItem>> items =
                cases.items(client, reversed.stream().map(one -> one.on().id()).toList());
        events.record(reversed.stream()
                .map(one -> reversal(one, requireNonNull(items.get(one.on().id())), reference, day))
                .toList());
        afterEnd.reopen(client, again, day);
        return reversed;
    }

    private void keep(long client, List<Allocated> allocated, Map<UUID, String> references, LocalDate day) {
        List<PaymentRow> rows = allocated.stream()
                .map(one -> new PaymentRow(
                        one.receipt().paymentId(),
                        one.on().id(),
                        one.receipt().paidTo() == Account.DIRECT_PAYMENT ? "DIRECT" : "TRUST",
                        references.get(one.receipt().paymentId()),
                        one.receipt().amount().minorUnits(),
                        one.principalSum().minorUnits(),
                        one.interest().minorUnits(),
                        one.merchantCosts().minorUnits(),
                        one.collectionCosts().minorUnits(),
                        one.collectionVat().minorUnits(),
                        one.overpaid().minorUnits(),
                        one.receipt().valueOn()))
                .toList();
        int kept = db.sql("""
                        insert into payment (client, id, case_id, source, reference, amount_cents, principal_cents, interest_cents,
                               merchant_costs_cents, collection_costs_cents, collection_vat_cents, overpaid_cents, value_on, booked_on)
                        select :client, r.id, r.case_id, r.source, r.reference, r.amount_cents, r.principal_cents, r.interest_cents,
                               r.merchant_costs_cents, r.collection_costs_cents, r.collection_vat_cents, r.overpaid_cents, r.value_on, :day
                          from jsonb_to_recordset(:rows::jsonb) as r(id uuid, case_id uuid, source text, reference text,
                               amount_cents bigint, principal_cents bigint, interest_cents bigint, merchant_costs_cents bigint,
                               collection_costs_cents bigint, collection_vat_cents bigint, overpaid_cents bigint, value_on date)
                        """)
                .param("client", client)
                .param("day", day)
                .param("rows", Rows.json(rows))
                .update();
        assert kept == rows.size();
    }

    private static NewCaseEvent event(Allocated one, List<CaseItem> items, @Nullable String reference, LocalDate day) {
        boolean direct = one.receipt().paidTo() == Account.DIRECT_PAYMENT;
        return new NewCaseEvent(
                one.on().client(),
                one.on().id(),
                direct ? "payment.reported" : "payment.received",
                day,
                data(one, items, reference),
                direct
                        ? "Zahlung beim Gläubiger, gemeldet und verrechnet"
                        : "Zahlungseingang, verrechnet nach § 367 BGB",
                direct
                        ? "Payment to the creditor, reported and allocated"
                        : "Payment received, allocated under section 367 BGB");
    }

    private static NewCaseEvent reversal(
            Allocated one, List<CaseItem> items, @Nullable String reference, LocalDate day) {
        return new NewCaseEvent(
                one.on().client(),
                one.on().id(),
                "payment.reversed",
                day,
                data(one, items, reference),
                "Zahlung kam zurück; die Forderung lebt insoweit wieder auf",
                "Payment came back; that part of the claim is owed again");
    }

    private static Map<String, Object> data(Allocated one, List<CaseItem> items, @Nullable String reference) {
        List<Map<String, Object>> principal = new ArrayList<>();
        for (Allocated.ItemPart part : one.principal()) {
            String number = items.stream()
                    .filter(item -> item.position() == part.position())
                    .findFirst()
                    .orElseThrow()
                    .invoiceNumber();
            principal.add(Map.of("invoiceNumber", number, "amount", amount(part.amount())));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("paymentId", one.receipt().paymentId().toString());
        if (reference != null) {
            data.put("paymentReference", reference);
        }
        data.put("amount", amount(one.receipt().amount()));
        data.put("valueDate", one.receipt().valueOn().toString());
        data.put(
                "allocation",
                Map.of(
                        "principal", principal,
                        "interest", amount(one.interest()),
                        "merchantCosts", amount(one.merchantCosts()),
                        "collectionCosts", amount(one.agencyShare())));
        return data;
    }

    private static Map<String, Object> amount(Money money) {
        return Map.of("amount", money.toPlainString(), "currency", "EUR");
    }
}
