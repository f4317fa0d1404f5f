package de.mahnwerk.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern KEY = Pattern.compile("page\\.t\\(\"([^\"]+)\"[),]");

    private static Properties texts(String file) {
        Properties texts = new Properties();
        try (var in = MessagesTest.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file);
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    @Test
    void german_and_english_say_the_same_things() {
        assertThat(texts("/merchant/messages_en.properties").stringPropertyNames())
                .isEqualTo(texts("/merchant/messages_de.properties").stringPropertyNames());
    }

    @Test
    void every_text_that_a_page_asks_for_exists() throws IOException {
        Set<String> known =
                new HashSet<>(texts("/merchant/messages_de.properties").stringPropertyNames());
        assertThat(known.addAll(texts("/platform/messages_de.properties").stringPropertyNames()))
                .isTrue();
        try (var templates = Files.list(Path.of("src/main/jte/merchant"))) {
            for (Path template : templates.toList()) {
                Matcher keys = KEY.matcher(Files.readString(template));
                while (keys.find()) {
                    assertThat(known).as(template.toString()).contains(keys.group(1));
                }
            }
        }
    }
}
