package de.mahnwerk.agency.payments;

import de.mahnwerk.agency.account.Account;
import de.mahnwerk.agency.account.Allocated;
import de.mahnwerk.agency.account.Receipt;
import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.DirectPayments;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.time.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments that the client received and reports: booked on the claim account, set off in the next settlement. */
@Component
class ReportedPayments implements DirectPayments {

    private record Known(
            UUID id,
            long amountCents,
            LocalDate valueOn,
            long interestCents,
            long merchantCostsCents,
            long collectionCostsCents,
            long collectionVatCents,
            @Nullable LocalDate reversedOn) {}

    private final JdbcClient db;
    private final Receipts receipts;
    private final Cases cases;

    ReportedPayments(JdbcClient db, Receipts receipts, Cases cases) {
        this.db = db;
        this.receipts = receipts;
        this.cases = cases;
    }

    @Override
    public Answer paid(Report report, LocalDate day) {
        // the case is locked, so that two reports of one payment come one after the other
        int locked = cases.lock(report.client(), List.of(report.caseId())).size();
        assert locked <= 1;
        Optional<Known> known = known(report);
        if (known.isPresent()) {
            return known.get().amountCents() == report.amount().minorUnits()
                            && known.get().valueOn().equals(report.valueOn())
                    ? again(known.get())
                    : new Answer.Contradiction(report.paymentReference());
        }
        Receipt receipt =
                new Receipt(report.caseId(), Ids.next(), Account.DIRECT_PAYMENT, report.amount(), report.valueOn());
        Allocated allocated = receipts.book(
                        report.client(), List.of(receipt), Map.of(receipt.paymentId(), report.paymentReference()), day)
                .getFirst();
        return booked(report, allocated);
    }

    @Override
    public Answer reversed(Report report, LocalDate day) {
        int locked = cases.lock(report.client(), List.of(report.caseId())).size();
        assert locked <= 1;
        Optional<Known> known = known(report);
        if (known.isEmpty()) {
            return new Answer.UnknownPayment(report.paymentReference());
        }
        if (known.get().reversedOn() != null) {
            return again(known.get());
        }
        List<Allocated> reversed =
                receipts.reverse(report.client(), List.of(known.get().id()), report.paymentReference(), day);
        return booked(report, reversed.getFirst());
    }

    private Optional<Known> known(Report report) {
        return db.sql("""
                        select id, amount_cents, value_on, interest_cents, merchant_costs_cents, collection_costs_cents,
                               collection_vat_cents, reversed_on
                          from payment where client = :client and case_id = :case and reference = :reference
                        """)
                .param("client", report.client())
                .param("case", report.caseId())
                .param("reference", report.paymentReference())
                .query(Known.class)
                .optional();
    }

    /** The parts by invoice are in the event; the sums say that it is the same payment. */
    private static Answer again(Known known) {
        return new Answer.Booked(
                known.id(),
                List.of(),
                Money.cents(known.interestCents()),
                Money.cents(known.merchantCostsCents()),
                Money.cents(known.collectionCostsCents() + known.collectionVatCents()));
    }

    private Answer booked(Report report, Allocated allocated) {
        List<CaseItem> items =
                cases.items(report.client(), List.of(report.caseId())).getOrDefault(report.caseId(), List.of());
        return new Answer.Booked(
                allocated.receipt().paymentId(),
                allocated.principal().stream()
                        .map(part -> new OnItem(items.get(part.position() - 1).invoiceNumber(), part.amount()))
                        .toList(),
                allocated.interest(),
                allocated.merchantCosts(),
                allocated.agencyShare());
    }
}
