package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.payment.Allocation;
import de.mahnwerk.law.payment.CreditorReference;
import de.mahnwerk.law.payment.Debt;
import de.mahnwerk.law.payment.DebtsAllocation;
import de.mahnwerk.law.payment.EpcQr;
import de.mahnwerk.law.payment.OpenDebt;
import de.mahnwerk.law.payment.Remittance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a payment is set against, and the references that name a debt (§§ 366, 367, 497(3) BGB, ISO 11649, EPC069-12). */
final class PaymentCalculations {

    private PaymentCalculations() {}

    static List<Calculation> all() {
        return List.of(allocate(), reference(), girocode());
    }

    private static Calculation allocate() {
        return new Calculation(
                "allocate",
                Wording.of("Zahlung verrechnen", "allocate a payment"),
                List.of(
                        Field.money("payment", "Zahlung in Euro", "payment in euros")
                                .must(),
                        Field.money("costs", "offene Kosten", "open costs"),
                        Field.money("interest", "offene Zinsen", "open interest"),
                        Field.money("principal", "offene Hauptforderung", "open principal"),
                        Field.flag(
                                "consumer-credit",
                                "Verbraucherdarlehen (§ 497 Abs. 3 BGB)",
                                "consumer credit (section 497(3) BGB)"),
                        Field.choice("claim-kind", "Art der Forderung", "kind of claim", ClaimKind.values())
                                .or("PAYMENT_FOR_PERFORMANCE"),
                        Field.text(
                                        "invoice",
                                        "oder mehrere Rechnungen, NUMMER:BETRAG[:FÄLLIG[:ZINSSATZ]]",
                                        "or several invoices, NUMBER:AMOUNT[:DUE[:RATE]]")
                                .several(),
                        Field.text("designate", "vom Zahler bestimmte Rechnung", "invoice named by the payer")
                                .several(),
                        Field.text("text", "Verwendungszweck", "remittance text"),
                        Field.date("on", "Tag der Zahlung", "day of payment")),
                input -> input.has("invoice") ? several(input) : one(input));
    }

    private static Answer one(Input input) {
        if (!input.has("costs") && !input.has("interest") && !input.has("principal")) {
            throw WrongInput.of(
                    "Die Schuld fehlt: Geben Sie --costs, --interest, --principal oder --invoice an.",
                    "The debt is missing: give --costs, --interest, --principal or --invoice.");
        }
        Debt debt = new Debt(
                input.moneyOrNothing("costs"), input.moneyOrNothing("interest"), input.moneyOrNothing("principal"));
        Allocation result = Allocation.allocate(input.money("payment"), debt, order(input));
        return new Answer()
                .put("allocated", Answer.parts(result.toCosts(), result.toInterest(), result.toPrincipal()))
                .put("remaining", Answer.parts(result.remaining()))
                .put("overpaid", result.overpaid())
                .because(result);
    }

    private static Allocation.Order order(Input input) {
        return input.flag("consumer-credit")
                ? Allocation.Order.CONSUMER_CREDIT
                : Allocation.Order.of(input.choice("claim-kind", ClaimKind.class));
    }

    private static Answer several(Input input) {
        List<OpenDebt> debts = input.each("invoice", text -> debt(text, order(input)));
        List<String> numbers = debts.stream().map(OpenDebt::id).toList();
        if (numbers.stream().distinct().count() < numbers.size()) {
            throw WrongInput.of(
                    "--invoice: Jede Nummer darf nur einmal vorkommen.", "--invoice: each number may occur only once.");
        }
        LocalDate paidOn = input.optionalDate("on")
                .orElseGet(() -> debts.stream()
                        .map(OpenDebt::dueOn)
                        .max(LocalDate::compareTo)
                        .orElseThrow());
        DebtsAllocation result =
                DebtsAllocation.allocate(input.money("payment"), debts, designated(input, numbers), paidOn);
        Map<String, Allocation> met = result.parts().stream()
                .collect(Collectors.toMap(DebtsAllocation.Part::id, DebtsAllocation.Part::allocation));
        List<Allocation> parts = List.copyOf(met.values());
        List<Debt> left = debts.stream()
                .map(debt -> met.containsKey(debt.id()) ? met.get(debt.id()).remaining() : debt.debt())
                .toList();
        return new Answer()
                .put(
                        "allocated",
                        Answer.parts(
                                sum(parts, Allocation::toCosts),
                                sum(parts, Allocation::toInterest),
                                sum(parts, Allocation::toPrincipal)))
                .put(
                        "remaining",
                        Answer.parts(sum(left, Debt::costs), sum(left, Debt::interest), sum(left, Debt::principal)))
                .put("overpaid", result.overpaid())
                .put(
                        "invoices",
                        debts.stream()
                                .map(debt -> shown(debt, met.get(debt.id())))
                                .toList())
                .because(result);
    }

