package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    /** {@code claim.rejected}: why. */
    record Objection(@Nullable String reasonCode, List<Fault> errors) implements EventData {

        public Objection {
            errors = Lists.copy(errors);
        }
    }

    /** {@code claim.queried}: a question that holds the case until a message names it in {@code answerTo}. */
    record QueryAsked(UUID messageId, String question, LocalDate dueOn) implements EventData {}

    /** {@code claim.query_answered}; with the ids of the documents that belong to the answer. */
    record QueryAnswered(
            UUID messageId,
            UUID answerTo,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> documents) implements EventData {

        public QueryAnswered {
            documents = Lists.copy(documents);
        }
    }

    /** {@code message.posted}; with the ids of the documents that belong to it. */
    record MessagePosted(
            UUID messageId,
            Party from,
            String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> documents) implements EventData {

        public MessagePosted {
            documents = Lists.copy(documents);
        }
    }

    /** {@code document.added}. */
    record DocumentAdded(UUID documentId, Party from, String kind, String name, String sha256) implements EventData {}

    /** {@code case.paused}; the reason is one of {@link PauseReason}, or {@code DEBTOR_DECEASED}, {@code DEBTOR_MINOR}. */
    record CasePaused(
            String reason,
            @Nullable LocalDate until,
            @Nullable String text) implements EventData {}

    /** {@code case.resumed}; the reason is {@code ASKED} or {@code PAUSE_ENDED}. */
    record CaseResumed(String reason) implements EventData {}

    /** {@code dispute.raised}; the reason is one of {@link DisputeReason}, with the ids of the documents that show it. */
    record DisputeRaised(
            String reason,
            String text,
            @Nullable LocalDate raisedOn,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> documents)
            implements EventData {

        public DisputeRaised {
            documents = Lists.copy(documents);
        }
    }

    /**
     * {@code address.changed} and {@code debtor.changed}.
     *
     * @param changed names of the fields of {@link Debtor} that are different now
     * @param addressKnown with {@code address.changed}; false when letters come back and a new address is not known
     * @param notice {@code DEATH} or {@code MINORITY}
     */
    record DebtorChanged(
            List<String> changed,
            @Nullable Boolean addressKnown,
            @Nullable String notice) implements EventData {

        public DebtorChanged {
            changed = Lists.copy(changed);
        }
    }

    /** {@code insolvency.opened}. */
    record InsolvencyOpened(
            LocalDate openedOn,
            @Nullable String court,
            @Nullable String fileNumber) implements EventData {}

    /** {@code decision.requested}. */
    record DecisionRequested(UUID decisionId, DecisionKind kind, LocalDate dueOn) implements EventData {}

    /** {@code decision.taken}; by the agency when the due date had passed. With the ids of the documents that belong to it. */
    record DecisionTaken(
            UUID decisionId,
            DecisionKind kind,
            DecisionChoice choice,
            Party by,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> documents)
            implements EventData {

        public DecisionTaken {
            documents = Lists.copy(documents);
        }
    }

    /** {@code credit.booked}; the kind is one of {@link CreditKind}. */
    record CreditBooked(UUID creditId, String creditReference, String kind, Amount amount, LocalDate valueDate)
            implements EventData {}

    /** {@code instruction.changed}; the state is one of {@link InstructionState}. */
    record InstructionChanged(UUID instructionId, InstructionKind kind, String state, Amount price)
            implements EventData {}

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
