package de.mahnwerk.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement of account: what was received for the merchant, what the agency takes, and what it pays out.
 *
 * @param number the number on the statement and in the payment's reference
 * @param lines absent in lists; the payouts of all lines add up to the total's
 */
public record Settlement(
        UUID id,
        String number,
        SettlementStatus status,
        LocalDate periodFrom,
        LocalDate periodTo,
        LocalDate issuedOn,
        @Nullable LocalDate paidOn,
        Totals totals,
        List<Line> lines) {

    public Settlement {
        lines = Lists.copy(lines);
    }

    /**
     * The sums.
     *
     * @param received everything that debtors paid to the agency in the period
     * @param retainedCosts collection costs that the agency keeps, net
     * @param fees fees charged, net
     * @param vat VAT on retained costs and fees, so far as the merchant owes it
     * @param waived fees that the terms waive; not part of the payout
     * @param payout what the merchant gets; negative when he owes
     */
    public record Totals(
            Amount received, Amount retainedCosts, Amount fees, Amount vat, Amount waived, Amount payout) {}

    /**
     * One line.
     *
     * @param allocation how a receipt was set against the debt
     * @param net the amount that the line is about, without VAT
     * @param waived the amount waived
     * @param payout what the line adds to the payout; negative for what the agency takes
     */
    public record Line(
            SettlementLineKind kind,
            @Nullable UUID caseId,
            @Nullable String caseReference,
            @Nullable String merchantReference,
            @Nullable LocalDate valueDate,
            @Nullable Allocation allocation,
            Amount net,
            Amount vat,
            Amount waived,
            Amount payout,
            Text text) {}
}
