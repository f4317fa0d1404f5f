package de.mahnwerk.law.costs;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.LawVersion;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.util.List;

/**
 * Fees, expenses and VAT with their calculation.
 *
 * @param lines the fees one by one (VV RVG, KV GKG)
 * @param expenses flat rate for post and telecommunication: 20 % of the fees before crediting, at most 20.00 (VV 7002 RVG)
 * @param vatRate on fee and expenses (VV 7008 RVG); none where the creditor deducts it
 * @param version the law that was applied
 * @param notes further reasons and warnings, each a sentence
 */
public record Costs(List<FeeLine> lines, Money expenses, Vat vatRate, LawVersion version, List<Wording> notes)
        implements Explained {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    public Costs {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /** The sum of the fees (VV RVG, KV GKG). */
    public Money fee() {
        return Money.sum(lines.stream().map(FeeLine::amount).toList());
    }

    /** Fee and expenses without VAT (VV 7002 RVG). */
    public Money net() {
        return fee().plus(expenses);
    }

    /** The VAT on both (VV 7008 RVG); zero where the creditor deducts it. */
    public Money vat() {
        return vatRate.on(net());
    }

    /** Fee, expenses and VAT (§ 13e(1) RDG). */
    public Money total() {
        return net().plus(vat());
    }

    /**
     * Whether these costs may be printed with this total: VAT of exactly half a cent is rounded up here, but published
     * invoices round it down too, and no rule decides (§ 2(2) RVG speaks of fees only).
     */
    public boolean mayTotal(Money printed) {
        return printed.equals(total()) || (vatEndsInHalfACent() && printed.equals(total().minus(Money.cents(1))));
    }

    private boolean vatEndsInHalfACent() {
        BigDecimal cents = vatRate.percent().multiply(net().toDecimal());
        return cents.remainder(BigDecimal.ONE).abs().compareTo(HALF) == 0;
    }

    @Override
    public Wording wording() {
        Wording sum =
                Wording.of("{0}{1}{2}. Zusammen {3}.", "{0}{1}{2}. In total {3}.", fees(), post(), tax(), total());
        Wording law = Wording.of("Berechnet nach: {0}.", "Computed under: {0}.", version);
        return Wording.sentences(List.of(sum, law, notes.isEmpty() ? Wording.of("", "") : Wording.sentences(notes)));
    }

    private Wording fees() {
        return Wording.joined("; ", lines);
    }

    private Wording post() {
        return expenses.isZero()
                ? Wording.of("", "")
                : Wording.of(
                        "; Pauschale für Post und Telekommunikation (VV 7002 RVG: 20 % der Gebühren, höchstens 20,00 €): {0}",
                        "; flat rate for post and telecommunication (VV 7002 RVG: 20% of the fees, at most €20.00): {0}",
                        expenses);
    }

    private Wording tax() {
        return vat().isZero()
                ? Wording.of("", "")
                : Wording.of("; Umsatzsteuer (VV 7008 RVG): {0}", "; VAT (VV 7008 RVG): {0}", vat());
    }
}
