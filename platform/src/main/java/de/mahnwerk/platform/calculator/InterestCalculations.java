package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.PercentagePoints;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.interest.BaseRates;
import de.mahnwerk.law.interest.DayCount;
import de.mahnwerk.law.interest.Interest;
import de.mahnwerk.law.interest.InterestResult;
import de.mahnwerk.law.interest.InterestTerms;
import de.mahnwerk.law.interest.PaymentDay;
import de.mahnwerk.law.interest.Repayment;
import de.mahnwerk.law.interest.Rounding;
import de.mahnwerk.law.interest.Segment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Interest (§§ 247, 288 BGB). */
final class InterestCalculations {

    private InterestCalculations() {}

    static List<Calculation> of(BaseRates rates) {
        return List.of(
                new Calculation(
                        "interest",
                        Wording.of("Verzugszinsen", "default interest"),
                        List.of(
                                Field.money("principal", "Hauptforderung in Euro", "principal in euros")
                                        .must(),
                                Field.date("from", "Erster Zinstag", "first day of interest")
                                        .must(),
                                Field.date("to", "Letzter Zinstag", "last day of interest")
                                        .must(),
                                Field.decimal(
                                        "points",
                                        "Prozentpunkte über dem Basiszinssatz",
                                        "percentage points above the base rate"),
                                Field.decimal(
                                        "rate",
                                        "oder vereinbarter Zinssatz in % jährlich",
                                        "or agreed rate in % a year"),
                                Field.flag(
                                        "merchants",
                                        "oder 5 % unter Kaufleuten (§ 352 HGB)",
                                        "or 5% among merchants (section 352 HGB)"),
                                Field.flag(
                                        "consumer",
                                        "oder gesetzlich: Ein Verbraucher ist beteiligt",
                                        "or by law: a consumer is party"),
                                Field.choice("claim-kind", "Art der Forderung", "kind of claim", ClaimKind.values())
                                        .or("PAYMENT_FOR_PERFORMANCE"),
                                Field.date(
                                        "obligation-created",
                                        "Schuldverhältnis entstanden am",
                                        "obligation created on"),
                                Field.text(
                                                "payment",
                                                "Zahlung auf die Hauptforderung, TAG:BETRAG",
                                                "payment on the principal, DAY:AMOUNT")
                                        .several(),
                                Field.flag(
                                                "count-payment-day",
                                                "Zahlungstag wird verzinst",
                                                "the day of payment bears interest")
                                        .or("true"),
                                Field.choice("day-count", "Zinstage", "day count", DayCount.values())
                                        .or("ACT_365"),
                                Field.choice("rounding", "Rundung", "rounding", Rounding.values())
                                        .or("SUM")),
                        input -> interest(input, rates)),
                new Calculation(
                        "base-rate",
                        Wording.of("Basiszinssatz", "base rate"),
                        List.of(Field.date("on", "Tag", "day").must()),
                        input -> baseRate(input.date("on"), rates)));
    }

    private static Answer baseRate(LocalDate day, BaseRates rates) {
        Rate rate = rates.on(day);
        return new Answer()
                .put("rate", rate.percent().toPlainString())
                .put("lastKnownDay", rates.lastKnownDay())
                .because(Wording.of(
                        "Der Basiszinssatz beträgt am {0} {1} (§ 247 BGB).",
                        "The base rate on {0} is {1} (section 247 BGB).", day, rate));
    }

    private static Answer interest(Input input, BaseRates rates) {
        Money principal = input.money("principal");
        LocalDate from = input.date("from");
        LocalDate to = input.date("to");
        if (to.isBefore(from)) {
            throw WrongInput.of(
                    "--to ({1}) liegt vor --from ({0}); vertauschen Sie die beiden.",
                    "--to ({1}) is before --from ({0}); swap the two.", from, to);
        }
        List<Repayment> payments = input.each("payment", InterestCalculations::payment);
        if (Money.sum(payments.stream().map(Repayment::ofPrincipal).toList()).compareTo(principal) > 0) {
            throw WrongInput.of(
                    "--payment: Die Zahlungen sind höher als die Hauptforderung von {0}; geben Sie nur an, was auf sie angerechnet wurde.",
                    "--payment: the payments exceed the principal of {0}; give only what was set against it.",
                    principal);
        }
        InterestResult result = Interest.on(principal, payments, from, to, terms(input), rates);
        return new Answer()
                .put("amount", result.amount())
                .put("days", result.days())
                .put("from", from)
                .put("to", to)
                .put(
                        "segments",
                        result.segments().stream()
                                .map(InterestCalculations::shown)
                                .toList())
                .because(result)
                .because(warnings(input, rates, to));
    }

