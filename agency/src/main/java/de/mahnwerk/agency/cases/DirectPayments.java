package de.mahnwerk.agency.cases;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Payments that reached the client instead of the agency; whoever keeps the payments provides it. */
public interface DirectPayments {

    /**
     * What a client reports.
     *
     * @param paymentReference the client's number of the payment, unique within the case
     * @param amount positive, also for a reversal
     */
    record Report(long client, UUID caseId, String paymentReference, Money amount, LocalDate valueOn) {}

    /** How the end of a report may look. */
    sealed interface Answer {
        /** Booked; the event is recorded, and the case closed when all is paid. */
        record Booked(
                UUID paymentId, List<OnItem> principal, Money interest, Money merchantCosts, Money collectionCosts)
                implements Answer {}

        /** A payment of that reference is known with another amount or day. */
        record Contradiction(String paymentReference) implements Answer {}

        /** A reversal of a payment that nobody has reported. */
        record UnknownPayment(String paymentReference) implements Answer {}
    }

    /** A part of a payment that went to one invoice. */
    record OnItem(String invoiceNumber, Money amount) {}

    /** Books a payment once: the same report again answers the same. */
    Answer paid(Report report, LocalDate day);

    /** Takes a reported payment back. */
    Answer reversed(Report report, LocalDate day);
}
