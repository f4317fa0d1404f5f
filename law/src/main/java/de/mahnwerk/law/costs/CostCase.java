package de.mahnwerk.law.costs;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A case of the published cost vectors by its name, {@code collection_uncontested_0.9}: so a table of expected costs can be
 * checked line by line. Rates in the names may vary.
 *
 * @param lawDate the day of the mandate, with court fees of the filing (§ 60 RVG, § 71 GKG)
 * @param claim principal; with {@code payout_fee} the money paid out, with {@code enforcement} interest and costs included
 */
public record CostCase(LocalDate lawDate, Money claim, String name) {

    private interface Rule {
        Costs of(CostCase one, MatchResult name, FeeTables tables);
    }

    private record Named(Pattern pattern, Rule rule) {}

    private static final String RATE = "(\\d+(?:\\.\\d+)?)";

    private static final List<Named> RULES = List.of(
            named("collection_uncontested_" + RATE, (one, name, tables) -> one.matter(uncontested(name), tables)),
            named(
                    "collection_contested_" + RATE,
                    (one, name, tables) -> one.matter(FeeRate.contested(name.group(1)), tables)),
            named("collection_" + RATE + "_plus_instalment_agreement_0.7_of_half_value", CostCase::withInstalments),
            named("business_fee_vv2300_" + RATE + "_net", CostCase::businessFeeAlone),
            named("business_fee_vv2300_" + RATE + "(?:\\+vat" + RATE + ")?", CostCase::businessFee),
            named("base_fee_" + RATE + "_rvg13_2", CostCase::smallFee),
            named(
                    "court_dunning_vv3305_1.0",
                    (one, name, tables) -> one.court(CourtDunningFee.Stage.ORDER_TO_PAY, null, tables)),
            named(
                    "court_dunning_vv3306_0.5",
                    (one, name, tables) -> one.court(CourtDunningFee.Stage.ENDED_BEFORE_FILING, null, tables)),
            named(
                    "court_dunning_vv3305_1.0_plus_vv3308_0.5",
                    (one, name, tables) -> one.court(CourtDunningFee.Stage.ENFORCEMENT_ORDER, null, tables)),
            named(
                    "court_dunning_vv3305_after_credit_of_half_" + RATE + "_fee",
                    (one, name, tables) -> one.court(CourtDunningFee.Stage.ORDER_TO_PAY, one.credit(name), tables)),
            named(
                    "court_dunning_vv3305_1.0_plus_vv3308_0.5_after_credit_of_half_" + RATE + "_fee",
                    (one, name, tables) ->
                            one.court(CourtDunningFee.Stage.ENFORCEMENT_ORDER, one.credit(name), tables)),
            named(
                    "court_dunning_vv3305_on_" + RATE + "_plus_vv3306_on_" + RATE,
                    (one, name, tables) -> CourtDunningFee.partly(
                            Money.eur(name.group(1)), Money.eur(name.group(2)), one.lawDate, Vat.NONE, tables)),
            named("court_fee_kv1100_0.5", (one, name, tables) -> CourtFee.of(one.claim, one.lawDate, tables)),
            named(
                    "enforcement_vv3309_0.3",
                    (one, name, tables) ->
                            EnforcementFee.of(one.claim, one.lawDate, PaymentAgreement.NONE, Vat.NONE, tables)),
            named("enforcement_vv3309_0.3_plus_instalment_0.7_of_" + RATE, CostCase::enforcementWithInstalments),
            named("procedure_fee_vv3100_" + RATE, CostCase::procedureFee),
            named(
                    "payout_fee_vv1009_hebegebuehr",
                    (one, name, tables) -> PayoutFee.of(one.claim, one.lawDate, tables)));

    /** The names that {@link #costs} knows, with # for a rate or an amount (VV RVG, KV GKG). */
    public static List<String> names() {
        return RULES.stream()
                .map(one -> one.pattern
                        .pattern()
                        .replace(RATE, "#")
                        .replace("(?:\\+vat#)?", "[+vat#]")
                        .replace("\\.", "."))
                .toList();
    }