    private static Map<String, Object> shown(OpenDebt debt, @org.jspecify.annotations.Nullable Allocation met) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", debt.id());
        shown.put("allocated", met == null ? "0.00" : met.payment().toPlainString());
        shown.put(
                "remaining",
                (met == null ? debt.debt() : met.remaining()).total().toPlainString());
        return shown;
    }

    private static <T> Money sum(List<T> of, Function<T, Money> part) {
        return Money.sum(of.stream().map(part).toList());
    }

    /** What the payer named, in the field or in the text of the payment (§ 366(1) BGB). */
    private static List<String> designated(Input input, List<String> numbers) {
        List<String> named = new ArrayList<>(input.all("designate"));
        for (String number : named) {
            if (!numbers.contains(number)) {
                throw WrongInput.of(
                        "--designate: Eine Rechnung \"{0}\" ist nicht angegeben; möglich sind {1}.",
                        "--designate: there is no invoice \"{0}\"; possible are {1}.",
                        number,
                        String.join(", ", numbers));
            }
        }
        input.text("text").ifPresent(text -> named.addAll(Remittance.of(text).named(numbers)));
        return named;
    }

    /** {@code B:300.00:2026-02-01:6.52}, or {@code id=B,principal=300.00,interest=2.10,costs=5.00,due=…,rate=…,security=TITLE}. */
    private static OpenDebt debt(String text, Allocation.Order order) {
        return text.contains("=") ? named(text, order) : placed(text, order);
    }

    private static OpenDebt placed(String text, Allocation.Order order) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length > 4 || parts[0].isBlank()) {
            throw notAnInvoice(text);
        }
        Map<String, String> named = new LinkedHashMap<>();
        named.put("id", parts[0].strip());
        named.put("principal", parts[1].strip());
        if (parts.length > 2) {
            named.put("due", parts[2].strip());
        }
        if (parts.length > 3) {
            named.put("rate", parts[3].strip());
        }
        return debt(named, order);
    }

    private static OpenDebt named(String text, Allocation.Order order) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length != 2
                    || !List.of("id", "costs", "interest", "principal", "due", "rate", "security")
                            .contains(pair[0].strip())) {
                throw notAnInvoice(text);
            }
            named.put(pair[0].strip(), pair[1].strip());
        }
        if (!named.containsKey("id") || !named.containsKey("principal")) {
            throw notAnInvoice(text);
        }
        return debt(named, order);
    }

    private static OpenDebt debt(Map<String, String> named, Allocation.Order order) {
        LocalDate due = named.containsKey("due") ? Input.date("invoice", named.get("due")) : LocalDate.EPOCH;
        return new OpenDebt(
                named.getOrDefault("id", ""),
                new Debt(money(named, "costs"), money(named, "interest"), money(named, "principal")),
                due,
                due,
                Input.choice("invoice", named.getOrDefault("security", "NONE"), OpenDebt.Security.class),
                new Rate(Input.decimal("invoice", named.getOrDefault("rate", "0"))),
                order);
    }

    private static Money money(Map<String, String> named, String key) {
        return named.containsKey(key) ? Input.money("invoice", named.get(key)) : Money.ZERO;
    }

    private static WrongInput notAnInvoice(String text) {
        return WrongInput.of(
                "--invoice: \"{0}\" ist keine Rechnung; schreiben Sie zum Beispiel A:200.00:2026-01-10.",
                "--invoice: \"{0}\" is not an invoice; write A:200.00:2026-01-10, for example.", text);
    }

    private static Calculation reference() {
        return new Calculation(
                "reference",
                Wording.of("Zahlungsreferenz (ISO 11649)", "creditor reference (ISO 11649)"),
                List.of(Field.text("number", "Nummer oder Referenz", "number or reference")
                        .must()),
                input -> {
                    String number = input.text("number").orElse("");
                    CreditorReference reference =
                            CreditorReference.parse(number).orElseGet(() -> CreditorReference.of(number));
                    return new Answer()
                            .put("reference", reference.value())
                            .put("printed", reference.printed())
                            .because(
                                    Wording.of(
                                            "RF, zwei Prüfziffern nach ISO 7064 (Modulo 97-10), dann die Nummer (ISO 11649).",
                                            "RF, two check digits after ISO 7064 (modulo 97-10), then the number (ISO 11649)."));
                });
    }

    private static Calculation girocode() {
        return new Calculation(
                "girocode",
                Wording.of("GiroCode (EPC069-12)", "payment QR code (EPC069-12)"),
                List.of(
                        Field.text("name", "Empfänger", "payee").must(),
                        Field.text("iban", "IBAN", "IBAN").must(),
                        Field.money("amount", "Betrag in Euro", "amount in euros")
                                .must(),
                        Field.text("reference", "Referenz (RF…)", "reference (RF…)"),
                        Field.text("text", "oder Verwendungszweck", "or remittance text")),
                input -> {
                    EpcQr code = new EpcQr(
                            EpcQr.Characters.UTF_8,
                            "",
                            input.text("name").orElse(""),
                            input.text("iban").orElse("").replace(" ", ""),
                            input.money("amount"),
                            input.text("reference").orElse(""),
                            input.text("text").orElse(""));
                    return new Answer()
                            .put("payload", code.payload())
                            .because(
                                    Wording.of(
                                            "Elf Zeilen nach EPC069-12; als QR-Code mit Fehlerkorrektur M zu drucken.",
                                            "Eleven lines after EPC069-12; to be printed as a QR code with error correction M."));
                });
    }
}
