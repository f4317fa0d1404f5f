package de.mahnwerk.agency.settlement;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.law.costs.Vat;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment that is to be settled, as it was set against its case.
 *
 * @param direct whether the client received it and not the agency
 * @param claimCents principal of the case as it was handed over
 * @param claimDays how old the case was then: days from its first due date to its acceptance
 * @param termsVersion the terms under which the case was accepted
 * @param settledCents what of the case's principal and interest earlier settlements have settled
 * @param chargedCents net success fees of the case in earlier settlements, less those that went back
 * @param back whether it is settled because it came back
 */
record SettledPayment(
        UUID id,
        UUID caseId,
        String caseReference,
        CreditorVat creditorVat,
        long claimCents,
        int claimDays,
        int termsVersion,
        long settledCents,
        long chargedCents,
        boolean direct,
        boolean back,
        long principalCents,
        long interestCents,
        long merchantCostsCents,
        long collectionCostsCents,
        long collectionVatCents,
        LocalDate valueOn,
        LocalDate bookedOn) {

    /** For the client: principal, interest, own costs. */
    Money clientShare() {
        return signed(principalCents + interestCents + merchantCostsCents);
    }

    /** All that went on the debt; what was paid too much goes back to the payer and is nobody's here. */
    Money onDebt() {
        return clientShare().plus(collectionCosts()).plus(debtorsVat());
    }

    Money collectionCosts() {
        return signed(collectionCostsCents);
    }

    /** VAT on them that the debtor paid, because the client cannot deduct it. */
    Money debtorsVat() {
        return signed(collectionVatCents);
    }

    /** VAT on them that the client owes the agency and gets back as input tax. */
    Money clientsVat() {
        return switch (creditorVat) {
            case CREDITOR_DEDUCTS -> Vat.STANDARD.on(collectionCosts());
            case CREDITOR_CANNOT_DEDUCT -> Money.ZERO;
        };
    }

    /** On what the success fee is taken. */
    Money successBase() {
        return signed(principalCents + interestCents);
    }

    private Money signed(long cents) {
        return Money.cents(back ? -cents : cents);
    }
}
