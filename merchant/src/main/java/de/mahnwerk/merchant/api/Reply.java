package de.mahnwerk.merchant.api;

import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What systems get. Each record is the schema of its name in the document, which says what is what. */
final class Reply {

    private Reply() {}

    record Customer(
            long id,
            String number,
            String kind,
            String salutation,
            String firstName,
            String lastName,
            String company,
            String street,
            String postcode,
            String city,
            String email,
            String group,
            String language,
            @Nullable String federalState,
            List<Amount> open) {}

    record CustomerPage(List<Customer> customers, @Nullable String next) {}

    record HandoverReference(UUID id, String state) {}

    record HistoryLine(
            String kind,
            Amount amount,
            LocalDate bookedOn,
            LocalDate valueOn,
            @Nullable String reference,
            Amount open) {}

    record Invoice(
            long id,
            String number,
            String kind,
            String state,
            String customerNumber,
            String customerName,
            LocalDate issuedOn,
            LocalDate dueOn,
            Amount total,
            Amount open,
            String subject,
            String paymentReference,
            int level,
            @Nullable LocalDate lastNoticeOn,
            @Nullable LocalDate disputedOn,
            boolean blocked,
            @Nullable HandoverReference handover,
            @Nullable List<HistoryLine> history) {}

    record InvoicePage(List<Invoice> invoices, @Nullable String next) {}

    record InvoiceResult(
            int index,
            @Nullable String number,
            String result,
            @Nullable Long id,
            List<Fault> errors) {}

    record InvoiceBatch(int added, int changed, int unchanged, int rejected, List<InvoiceResult> results) {}

    record Block(
            long id,
            @Nullable String invoiceNumber,
            String reason,
            LocalDate fromOn,
            @Nullable LocalDate untilOn,
            boolean holds,
            String createdBy,
            @Nullable LocalDate endedOn,
            @Nullable String endedBy) {}

    record LeftOut(String invoiceNumber, String reason, String text) {}

    record HandoverAnswer(List<Handover> handovers, List<LeftOut> leftOut) {}

    record DryRunClaim(
            String customerNumber,
            List<String> invoiceNumbers,
            Amount principal,
            String verdict,
            @Nullable Quote quote,
            @Nullable String reasonCode,
            List<Fault> errors) {}

    record DryRun(
            List<DryRunClaim> claims,
            List<LeftOut> leftOut,
            @Nullable String trouble) {}

    record Case(
            String reference,
            String status,
            @Nullable String stage,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepOn,
            @Nullable String outcome,
            Amount principal,
            Amount interest,
            Amount merchantCosts,
            Amount collectionCosts,
            Amount paid,
            Amount open,
            Amount paidOut,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            Instant changedAt) {}

    record Handover(
            UUID id,
            String merchantReference,
            String state,
            String agency,
            String customerNumber,
            List<String> invoiceNumbers,
            Amount principal,
            String startedBy,
            LocalDate startedOn,
            @Nullable LocalDate sentOn,
            @Nullable LocalDate answeredOn,
            @Nullable String reasonCode,
            @Nullable String trouble,
            List<Fault> errors,
            @Nullable Case collection) {}

    record HandoverPage(List<Handover> handovers, @Nullable String next) {}

    record AccountLine(LocalDate valueOn, String text, String component, Amount amount, Amount open) {}

    record Account(UUID handover, LocalDate asOf, List<AccountLine> lines) {}
}
