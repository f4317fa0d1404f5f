package de.mahnwerk.agency.cases;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CreditorVat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim that has passed the checks and becomes a case.
 *
 * @param merchantReference unique for ever among the client's cases
 * @param interestRate per cent a year, with {@link InterestBasis#CONTRACTUAL} only
 * @param interestFrom the first day that bears interest
 * @param creditorVat § 13a(1) no. 6 RDG
 * @param consumerCredit § 497 BGB
 */
public record NewCase(
        UUID id,
        String merchantReference,
        CaseDebtor debtor,
        List<CaseItem> items,
        List<CaseSideCost> sideCosts,
        LocalDate inDefaultSince,
        DefaultGround defaultGround,
        List<LocalDate> reminderDates,
        InterestBasis interestBasis,
        @Nullable BigDecimal interestRate,
        LocalDate interestFrom,
        CreditorVat creditorVat,
        boolean consumerCredit,
        Channel channel) {

    public NewCase {
        items = List.copyOf(items);
        sideCosts = List.copyOf(sideCosts);
        reminderDates = List.copyOf(reminderDates);
    }

    /** All that is open of its invoices. */
    public Money principal() {
        return Money.sum(items.stream().map(CaseItem::open).toList());
    }
}
