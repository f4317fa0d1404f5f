package de.mahnwerk.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event says beyond states and amounts, by its type. Types that are not here say nothing more in version 1. */
public sealed interface EventData {

    /** As the {@code data} of an {@link Event}. */
    default Map<String, Object> toMap() {
        return ProtocolJson.toMap(this);
    }

    /** {@code payment.received}: the debtor paid the agency. */
    record PaymentReceived(UUID paymentId, Amount amount, LocalDate valueDate, Allocation allocation)
            implements EventData {}

    /**
     * {@code payment.reported}: the debtor paid the merchant, who told the agency.
     *
     * @param paymentReference the merchant's number of the payment
     */
    record PaymentReported(
            UUID paymentId, String paymentReference, Amount amount, LocalDate valueDate, Allocation allocation)
            implements EventData {}

    /**
     * {@code payment.reversed}: a payment came back; {@code allocation} is what it had paid and is owed again.
     *
     * @param paymentReference the merchant's number when the payment had been reported by the merchant
     */
    record PaymentReversed(
            UUID paymentId,
            @Nullable String paymentReference,
            Amount amount,
            LocalDate valueDate,
            Allocation allocation)
            implements EventData {}

    /**
     * {@code letter.sent}.
     *
     * @param kind for example {@code LETTER_1}
     * @param documentSha256 of the PDF
     */
    record LetterSent(String kind, @Nullable String documentSha256) implements EventData {}

    /** {@code claim.rejected} and {@code claim.queried}: why. */
    record Objection(@Nullable String reasonCode, List<Fault> errors) implements EventData {

        public Objection {
            errors = Lists.copy(errors);
        }
    }

    /** {@code case.closed}. */
    record CaseClosed(Outcome outcome) implements EventData {}

    /** {@code case.withdrawn}. */
    record CaseWithdrawn(String reason, Amount costs) implements EventData {}

    /** {@code fee.charged} and {@code fee.waived}: an amount that the merchant owes, or would owe. */
    record Fee(String kind, Amount amount, Amount vat) implements EventData {}

    /** {@code settlement.issued}. */
    record SettlementIssued(UUID settlementId, String number, Amount payout) implements EventData {}

    /** {@code settlement.paid}. */
    record SettlementPaid(UUID settlementId, String number, LocalDate paidOn) implements EventData {}
}
