package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.delay.Default;
import de.mahnwerk.law.delay.DefaultFacts;
import de.mahnwerk.law.delay.Receipt;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From when on a debtor is in default whom a first notice reminds, and on what ground: the law may have begun it earlier. */
record DefaultBegins(LocalDate since, String ground) {

    /** {@code remindedOn}: when the reminder was sent that reached the debtor; null when none did. */
    static Optional<DefaultBegins> of(
            LocalDate issuedOn,
            LocalDate dueOn,
            DebtorKind debtor,
            boolean consumerNotice,
            @Nullable LocalDate remindedOn,
            Holidays holidays) {
        DefaultFacts facts = DefaultFacts.due(dueOn, debtor, ClaimKind.PAYMENT_FOR_PERFORMANCE)
                .invoiceReceived(Receipt.assumed(issuedOn))
                .performanceReceived(Receipt.assumed(issuedOn))
                .notice(consumerNotice ? DefaultFacts.Notice.GIVEN : DefaultFacts.Notice.MISSING)
                .reminderReceived(remindedOn == null ? null : Receipt.assumed(remindedOn));
        Default result = Default.of(facts, holidays);
        return result.interestBegins().map(since -> new DefaultBegins(since, String.valueOf(result.ground())));
    }
}
