package de.mahnwerk.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/** The texts of one language: those of the side over those of the platform. A missing key is an error, not a blank. */
final class Language {

    private final Locale locale;
    private final Properties texts = new Properties();

    Language(Locale locale, String side) {
        this.locale = locale;
        load("/platform/messages_" + locale.getLanguage() + ".properties");
        load("/" + side + "/messages_" + locale.getLanguage() + ".properties");
    }

    Locale locale() {
        return locale;
    }

    /** {@code {0}} in the text is replaced by the first argument, and so on. */
    String text(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text '" + key + "' in " + locale.getDisplayLanguage(Locale.ENGLISH));
        }
        return arguments.length == 0 ? text : new MessageFormat(text.replace("'", "''"), locale).format(arguments);
    }

    boolean knows(String key) {
        return texts.containsKey(key);
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
