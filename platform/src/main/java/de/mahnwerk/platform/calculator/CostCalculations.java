package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.costs.CollectionFee;
import de.mahnwerk.law.costs.CollectionMatter;
import de.mahnwerk.law.costs.Costs;
import de.mahnwerk.law.costs.CourtDunningFee;
import de.mahnwerk.law.costs.CourtFee;
import de.mahnwerk.law.costs.Credit;
import de.mahnwerk.law.costs.EnforcementFee;
import de.mahnwerk.law.costs.FeeRate;
import de.mahnwerk.law.costs.FeeTables;
import de.mahnwerk.law.costs.OneLawyer;
import de.mahnwerk.law.costs.PaymentAgreement;
import de.mahnwerk.law.costs.PayoutFee;
import de.mahnwerk.law.costs.Vat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Costs of collection and court (§§ 13e, 13f RDG, RVG, GKG). */
final class CostCalculations {

    /** VV 2300 note 2 RVG is new since then; before, any matter could earn up to 2.5. */
    private static final LocalDate REFORM_2021 = LocalDate.of(2021, 10, 1);

    private CostCalculations() {}

    static List<Calculation> of(FeeTables tables) {
        return List.of(
                collectionFee(tables),
                courtFee(tables),
                courtDunning(tables),
                enforcement(tables),
                payout(tables),
                oneLawyer());
    }

    private static Calculation collectionFee(FeeTables tables) {
        return new Calculation(
                "collection-fee",
                Wording.of("Inkassokosten", "collection costs"),
                List.of(
                        claims(),
                        Field.date("mandate", "Tag des Auftrags", "day of the mandate")
                                .must(),
                        Field.decimal(
                                        "rate",
                                        "Gebührensatz: 0,5 einfach, 0,9 normal, 1,3 umfangreich",
                                        "rate: 0.5 simple, 0.9 normal, 1.3 extensive")
                                .or("0.9"),
                        Field.flag("contested", "Der Schuldner bestreitet", "the debtor contests"),
                        Field.flag(
                                "payment-plan",
                                "Zahlungsvereinbarung (VV 1000 Nr. 2)",
                                "payment agreement (VV 1000 no. 2)"),
                        Field.flag(
                                "settlement",
                                "Vergleich außergerichtlich (VV 1000 Nr. 1)",
                                "settlement out of court (VV 1000 no. 1)"),
                        Field.flag(
                                "settlement-at-court",
                                "Vergleich bei Gericht (VV 1003)",
                                "settlement at court (VV 1003)"),
                        Field.number("creditors", "Zahl der Auftraggeber (VV 1008)", "number of clients (VV 1008)")
                                .or("1"),
                        vat()),
                input -> {
                    LocalDate mandate = input.date("mandate");
                    CollectionMatter matter = CollectionMatter.of(
                                    input.monies("claim"), mandate, feeRate(input, "rate", mandate))
                            .with(agreement(input))
                            .forCreditors(input.number("creditors"))
                            .with(vat(input));
                    return new Answer().put(CollectionFee.of(matter, tables));
                });
    }

    private static FeeRate feeRate(Input input, String field, LocalDate mandate) {
        BigDecimal value = input.decimal(field).orElseThrow();
        boolean contested = input.flag("contested");
        try {
            if (contested) {
                return new FeeRate(value, FeeRate.Course.CONTESTED);
            }
            return mandate.isBefore(REFORM_2021)
                    ? FeeRate.likely(value)
                    : new FeeRate(value, FeeRate.Course.UNCONTESTED);
        } catch (IllegalArgumentException e) {
            throw WrongInput.of(
                    "--{0}: Einen Satz von {1} gibt VV 2300 RVG hier nicht her: unbestritten bis 1,3, bestritten (--contested) 0,5 bis 2,5.",
                    "--{0}: VV 2300 RVG has no rate of {1} here: up to 1.3 uncontested, 0.5 to 2.5 contested (--contested).",
                    field,
                    value);
        }
    }

