package de.mahnwerk.law.costs;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * One collection mandate against one debtor, as far as the fees depend on it.
 *
 * @param claims the claims of the matter without interest and costs (§ 23(1) RVG, § 43(1) GKG); they are added (§ 22(1) RVG)
 * @param mandate the day of the unconditional mandate, which decides the law version (§ 60(1) RVG)
 * @param creditors clients with the same subject, at least 1 (VV 1008 RVG)
 */
public record CollectionMatter(
        List<Money> claims, LocalDate mandate, FeeRate rate, PaymentAgreement agreement, int creditors, Vat vat) {

    public CollectionMatter {
        claims = List.copyOf(claims);
        if (!Money.sum(claims).isPositive() || claims.stream().anyMatch(Money::isNegative)) {
            throw new IllegalArgumentException("a collection matter needs a claim above zero, not " + claims);
        }
        if (creditors < 1) {
            throw new IllegalArgumentException("a collection matter has at least one creditor, not " + creditors);
        }
    }

    /** One creditor who deducts input tax, no agreement with the debtor (VV 2300 RVG alone). */
    public static CollectionMatter of(List<Money> claims, LocalDate mandate, FeeRate rate) {
        return new CollectionMatter(claims, mandate, rate, PaymentAgreement.NONE, 1, Vat.NONE);
    }

    /** The value of the matter: the sum of the claims (§ 22(1) RVG). */
    public Money value() {
        return Money.sum(claims);
    }

    /** The same with an agreement that the debtor made (VV 1000, 1003 RVG). */
    public CollectionMatter with(PaymentAgreement other) {
        return new CollectionMatter(claims, mandate, rate, other, creditors, vat);
    }

    /** The same with the VAT that the debtor owes (VV 7008 RVG). */
    public CollectionMatter with(Vat other) {
        return new CollectionMatter(claims, mandate, rate, agreement, creditors, other);
    }

    /** The same for a creditor who deducts input tax or not (VV 7008 RVG). */
    public CollectionMatter with(CreditorVat creditor) {
        return with(Vat.of(creditor));
    }

    /** The same for several creditors of one subject (VV 1008 RVG). */
    public CollectionMatter forCreditors(int number) {
        return new CollectionMatter(claims, mandate, rate, agreement, number, vat);
    }
}
