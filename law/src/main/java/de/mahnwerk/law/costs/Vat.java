package de.mahnwerk.law.costs;

import de.mahnwerk.law.Money;
import java.math.BigDecimal;

/**
 * The VAT on costs that the debtor owes (VV 7008 RVG): none where the creditor deducts it as input tax, else the rate of §
 * 12(1) UStG, rounded half-up to the cent. Court fees, interest and lump sum bear none.
 *
 * @param percent per cent, 0 where the creditor deducts
 */
public record Vat(BigDecimal percent) {

    /** The creditor deducts input tax (§ 15 UStG), the debtor owes net costs. */
    public static final Vat NONE = new Vat(BigDecimal.ZERO);

    /** 19 % (§ 12(1) UStG). */
    public static final Vat STANDARD = new Vat(new BigDecimal("19"));

    public Vat {
        if (percent.signum() < 0 || percent.compareTo(new BigDecimal("100")) >= 0) {
            throw new IllegalArgumentException("VAT is between 0 and 100 per cent, not " + percent);
        }
    }

    /** What the debtor owes of it: all or nothing (§ 13a(1) no. 6 RDG). */
    public static Vat of(CreditorVat creditor) {
        return switch (creditor) {
            case CREDITOR_DEDUCTS -> NONE;
            case CREDITOR_CANNOT_DEDUCT -> STANDARD;
        };
    }

    /** The tax on a net amount (§ 12(1) UStG). */
    public Money on(Money net) {
        return net.times(percent.movePointLeft(2));
    }

    /** Whether the debtor owes none (§ 15 UStG). */
    public boolean isNone() {
        return percent.signum() == 0;
    }
}
