package de.mahnwerk.law.costs;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.LawVersion;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.util.List;

/**
 * Fees, expenses and VAT with their calculation.
 *
 * @param lines the fees one by one
 * @param fee the sum of the fees
 * @param expenses flat rate for post and telecommunication: 20 % of the fees before crediting, at most 20.00 (VV 7002 RVG)
 * @param vat on fee and expenses (VV 7008 RVG); zero where the creditor deducts it
 * @param total fee + expenses + vat
 * @param version the law that was applied
 * @param notes further reasons and warnings, each a sentence
 */
public record Costs(
        List<FeeLine> lines, Money fee, Money expenses, Money vat, Money total, LawVersion version, List<Wording> notes)
        implements Explained {

    public Costs {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /** Fee and expenses without VAT. */
    public Money net() {
        return fee.plus(expenses);
    }

    @Override
    public Wording wording() {
        Wording sum = Wording.of("{0}{1}{2}. Zusammen {3}.", "{0}{1}{2}. In total {3}.", fees(), post(), tax(), total);
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
        return vat.isZero()
                ? Wording.of("", "")
                : Wording.of("; Umsatzsteuer (VV 7008 RVG): {0}", "; VAT (VV 7008 RVG): {0}", vat);
    }
}
