package de.mahnwerk.agency.account;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a claim account: {@code amountCents}, above zero, from {@code credit} to {@code debit}.
 *
 * @param item position of the invoice, for principal only
 * @param interestTo the last day of the interest that is posted
 * @param reverses the posting that this one takes back
 */
record Posting(
        long id,
        UUID caseId,
        Kind kind,
        Account debit,
        Account credit,
        @Nullable Integer item,
        long amountCents,
        LocalDate bookedOn,
        LocalDate valueOn,
        @Nullable LocalDate interestTo,
        @Nullable UUID paymentId,
        @Nullable Long reverses,
        String textDe,
        String textEn) {

    /** Why it was posted. */
    enum Kind {
        OPENING,
        FEE,
        /** The settlement fee of a payment agreement. */
        AGREEMENT,
        INTEREST,
        PAYMENT,
        REVERSAL,
        WAIVER,
        /** The principal, or what came from it, falls because the creditor says so. */
        CREDIT,
        PAYOUT
    }

    static Posting of(
            UUID caseId,
            Kind kind,
            Account debit,
            Account credit,
            Money amount,
            LocalDate booked,
            LocalDate value,
            Wording why) {
        return new Posting(
                0,
                caseId,
                kind,
                debit,
                credit,
                null,
                amount.minorUnits(),
                booked,
                value,
                null,
                null,
                null,
                why.in(Locale.GERMAN),
                why.in(Locale.ENGLISH));
    }

    Posting onItem(int position) {
        return new Posting(
                id,
                caseId,
                kind,
                debit,
                credit,
                position,
                amountCents,
                bookedOn,
                valueOn,
                interestTo,
                paymentId,
                reverses,
                textDe,
                textEn);
    }

    Posting interestUpTo(LocalDate day) {
        return new Posting(
                id,
                caseId,
                kind,
                debit,
                credit,
                item,
                amountCents,
                bookedOn,
                valueOn,
                day,
                paymentId,
                reverses,
                textDe,
                textEn);
    }

    Posting of(UUID payment) {
        return new Posting(
                id,
                caseId,
                kind,
                debit,
                credit,
                item,
                amountCents,
                bookedOn,
                valueOn,
                interestTo,
                payment,
                reverses,
                textDe,
                textEn);
    }

    /** The posting that takes this one back. */
    Posting taken(Kind as, LocalDate day, Wording why) {
        return new Posting(
                0,
                caseId,
                as,
                credit,
                debit,
                item,
                amountCents,
                day,
                valueOn,
                null,
                paymentId,
                id,
                why.in(Locale.GERMAN),
                why.in(Locale.ENGLISH));
    }
}
