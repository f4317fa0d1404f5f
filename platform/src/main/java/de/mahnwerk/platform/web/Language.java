package de.mahnwerk.platform.web;

import de.mahnwerk.law.Money;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/**
 * The texts and formats of one language: the side's texts over those of the platform. A missing key is an error, not a
 * blank.
 */
public final class Language {

    private final Locale locale;
    private final Properties texts = new Properties();

    public Language(Locale locale, String side) {
        this.locale = locale;
        load("/platform/messages_" + locale.getLanguage() + ".properties");
        load("/" + side + "/messages_" + locale.getLanguage() + ".properties");
    }

    public Locale locale() {
        return locale;
    }

    /** {@code {0}} in the text is replaced by the first argument, and so on. */
    public String text(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text '" + key + "' in " + locale.getDisplayLanguage(Locale.ENGLISH));
        }
        return arguments.length == 0 ? text : new MessageFormat(text.replace("'", "''"), locale).format(arguments);
    }

    public boolean knows(String key) {
        return texts.containsKey(key);
    }

    /** {@code 1.234,56 €} for Germans, {@code €1,234.56} for English readers. */
    public String money(Money amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(amount.currency());
        return format.format(amount.toDecimal());
    }

    /** {@code 23.11.2026} or {@code 23 Nov 2026}. */
    public String date(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(german() ? "dd.MM.yyyy" : "d MMM yyyy", locale));
    }

    /** With the weekday, where a deadline matters: {@code Mo., 23.11.2026}. */
    public String deadline(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(german() ? "EE, dd.MM.yyyy" : "EE, d MMM yyyy", locale));
    }

    public boolean german() {
        return locale.getLanguage().equals("de");
    }

    private void load(String file) {
        try (var in = Language.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing message file " + file);
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