    private static PaymentAgreement agreement(Input input) {
        List<PaymentAgreement> made = List.of(
                        input.flag("payment-plan") ? PaymentAgreement.INSTALMENTS : PaymentAgreement.NONE,
                        input.flag("settlement") ? PaymentAgreement.SETTLEMENT : PaymentAgreement.NONE,
                        input.flag("settlement-at-court")
                                ? PaymentAgreement.SETTLEMENT_AT_COURT
                                : PaymentAgreement.NONE)
                .stream()
                .filter(agreement -> agreement != PaymentAgreement.NONE)
                .toList();
        if (made.size() > 1) {
            throw WrongInput.of(
                    "--payment-plan, --settlement und --settlement-at-court schließen sich aus; geben Sie eines an.",
                    "--payment-plan, --settlement and --settlement-at-court exclude each other; give one of them.");
        }
        return made.isEmpty() ? PaymentAgreement.NONE : made.getFirst();
    }

    private static Calculation courtFee(FeeTables tables) {
        return new Calculation(
                "court-fee",
                Wording.of("Gerichtskosten des Mahnverfahrens", "court fee of the dunning procedure"),
                List.of(
                        claims(),
                        Field.date("filed", "Tag des Antrags", "day of filing").must()),
                input -> new Answer().put(CourtFee.of(Money.sum(input.monies("claim")), input.date("filed"), tables)));
    }

    private static Calculation courtDunning(FeeTables tables) {
        return new Calculation(
                "court-dunning",
                Wording.of("Vertretung im Mahnverfahren", "representation in the dunning procedure"),
                List.of(
                        claims(),
                        Field.date("filed", "Tag des Antrags", "day of filing").must(),
                        Field.date(
                                "mandate",
                                "Tag des Auftrags, sonst der des Antrags",
                                "day of the mandate, else that of filing"),
                        Field.decimal(
                                "credit-rate",
                                "Satz der anzurechnenden Geschäftsgebühr",
                                "rate of the business fee to be credited"),
                        Field.flag(
                                "contested",
                                "Die Geschäftsgebühr entstand bestritten",
                                "the business fee was for a contested claim"),
                        Field.date("credit-mandate", "Auftrag zur Geschäftsgebühr", "mandate of the business fee"),
                        Field.date(
                                "credit-ended",
                                "Ende der außergerichtlichen Tätigkeit",
                                "end of the work out of court"),
                        Field.flag(
                                "enforcement-order",
                                "auch Vollstreckungsbescheid (VV 3308)",
                                "enforcement order too (VV 3308)"),
                        Field.flag(
                                "ended-before-filing",
                                "vor dem Antrag beendet (VV 3306)",
                                "ended before filing (VV 3306)"),
                        vat()),
                input -> courtDunning(input, tables));
    }

    private static Answer courtDunning(Input input, FeeTables tables) {
        Money claim = Money.sum(input.monies("claim"));
        LocalDate filed = input.date("filed");
        LocalDate mandate = input.optionalDate("mandate").orElse(filed);
        if (mandate.isAfter(filed)) {
            throw WrongInput.of(
                    "--mandate ({0}) liegt nach --filed ({1}); der Auftrag kommt vor dem Antrag.",
                    "--mandate ({0}) is after --filed ({1}); the mandate comes before the application.",
                    mandate,
                    filed);
        }
        Costs costs = CourtDunningFee.of(claim, mandate, stage(input), credit(input, mandate), vat(input), tables);
        Answer answer = new Answer().put(costs);
        try {
            Costs court = CourtFee.of(claim, filed, tables);
            return answer.put("courtFee", court.total())
                    .put("totalWithCourtFee", costs.total().plus(court.total()))
                    .because(court);
        } catch (UnknownLaw e) {
            return answer.because(Wording.of(
                    "Die Gerichtsgebühr für diesen Tag ist nicht bekannt.", "The court fee of that day is not known."));
        }
    }

    private static CourtDunningFee.Stage stage(Input input) {
        boolean order = input.flag("enforcement-order");
        boolean ended = input.flag("ended-before-filing");
        if (order && ended) {
            throw WrongInput.of(
                    "--enforcement-order und --ended-before-filing schließen sich aus; geben Sie eines an.",
                    "--enforcement-order and --ended-before-filing exclude each other; give one of them.");
        }
        return order
                ? CourtDunningFee.Stage.ENFORCEMENT_ORDER
                : ended ? CourtDunningFee.Stage.ENDED_BEFORE_FILING : CourtDunningFee.Stage.ORDER_TO_PAY;
    }

