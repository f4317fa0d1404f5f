package de.mahnwerk.law.conduct;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The notice in text form of what an instalment or deferral agreement costs, which a private person must have before the
 * agreement (§ 13a(3) RDG).
 *
 * @param sentOn when it was sent, null when it was not
 * @param costs what it named as costs of the agreement
 */
public record AgreementNotice(@Nullable LocalDate sentOn, Money costs) {

    /**
     * What of the lawful costs of the agreement may be demanded: nothing without the notice or with one that came later, else
     * no more than it named (§ 13a(3) RDG).
     */
    public Money allows(Money lawful, LocalDate agreedOn) {
        boolean before = sentOn != null && !sentOn.isAfter(agreedOn);
        return before ? lawful.min(costs) : Money.ZERO;
    }
}
