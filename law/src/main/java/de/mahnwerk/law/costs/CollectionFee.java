package de.mahnwerk.law.costs;

import static de.mahnwerk.law.costs.FeeRate.Course.UNCONTESTED;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a registered collection company's work out of court may cost the debtor: as much as a lawyer's under the RVG (§
 * 13e(1) RDG): business fee VV 2300, settlement fee VV 1000, expenses VV 7002, VAT VV 7008 only if the creditor cannot
 * deduct it. One matter, one fee (§ 15(2) RVG).
 */
public final class CollectionFee {

    private static final Money SMALL_CLAIM = Money.eur("50.00");
    private static final LocalDate REFORM_2021 = LocalDate.of(2021, 10, 1);
    private static final BigDecimal EACH_FURTHER_CREDITOR = new BigDecimal("0.3");
    private static final BigDecimal MOST_FOR_FURTHER_CREDITORS = new BigDecimal("2.0");

    private CollectionFee() {}

    /**
     * The costs for one claim.
     *
     * @param claim principal without interest and costs, above zero (§ 23(1) RVG, § 43(1) GKG)
     * @param mandate the day of the mandate (§ 60(1) RVG)
     * @throws UnknownLaw for mandates before 2013-08-01
     */
    public static Costs of(Money claim, LocalDate mandate, FeeRate rate, CreditorVat vat) {
        return of(List.of(claim), mandate, rate, vat);
    }

    /** The costs for several claims in one matter: their values are added first (§ 22(1) RVG). */
    public static Costs of(List<Money> claims, LocalDate mandate, FeeRate rate, CreditorVat vat) {
        return of(CollectionMatter.of(claims, mandate, rate).with(vat));
    }

    /** The costs for a matter with a payment agreement, several creditors or both (§ 13e(1) RDG). */
    public static Costs of(CollectionMatter matter) {
        return of(matter, FeeTables.published());
    }

    /** The same under given tables (§ 60 RVG chooses among them by the day of the mandate). */
    public static Costs of(CollectionMatter matter, FeeTables tables) {
        CostSheet sheet = new CostSheet(matter.mandate(), tables);
        businessFee(sheet, matter, tables);
        settlementFee(sheet, matter.agreement(), matter.value(), matter.mandate());
        sheet.note(ceiling());
        sheet.note(mandate(matter));
        sheet.note(vat(matter.vat()));
        return sheet.withExpenses(matter.vat());
    }

    private static void businessFee(CostSheet sheet, CollectionMatter matter, FeeTables tables) {
        BigDecimal rate = matter.rate().value().add(increase(matter.creditors()));
        Wording name = Wording.of("Geschäftsgebühr", "business fee");
        String number = matter.creditors() > 1 ? "VV 2300, 1008 RVG" : "VV 2300 RVG";
        Optional<Money> small = smallFee(matter.rate(), matter.value(), matter.mandate(), tables);
        if (small.isPresent()) {
            sheet.fee(number + ", § 13 Abs. 2 RVG", name, rate, matter.value(), small.get());
        } else {
            sheet.fee(number, name, rate, matter.value());
        }
    }

    /** § 13(2) RVG: uncontested, out of court, value up to 50 EUR, business fee only. */
    static Optional<Money> smallFee(FeeRate rate, Money value, LocalDate mandate, FeeTables tables) {
        return rate.course() == UNCONTESTED && value.compareTo(SMALL_CLAIM) <= 0
                ? tables.amount(DatedAmount.RVG_13_2, mandate)
                : Optional.empty();
    }

    /** VV 1008 RVG: + 0.3 for each further client on the same subject, + 2.0 at most. */
    private static BigDecimal increase(int creditors) {
        return EACH_FURTHER_CREDITOR
                .multiply(BigDecimal.valueOf(creditors - 1L))
                .min(MOST_FOR_FURTHER_CREDITORS);
    }

    /** VV 1000, 1003 RVG, where there is an agreement. */
    static void settlementFee(CostSheet sheet, PaymentAgreement agreement, Money value, LocalDate mandate) {
        switch (agreement) {
            case NONE -> {}
            case INSTALMENTS -> instalments(sheet, value, !mandate.isBefore(REFORM_2021));
            case SETTLEMENT -> sheet.fee("VV 1000 Nr. 1 RVG", settlement(), new BigDecimal("1.5"), value);
            case SETTLEMENT_AT_COURT -> sheet.fee("VV 1003 RVG", settlement(), new BigDecimal("1.0"), value);
        }
    }

    /** 0.7 of half the claim since 2021-10-01 (VV 1000 no. 2, § 31b RVG); before, 1.5 of a fifth. */
    static void instalments(CostSheet sheet, Money claim, boolean reformed) {
        BigDecimal rate = new BigDecimal(reformed ? "0.7" : "1.5");
        BigDecimal share = new BigDecimal(reformed ? "0.5" : "0.2");
        sheet.fee(
                "VV 1000 Nr. 2, § 31b RVG",
                Wording.of("Einigungsgebühr für die Zahlungsvereinbarung", "settlement fee for the payment agreement"),
                rate,
                claim.times(share));
    }

    private static Wording settlement() {
        return Wording.of("Einigungsgebühr", "settlement fee");
    }

    private static Wording ceiling() {
        return Wording.of(
                "Inkassokosten sind bis zu der Höhe zu erstatten, in der ein Rechtsanwalt vergütet würde (§ 13e Abs. 1 RDG).",
                "Collection costs are owed up to what a lawyer would be paid (section 13e(1) RDG).");
    }

    private static Wording mandate(CollectionMatter matter) {
        return Wording.of(
                "Maßgeblich ist der Tag des Auftrags, {0} (§ 60 Abs. 1 RVG).",
                "What counts is the day of the mandate, {0} (section 60(1) RVG).", matter.mandate());
    }

    private static Wording vat(Vat vat) {
        return vat.isNone()
                ? Wording.of(
                        "Umsatzsteuer wird nicht verlangt, weil der Gläubiger zum Vorsteuerabzug berechtigt ist.",
                        "No VAT is claimed, because the creditor deducts it as input tax.")
                : Wording.of(
                        "Der Gläubiger ist nicht zum Vorsteuerabzug berechtigt (§ 13a Abs. 1 Nr. 6 RDG).",
                        "The creditor cannot deduct input tax (section 13a(1) no. 6 RDG).");
    }
}
