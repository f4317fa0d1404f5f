package de.mahnwerk.agency.settlement;

import de.mahnwerk.law.Money;
import java.math.BigDecimal;

/** VAT on what the agency does for its client (§ 12(1) UStG). */
final class Vat {

    private static final BigDecimal RATE = new BigDecimal("0.19");

    private Vat() {}

    static Money on(Money net) {
        return net.times(RATE);
    }
}
