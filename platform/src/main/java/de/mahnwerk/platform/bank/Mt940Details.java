package de.mahnwerk.platform.bank;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Field {@code :86:} as German banks fill it: a business transaction code, then parts {@code ?00} to {@code ?63}; the SEPA
 * references stand in the remittance text ({@code ?20}–{@code ?29}, {@code ?60}–{@code ?63}) behind marks like {@code EREF+}.
 */
final class Mt940Details {

    private static final Set<String> RETURNS = Set.of("108", "109", "159", "059", "184", "185");
    private static final Pattern PART = Pattern.compile("\\?\\s?(\\d{2})");
    private static final Pattern MARK =
            Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|RREF)\\+");
    private static final Pattern AMOUNT = Pattern.compile("(?:EUR\\s*)?(\\d{1,12}),(\\d{1,2})(?:\\s*EUR)?.*");

    private final String code;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, String> marked = new LinkedHashMap<>();
    private final String free;

    Mt940Details(String field) {
        Matcher part = PART.matcher(field);
        code = field.length() >= 3 && field.substring(0, 3).matches("\\d{3}") ? field.substring(0, 3) : "";
        if (code.isEmpty() || !part.find()) {
            free = field.substring(code.length()).strip();
            return;
        }
        free = "";
        int start;
        do {
            String name = part.group(1);
            start = part.end();
            int end = part.find() ? part.start() : field.length();
            parts.merge(name, field.substring(start, end), String::concat);
            if (end == field.length()) {
                break;
            }
        } while (true);
        mark(remittance());
    }

    private String remittance() {
        StringBuilder text = new StringBuilder();
        parts.forEach((name, value) -> {
            if (name.startsWith("2") || name.startsWith("6")) {
                text.append(value);
            }
        });
        return text.toString();
    }

    private void mark(String text) {
        Matcher mark = MARK.matcher(text);
        int start = -1;
        String name = "";
        while (mark.find()) {
            if (start >= 0) {
                marked.put(name, text.substring(start, mark.start()).strip());
            }
            name = mark.group(1);
            start = mark.end();
        }
        if (start >= 0) {
            marked.put(name, text.substring(start).strip());
        }
    }

    BankEntry entry(
            String at,
            String account,
            LocalDate bookedOn,
            LocalDate valueOn,
            Money amount,
            boolean reversal,
            String customerReference,
            String bankReference) {
        BankEntry.Kind kind = RETURNS.contains(code)
                ? BankEntry.Kind.RETURN
                : reversal ? BankEntry.Kind.REVERSAL : BankEntry.Kind.PAYMENT;
        String endToEnd = reference("EREF");
        Set<String> references = new LinkedHashSet<>();
        for (String value : List.of(endToEnd, reference("MREF"), reference("KREF"), told(customerReference))) {
            if (!value.isEmpty()) {
                references.add(value);
            }
        }
        BankEntry entry = new BankEntry(
                at,
                account,
                bookedOn,
                valueOn,
                amount,
                kind,
                "",
                charges(kind, amount),
                "",
                endToEnd,
                reference("MREF"),
                new ArrayList<>(references),
                text(),
                (parts.getOrDefault("32", "") + parts.getOrDefault("33", "")).strip(),
                parts.getOrDefault("31", "").strip(),
                bankReference,
                "");
        return entry.withDuplicateKey(DuplicateKey.of(entry, 1));
    }

    /** What a returned debit costs beyond the amount that was collected ({@code OAMT+}). */
    private Money charges(BankEntry.Kind kind, Money amount) {
        Money none = new Money(0, amount.currency());
        Matcher collected = AMOUNT.matcher(marked.getOrDefault("OAMT", ""));
        if (kind != BankEntry.Kind.RETURN || !amount.isNegative() || !collected.matches()) {
            return none;
        }
        String cents = (collected.group(2) + "0").substring(0, 2);
        Money original = new Money(Long.parseLong(collected.group(1) + cents), amount.currency());
        return amount.negated().minus(original).max(none);
    }

    private String reference(String mark) {
        return told(marked.getOrDefault(mark, ""));
    }

    private static String told(String reference) {
        String plain = reference.strip();
        return plain.equals("NONREF") || plain.equals("NOTPROVIDED") ? "" : plain;
    }

    private String text() {
        String purpose = marked.getOrDefault("SVWZ", "");
        String said = !purpose.isEmpty() ? purpose : parts.isEmpty() ? free : remittance();
        String plain = said.isBlank() ? parts.getOrDefault("00", "") : said;
        return plain.strip().replaceAll("\\s+", " ");
    }
}
