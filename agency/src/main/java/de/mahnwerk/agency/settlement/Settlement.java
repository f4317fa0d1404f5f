package de.mahnwerk.agency.settlement;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement of account to a client. Amounts in euro cents: payout = received - retained - fees - vat + carried.
 *
 * @param seq order of issue
 * @param receivedCents what debtors paid to the agency, less what came back
 * @param retainedCents collection costs that the agency keeps as its remuneration, net
 * @param feesCents fees charged, net
 * @param waivedCents fees that the terms waive
 * @param carriedCents negative rest of the settlement before, or 0
 * @param payoutCents negative when the client owes; that is carried over
 * @param document SHA-256 of its PDF
 */
public record Settlement(
        long client,
        UUID id,
        long seq,
        String number,
        int termsVersion,
        LocalDate periodFrom,
        LocalDate periodTo,
        LocalDate issuedOn,
        @Nullable LocalDate paidOn,
        long receivedCents,
        long retainedCents,
        long feesCents,
        long vatCents,
        long waivedCents,
        long carriedCents,
        long payoutCents,
        String document) {

    /** One line as it is shown. */
    public record Line(
            int line,
            String kind,
            @Nullable UUID caseId,
            @Nullable String caseReference,
            @Nullable String merchantReference,
            @Nullable UUID paymentId,
            @Nullable LocalDate valueOn,
            long netCents,
            long vatCents,
            long waivedCents,
            long payoutCents,
            String textDe,
            String textEn) {}
}
