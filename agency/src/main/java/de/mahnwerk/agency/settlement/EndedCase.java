package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A closed case whose closing may cost the client something.
 *
 * @param termsVersion the terms under which it was accepted
 */
record EndedCase(
        UUID caseId,
        String caseReference,
        Outcome outcome,
        Channel channel,
        int termsVersion,
        LocalDate closedOn,
        long withdrawalFeeCents) {

    /** Whether all was tried and nothing came in. */
    boolean failed() {
        return switch (outcome) {
            case UNCOLLECTIBLE, INSOLVENT, DECEASED_NO_ESTATE, TIME_BARRED -> true;
            case PAID, SETTLED, PARTLY_PAID, WITHDRAWN, UNFOUNDED, MERCHANT_DECISION -> false;
        };
    }

    boolean throughInterface() {
        return channel == Channel.ERP_INTERFACE;
    }

    /** Whether its failure costs nothing because of how it came. */
    boolean waivedBy(Terms terms) {
        return throughInterface() && terms.failureFeeWaivedForInterface();
    }

    Money withdrawalFee() {
        return Money.cents(withdrawalFeeCents);
    }
}