    /**
     * The costs of the case under the law of its day (§ 60 RVG, § 71 GKG).
     *
     * @throws IllegalArgumentException for a name that is none of {@link #names}
     */
    public Costs costs(FeeTables tables) {
        for (Named one : RULES) {
            var matcher = one.pattern.matcher(name);
            if (matcher.matches()) {
                return one.rule.of(this, matcher.toMatchResult(), tables);
            }
        }
        throw new IllegalArgumentException("unknown case '" + name + "'; known are " + String.join(", ", names()));
    }

    private static Named named(String pattern, Rule rule) {
        return new Named(Pattern.compile(pattern), rule);
    }

    private static FeeRate uncontested(MatchResult name) {
        return FeeRate.uncontested(name.group(1));
    }

    private Costs matter(FeeRate rate, FeeTables tables) {
        return CollectionFee.of(CollectionMatter.of(List.of(claim), lawDate, rate), tables);
    }

    /** Named by what it claims, 0.7 of half, whatever the law of the day gave (VV 1000 no. 2, § 31b RVG). */
    private static Costs withInstalments(CostCase one, MatchResult name, FeeTables tables) {
        CostSheet sheet = new CostSheet(one.lawDate, tables);
        businessFee(sheet, one, uncontested(name), tables);
        CollectionFee.instalments(sheet, one.claim, true);
        return sheet.withExpenses(Vat.NONE);
    }

    private static Costs businessFee(CostCase one, MatchResult name, FeeTables tables) {
        Vat vat = name.group(2) == null ? Vat.NONE : new Vat(new BigDecimal(name.group(2)));
        FeeRate rate = FeeRate.contested(name.group(1));
        return CollectionFee.of(
                CollectionMatter.of(List.of(one.claim), one.lawDate, rate).with(vat), tables);
    }

    private static Costs businessFeeAlone(CostCase one, MatchResult name, FeeTables tables) {
        CostSheet sheet = new CostSheet(one.lawDate, tables);
        businessFee(sheet, one, FeeRate.contested(name.group(1)), tables);
        return sheet.withoutExpenses(Vat.NONE);
    }

    private static Costs smallFee(CostCase one, MatchResult name, FeeTables tables) {
        CostSheet sheet = new CostSheet(one.lawDate, tables);
        businessFee(sheet, one, uncontested(name), tables);
        return sheet.withoutExpenses(Vat.NONE);
    }

    private static void businessFee(CostSheet sheet, CostCase one, FeeRate rate, FeeTables tables) {
        Money whole =
                CollectionFee.smallFee(rate, one.claim, one.lawDate, tables).orElseGet(() -> sheet.wholeFee(one.claim));
        sheet.fee("VV 2300 RVG", Wording.of("Geschäftsgebühr", "business fee"), rate.value(), one.claim, whole);
    }

    private Costs court(CourtDunningFee.Stage stage, @Nullable Credit credit, FeeTables tables) {
        return CourtDunningFee.of(claim, lawDate, stage, credit, Vat.NONE, tables);
    }

    private Credit credit(MatchResult name) {
        BigDecimal rate = new BigDecimal(name.group(1));
        return Credit.of(FeeRate.likely(rate), lawDate);
    }

    private static Costs enforcementWithInstalments(CostCase one, MatchResult name, FeeTables tables) {
        CostSheet sheet = new CostSheet(one.lawDate, tables);
        EnforcementFee.act(sheet, one.claim);
        sheet.fee(
                "VV 1000 Nr. 2, § 31b RVG",
                Wording.of("Einigungsgebühr für die Zahlungsvereinbarung", "settlement fee for the payment agreement"),
                new BigDecimal("0.7"),
                Money.eur(name.group(1)));
        return sheet.withExpenses(Vat.NONE);
    }

    private static Costs procedureFee(CostCase one, MatchResult name, FeeTables tables) {
        CostSheet sheet = new CostSheet(one.lawDate, tables);
        sheet.fee(
                "VV 3100 RVG",
                Wording.of("Verfahrensgebühr", "procedure fee"),
                new BigDecimal(name.group(1)),
                one.claim);
        return sheet.withExpenses(Vat.NONE);
    }
}
