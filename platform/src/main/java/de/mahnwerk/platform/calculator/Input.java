package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What was typed, by field name. Reading it gives the typed value or {@link WrongInput}.
 *
 * @param values each field's values; blank ones count as not given
 */
record Input(Map<String, List<String>> values) {

    private static final Pattern PLAIN = Pattern.compile("\\d{1,15}(\\.\\d{1,2})?");
    private static final Pattern GERMAN = Pattern.compile("(\\d{1,3}(\\.\\d{3})+|\\d{1,15}),\\d{1,2}");
    private static final Pattern ENGLISH = Pattern.compile("\\d{1,3}(,\\d{3})+\\.\\d{1,2}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}([.,]\\d{1,6})?");
    private static final DateTimeFormatter GERMAN_DAY =
            DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Every value given, in order. */
    List<String> all(String field) {
        return values.getOrDefault(field, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    Optional<String> text(String field) {
        List<String> all = all(field);
        if (all.size() > 1) {
            throw WrongInput.of("--{0} darf nur einmal stehen.", "--{0} may be given once only.", field);
        }
        return all.stream().findFirst();
    }

    boolean has(String field) {
        return !all(field).isEmpty();
    }

    Money money(String field) {
        return must(field, text(field).map(value -> money(field, value)));
    }

    Money moneyOrNothing(String field) {
        return text(field).map(value -> money(field, value)).orElse(Money.ZERO);
    }

    List<Money> monies(String field) {
        List<Money> monies =
                all(field).stream().map(value -> money(field, value)).toList();
        return must(field, monies.isEmpty() ? Optional.empty() : Optional.of(monies));
    }

    LocalDate date(String field) {
        return must(field, optionalDate(field));
    }

    Optional<LocalDate> optionalDate(String field) {
        return text(field).map(value -> date(field, value));
    }

    List<LocalDate> dates(String field) {
        return all(field).stream().map(value -> date(field, value)).toList();
    }

    Optional<BigDecimal> decimal(String field) {
        return text(field).map(value -> decimal(field, value));
    }

    int number(String field) {
        String value = must(field, text(field));
        if (!value.matches("\\d{1,4}")) {
            throw WrongInput.of(
                    "--{0}: \"{1}\" ist keine ganze Zahl; schreiben Sie zum Beispiel 2.",
                    "--{0}: \"{1}\" is not a whole number; write 2, for example.", field, value);
        }
        return Integer.parseInt(value);
    }

    boolean flag(String field) {
        return optionalFlag(field).orElse(false);
    }

    Optional<Boolean> optionalFlag(String field) {
        return text(field).map(value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "ja", "on", "1" -> true;
            case "false", "no", "nein", "off", "0" -> false;
            default ->
                throw WrongInput.of(
                        "--{0}: \"{1}\" ist weder ja noch nein; schreiben Sie true oder false.",
                        "--{0}: \"{1}\" is neither yes nor no; write true or false.", field, value);
        });
    }

    <E extends Enum<E>> E choice(String field, Class<E> type) {
        return must(field, text(field).map(value -> choice(field, value, type)));
    }

    static <E extends Enum<E>> E choice(String field, String value, Class<E> type) {
        String plain = value.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(plain)) {
                return constant;
            }
        }
        throw WrongInput.of(
                "--{0}: \"{1}\" gibt es nicht; möglich sind {2}.",
                "--{0}: there is no \"{1}\"; possible are {2}.",
                field,
                value,
                String.join(
                        ", ",
                        List.of(type.getEnumConstants()).stream()
                                .map(Enum::name)
                                .toList()));
    }

    static Money money(String field, String value) {
        String plain = value.replace("€", "").replace("EUR", "").strip();
        if (PLAIN.matcher(plain).matches()) {
            return Money.eur(plain);
        }
        if (GERMAN.matcher(plain).matches()) {
            return Money.eur(plain.replace(".", "").replace(',', '.'));
        }
        if (ENGLISH.matcher(plain).matches()) {
            return Money.eur(plain.replace(",", ""));
        }
        throw WrongInput.of(
                "--{0}: \"{1}\" ist kein Betrag in Euro; schreiben Sie zum Beispiel 1000.00, ohne Vorzeichen und mit höchstens zwei Nachkommastellen.",
                "--{0}: \"{1}\" is not an amount in euros; write 1000.00, for example, without a sign and with two decimals at most.",
                field,
                value);
    }

    static LocalDate date(String field, String value) {
        try {
            return value.contains(".") ? LocalDate.parse(value, GERMAN_DAY) : LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw WrongInput.of(
                    "--{0}: \"{1}\" ist kein Tag des Kalenders; schreiben Sie zum Beispiel 2026-11-23.",
                    "--{0}: \"{1}\" is not a day of the calendar; write 2026-11-23, for example.", field, value);
        }
    }

    static BigDecimal decimal(String field, String value) {
        if (!DECIMAL.matcher(value).matches()) {
            throw WrongInput.of(
                    "--{0}: \"{1}\" ist keine Zahl; schreiben Sie zum Beispiel 0.9.",
                    "--{0}: \"{1}\" is not a number; write 0.9, for example.", field, value);
        }
        return new BigDecimal(value.replace(',', '.'));
    }

    <T> List<T> each(String field, Function<String, T> read) {
        return all(field).stream().map(read).toList();
    }

    private static <T> T must(String field, Optional<T> value) {
        return value.orElseThrow(
                () -> WrongInput.of("--{0} fehlt; bitte angeben.", "--{0} is missing; please give it.", field));
    }
}
