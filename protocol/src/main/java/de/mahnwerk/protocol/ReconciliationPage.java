package de.mahnwerk.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The agency's book, claim by claim, so that both books can be proved equal.
 *
 * @param lastSequence number of the client's last event; a reader that has applied fewer is behind, not different
 */
public record ReconciliationPage(LocalDate asOf, long lastSequence, List<Line> claims, String next, boolean more) {

    public ReconciliationPage {
        claims = Lists.copy(claims);
    }

    /**
     * One claim.
     *
     * @param principal as handed over
     * @param principalPaid what was set against the principal, by payments to the agency and to the merchant
     * @param paid everything that the debtor paid, to the agency and to the merchant
     * @param open everything that the debtor still owes on {@code asOf}; zero when the case is closed
     * @param hash see {@link #hashed()}
     */
    public record Line(
            UUID caseId,
            String caseReference,
            String merchantReference,
            ClaimStatus status,
            long caseSequence,
            Amount principal,
            Amount principalPaid,
            Amount paid,
            Amount open,
            Amount paidOut,
            String hash) {

        /**
         * The same line with its hash: SHA-256 in hexadecimal of the other fields from {@code caseId} to
         * {@code paidOut}, amounts without currency, joined by {@code |}, in UTF-8.
         */
        public Line hashed() {
            String text = String.join(
                    "|",
                    caseId.toString(),
                    caseReference,
                    merchantReference,
                    status.name(),
                    Long.toString(caseSequence),
                    principal.amount(),
                    principalPaid.amount(),
                    paid.amount(),
                    open.amount(),
                    paidOut.amount());
            return new Line(
                    caseId,
                    caseReference,
                    merchantReference,
                    status,
                    caseSequence,
                    principal,
                    principalPaid,
                    paid,
                    open,
                    paidOut,
                    Sha256.hex(text));
        }
    }
}
