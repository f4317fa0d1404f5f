package de.mahnwerk.law.costs;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the creditor's representative in the court dunning procedure may cost the debtor: VV 3305, 3306, 3308 RVG with the
 * business fee credited (Vorbem. 3(4) VV, § 15a RVG). A registered collection company represents until the case goes to the
 * litigation court (§ 79(2) no. 4 ZPO) and gets as much as a lawyer (§ 13e(1) RDG). Expenses are counted on the fees before
 * crediting (prevailing view, to be confirmed by a lawyer).
 */
public final class CourtDunningFee {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal MOST_CREDITED = new BigDecimal("0.75");

    private CourtDunningFee() {}

    /** How far the procedure went (VV 3305–3308 RVG). */
    public enum Stage {
        /** The mandate ended before the application was filed: 0.5 (VV 3306 RVG). */
        ENDED_BEFORE_FILING,
        /** Application for the order to pay: 1.0 (VV 3305 RVG). */
        ORDER_TO_PAY,
        /** Application for the enforcement order after no timely objection: + 0.5 (VV 3308 RVG). */
        ENFORCEMENT_ORDER
    }

    /**
     * The fees for one claim, which goes to court as a whole (VV 3305–3308 RVG).
     *
     * @param claim the part that goes to court, above zero
     * @param mandate the day of the mandate for the court procedure (§ 60(1) RVG)
     * @param credit what was earned out of court, null for nothing
     */
    public static Costs of(
            Money claim, LocalDate mandate, Stage stage, @Nullable Credit credit, Vat vat, FeeTables tables) {
        CostSheet sheet = new CostSheet(mandate, tables);
        switch (stage) {
            case ENDED_BEFORE_FILING -> reduced(sheet, claim);
            case ORDER_TO_PAY -> procedure(sheet, claim);
            case ENFORCEMENT_ORDER -> {
                procedure(sheet, claim);
                sheet.fee(
                        "VV 3308 RVG",
                        Wording.of("Gebühr für den Vollstreckungsbescheid", "fee for the enforcement order"),
                        HALF,
                        claim);
            }
        }
        if (credit != null) {
            credit(sheet, claim, mandate, credit, tables);
        }
        return sheet.withExpenses(vat);
    }

    /**
     * The fees when only a part was filed: VV 3305 on it, VV 3306 on the rest, together not more than the highest rate on the
     * whole (§ 15(3) RVG).
     */
    public static Costs partly(Money filed, Money notFiled, LocalDate mandate, Vat vat, FeeTables tables) {
        CostSheet sheet = new CostSheet(mandate, tables);
        procedure(sheet, filed);
        reduced(sheet, notFiled);
        Money most = sheet.wholeFee(filed.plus(notFiled));
        Money tooMuch = sheet.feesSoFar().minus(most);
        if (tooMuch.isPositive()) {
            sheet.add(new FeeLine(
                    "§ 15 Abs. 3 RVG",
                    Wording.of("Kürzung auf die höchste Gebühr aus dem Ganzen", "cut to the highest fee on the whole"),
                    BigDecimal.ONE.negate(),
                    filed.plus(notFiled),
                    tooMuch.negated()));
        }
        return sheet.withExpenses(vat);
    }

    private static void procedure(CostSheet sheet, Money claim) {
        sheet.fee(
                "VV 3305 RVG",
                Wording.of("Verfahrensgebühr für den Mahnbescheid", "fee for the order to pay"),
                BigDecimal.ONE,
                claim);
    }

    private static void reduced(CostSheet sheet, Money claim) {
        sheet.fee(
                "VV 3306 RVG",
                Wording.of("Verfahrensgebühr bei vorzeitigem Ende", "fee for a mandate that ended early"),
                HALF,
                claim);
    }

    /** Half of the business fee, at most 0.75 of a whole one, on the value that goes to court (Vorbem. 3(4) VV RVG). */
    private static void credit(CostSheet sheet, Money claim, LocalDate mandate, Credit credit, FeeTables tables) {
        if (credit.hasLapsedOn(mandate)) {
            sheet.note(
                    Wording.of(
                            "Nichts wird angerechnet: Seit dem Ende der außergerichtlichen Tätigkeit sind mehr als zwei Kalenderjahre vergangen (§ 15 Abs. 5 Satz 2 RVG).",
                            "Nothing is credited: more than two calendar years have passed since the work out of court ended (section 15(5) sentence 2 RVG)."));
            return;
        }
        Money whole = CollectionFee.smallFee(credit.rate(), claim, credit.mandate(), tables)
                .orElseGet(() -> tables.rvg(credit.mandate()).fee(claim));
        Money fee = whole.times(credit.rate().value())
                .max(tables.amount(DatedAmount.RVG_13_3, credit.mandate()).orElse(Money.ZERO));
        Money credited = fee.times(HALF).min(whole.times(MOST_CREDITED));
        sheet.credit(new FeeLine(
                "Vorbem. 3 Abs. 4 VV RVG",
                Wording.of("Anrechnung der halben Geschäftsgebühr", "half of the business fee credited"),
                credit.rate().value().multiply(HALF).min(MOST_CREDITED).negate(),
                claim,
                credited.negated()));
        sheet.note(Wording.of(
                "Beide Gebühren können verlangt werden, zusammen aber nur der um die Anrechnung verminderte Betrag (§ 15a Abs. 1 RVG).",
                "Either fee may be claimed, both together only after crediting (section 15a(1) RVG)."));
    }
}
