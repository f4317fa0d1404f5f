package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.costs.Costs;
import de.mahnwerk.law.costs.FeeLine;
import de.mahnwerk.law.payment.Debt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of a calculation: named values in their order and the reasons for them. */
public final class Answer {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final List<Wording> reasons = new ArrayList<>();

    Answer() {}

    Answer put(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Answer put(String name, Money amount) {
        return put(name, (Object) amount.toPlainString());
    }

    /** A day; null is said too, for "there is none" is an answer. */
    Answer put(String name, @Nullable LocalDate day) {
        values.put(name, day == null ? null : day.toString());
        return this;
    }

    Answer put(Costs costs) {
        return put("fee", costs.fee())
                .put("expenses", costs.expenses())
                .put("vat", costs.vat())
                .put("total", costs.total())
                .put("lines", costs.lines().stream().map(Answer::line).toList())
                .put("law", costs.version().statute() + " " + costs.version().since())
                .because(costs);
    }

    static Map<String, Object> parts(Money costs, Money interest, Money principal) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("costs", costs.toPlainString());
        parts.put("interest", interest.toPlainString());
        parts.put("principal", principal.toPlainString());
        return parts;
    }

    static Map<String, Object> parts(Debt debt) {
        return parts(debt.costs(), debt.interest(), debt.principal());
    }

    private static Map<String, Object> line(FeeLine line) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("number", line.number());
        shown.put("rate", line.rate().toPlainString());
        shown.put("value", line.value().toPlainString());
        shown.put("amount", line.amount().toPlainString());
        return shown;
    }

    Answer because(Explained reason) {
        reasons.add(reason.wording());
        return this;
    }

    Answer because(List<? extends Explained> all) {
        all.forEach(reason -> reasons.add(reason.wording()));
        return this;
    }

    /** The values: decimal strings, ISO dates, numbers, lists and maps of these. */
    public Map<String, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Why, sentence by sentence, with the paragraphs. */
    public List<String> reasons(Locale locale) {
        return reasons.stream().map(reason -> reason.in(locale)).toList();
    }
}