    private static @Nullable Credit credit(Input input, LocalDate mandate) {
        if (!input.has("credit-rate")) {
            return null;
        }
        LocalDate earned = input.optionalDate("credit-mandate").orElse(mandate);
        FeeRate rate = input.flag("contested")
                ? feeRate(input, "credit-rate", earned)
                : likely(input.decimal("credit-rate").orElseThrow());
        Optional<LocalDate> ended = input.optionalDate("credit-ended");
        return new Credit(rate, earned, ended.orElse(null));
    }

    private static FeeRate likely(BigDecimal rate) {
        try {
            return FeeRate.likely(rate);
        } catch (IllegalArgumentException e) {
            throw WrongInput.of(
                    "--credit-rate: Einen Satz von {0} hat VV 2300 RVG nicht; möglich sind mehr als 0 bis 2,5.",
                    "--credit-rate: VV 2300 RVG has no rate of {0}; possible are more than 0 up to 2.5.", rate);
        }
    }

    private static Calculation enforcement(FeeTables tables) {
        return new Calculation(
                "enforcement-fee",
                Wording.of("Kosten der Vollstreckung", "costs of enforcement"),
                List.of(
                        Field.money(
                                        "claim",
                                        "Forderung mit Zinsen und Kosten in Euro",
                                        "claim with interest and costs in euros")
                                .must()
                                .several(),
                        Field.date("mandate", "Tag des Auftrags", "day of the mandate")
                                .must(),
                        Field.flag("payment-plan", "Zahlungsvereinbarung", "payment agreement"),
                        vat()),
                input -> new Answer()
                        .put(EnforcementFee.of(
                                Money.sum(input.monies("claim")),
                                input.date("mandate"),
                                input.flag("payment-plan") ? PaymentAgreement.INSTALMENTS : PaymentAgreement.NONE,
                                vat(input),
                                tables)));
    }

    private static Calculation payout(FeeTables tables) {
        return new Calculation(
                "payout-fee",
                Wording.of("Hebegebühr", "payout fee"),
                List.of(
                        Field.money("amount", "ausgezahlter Betrag in Euro", "amount paid out in euros")
                                .must(),
                        Field.date("mandate", "Tag des Auftrags", "day of the mandate")
                                .must()),
                input -> new Answer().put(PayoutFee.of(input.money("amount"), input.date("mandate"), tables)));
    }

    private static Calculation oneLawyer() {
        return new Calculation(
                "one-lawyer",
                Wording.of("Inkasso und Rechtsanwalt", "collection company and lawyer"),
                List.of(
                        Field.money("collection", "Inkassokosten in Euro", "collection costs in euros")
                                .must(),
                        Field.money("lawyer", "Kosten des Rechtsanwalts in Euro", "lawyer's costs in euros")
                                .must(),
                        Field.money(
                                        "one-for-all",
                                        "Kosten eines Rechtsanwalts für alles",
                                        "cost of one lawyer for everything")
                                .must(),
                        Field.flag(
                                "disputed-after-mandate",
                                "erst nach dem Inkassoauftrag bestritten",
                                "disputed only after the collection mandate")),
                input -> {
                    OneLawyer both = OneLawyer.of(
                            input.money("collection"),
                            input.money("lawyer"),
                            input.money("one-for-all"),
                            input.flag("disputed-after-mandate")
                                    ? OneLawyer.Dispute.AFTER_COLLECTION_MANDATE
                                    : OneLawyer.Dispute.NONE_OR_BEFORE);
                    return new Answer()
                            .put("total", both.recoverable())
                            .put("lost", both.lost())
                            .because(both);
                });
    }

    private static Field claims() {
        return Field.money(
                        "claim",
                        "Forderung ohne Zinsen und Kosten in Euro",
                        "claim without interest and costs in euros")
                .must()
                .several();
    }

    private static Field vat() {
        return Field.decimal(
                "vat",
                "Umsatzsteuer in %, wenn der Gläubiger sie nicht abziehen kann",
                "VAT in %, if the creditor cannot deduct it");
    }

    private static Vat vat(Input input) {
        return input.decimal("vat").map(Vat::new).orElse(Vat.NONE);
    }
}
