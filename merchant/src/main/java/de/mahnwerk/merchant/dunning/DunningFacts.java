package de.mahnwerk.merchant.dunning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the decision needs of an open invoice.
 *
 * @param noticesSent valid notices of the item that went out
 * @param customerCreditCents what the customer has in unapplied credits
 */
record DunningFacts(
        String customerGroup,
        String shop,
        String paymentMethod,
        String country,
        String customerKind,
        long amountCents,
        LocalDate dueOn,
        long openCents,
        String currency,
        int levelReached,
        @Nullable LocalDate lastNoticeOn,
        int noticesSent,
        boolean disputed,
        boolean blocked,
        boolean addressComplete,
        Email email,
        long customerCreditCents,
        SpecialTerms terms) {

    /** Whether e-mails reach the customer. */
    enum Email {
        NONE,
        WORKS,
        /** What was sent there came back. */
        DEAD
    }
}
