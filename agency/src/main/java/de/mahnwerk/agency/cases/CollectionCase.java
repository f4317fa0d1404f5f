package de.mahnwerk.agency.cases;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.law.payment.CreditorReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as it was read; {@code version} says at which state.
 *
 * @param number counts all cases of the agency
 * @param reference for people: NW-26-0001234
 * @param stage the finer state within the status, for example LETTER_1
 * @param nextStep what the strategy does next, on {@code nextStepOn}
 * @param step how many steps of the strategy are done
 * @param principal as handed over
 * @param interestUntil the last day that bears interest, for example before the opening of insolvency proceedings
 * @param corrected what of the principal was never owed, as the client said later
 * @param heldFrom where the case stood before it was paused or queried
 * @param closedFrom where the case stood when it was closed; kept when it lives again, until it changes
 * @param withdrawalFee net, what the client owes for taking the claim back
 */
public record CollectionCase(
        long client,
        UUID id,
        long number,
        String reference,
        String merchantReference,
        long debtorId,
        DebtorKind debtorKind,
        CaseStatus status,
        @Nullable String stage,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepOn,
        @Nullable Outcome outcome,
        Channel channel,
        CreditorVat creditorVat,
        boolean consumerCredit,
        LocalDate inDefaultSince,
        DefaultGround defaultGround,
        InterestBasis interestBasis,
        @Nullable BigDecimal interestRate,
        LocalDate interestFrom,
        LocalDate mandateOn,
        Instant receivedAt,
        LocalDate acceptedOn,
        @Nullable LocalDate closedOn,
        @Nullable Integer strategyVersion,
        int step,
        Money principal,
        Money withdrawalFee,
        @Nullable CaseStatus heldFrom,
        @Nullable CaseStatus closedFrom,
        @Nullable LocalDate interestUntil,
        Money corrected,
        long version,
        long caseSequence) {

    /** The principal from which the collection costs are counted. */
    public Money feeBasis() {
        return principal.minus(corrected);
    }

    /** What the debtor is asked to name when paying (ISO 11649). */
    public CreditorReference paymentReference() {
        return CreditorReference.of(number);
    }
}