    private static Map<String, Object> shown(Segment segment) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("from", segment.from().toString());
        shown.put("to", segment.to().toString());
        shown.put("days", segment.days());
        shown.put("principal", segment.principal().toPlainString());
        shown.put("rate", segment.rate().percent().toPlainString());
        shown.put("amount", segment.amount().toPlainString());
        return shown;
    }

    private static InterestTerms terms(Input input) {
        DayCount days = input.choice("day-count", DayCount.class);
        Rounding rounding = input.choice("rounding", Rounding.class);
        PaymentDay paymentDay = input.flag("count-payment-day") ? PaymentDay.COUNTED : PaymentDay.NOT_COUNTED;
        return rule(input).with(days).with(rounding).with(paymentDay);
    }

    private static InterestTerms rule(Input input) {
        Optional<BigDecimal> points = input.decimal("points");
        Optional<BigDecimal> rate = input.decimal("rate");
        if (points.isPresent() && rate.isPresent()) {
            throw WrongInput.of(
                    "--points und --rate schließen sich aus; geben Sie eines an.",
                    "--points and --rate exclude each other; give one of them.");
        }
        if (points.isPresent()) {
            return InterestTerms.aboveBaseRate(new PercentagePoints(points.get()));
        }
        if (rate.isPresent()) {
            return InterestTerms.agreed(new Rate(rate.get()));
        }
        if (input.flag("merchants")) {
            return InterestTerms.amongMerchants();
        }
        DebtorKind debtor = input.optionalFlag("consumer")
                .map(consumer -> consumer ? DebtorKind.CONSUMER : DebtorKind.BUSINESS)
                .orElseThrow(() -> WrongInput.of(
                        "Der Zinssatz fehlt: Geben Sie --points, --rate, --merchants oder --consumer/--no-consumer an.",
                        "The rate is missing: give --points, --rate, --merchants or --consumer/--no-consumer."));
        ClaimKind claim = input.choice("claim-kind", ClaimKind.class);
        return input.optionalDate("obligation-created")
                .map(day -> InterestTerms.statutory(debtor, claim, day))
                .orElseGet(() -> InterestTerms.statutory(debtor, claim));
    }

    /** What the rate means towards a consumer (§§ 288(2), 13a(1) no. 4 RDG). */
    private static List<Wording> warnings(Input input, BaseRates rates, LocalDate to) {
        if (!input.flag("consumer")) {
            return List.of();
        }
        boolean tooManyPoints = input.decimal("points")
                .filter(points -> points.compareTo(PercentagePoints.FIVE.value()) > 0)
                .isPresent();
        boolean agreedMore = input.decimal("rate")
                .filter(rate -> new Rate(rate).compareTo(rates.on(to).plus(PercentagePoints.FIVE)) > 0)
                .isPresent();
        return tooManyPoints || agreedMore
                ? List.of(
                        Wording.of(
                                "Achtung: Gegenüber Verbrauchern sind gesetzlich nur 5 Prozentpunkte geschuldet (§ 288 Abs. 1 BGB); mehr braucht eine Vereinbarung und im ersten Inkassoschreiben einen Hinweis (§ 13a Abs. 1 Nr. 4 RDG).",
                                "Note: a consumer owes 5 percentage points by law (section 288(1) BGB); more needs an agreement and a notice in the first collection letter (section 13a(1) no. 4 RDG)."))
                : List.of();
    }

    private static Repayment payment(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length != 2) {
            throw WrongInput.of(
                    "--payment: \"{0}\" ist keine Zahlung; schreiben Sie zum Beispiel 2026-09-01:200.00.",
                    "--payment: \"{0}\" is not a payment; write 2026-09-01:200.00, for example.", text);
        }
        return new Repayment(Input.date("payment", parts[0].strip()), Input.money("payment", parts[1].strip()));
    }
}
