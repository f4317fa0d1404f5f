package de.mahnwerk.law.costs;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What one act of enforcement may cost the debtor (VV 3309 RVG, § 788 ZPO, § 13e(2) RDG). */
public final class EnforcementFee {

    private static final BigDecimal RATE = new BigDecimal("0.3");

    private EnforcementFee() {}

    /**
     * The fee for one act.
     *
     * @param value principal with interest and costs (§ 25(1) no. 1 RVG), above zero
     * @param mandate the day of the mandate for it (§ 60(1) RVG)
     */
    public static Costs of(Money value, LocalDate mandate, PaymentAgreement agreement, Vat vat, FeeTables tables) {
        CostSheet sheet = new CostSheet(mandate, tables);
        act(sheet, value);
        CollectionFee.settlementFee(sheet, agreement, value, mandate);
        sheet.note(Wording.of(
                "Kosten der Zwangsvollstreckung trägt der Schuldner, soweit sie notwendig waren (§ 788 Abs. 1 ZPO).",
                "The debtor bears the costs of enforcement as far as they were necessary (section 788(1) ZPO)."));
        return sheet.withExpenses(vat);
    }

    static void act(CostSheet sheet, Money value) {
        sheet.fee(
                "VV 3309 RVG",
                Wording.of("Verfahrensgebühr in der Zwangsvollstreckung", "fee for enforcement"),
                RATE,
                value);
    }
}
