package de.mahnwerk.house;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.protocol.ClaimStatus;
import de.mahnwerk.protocol.DisputeReason;
import de.mahnwerk.protocol.DocumentKind;
import de.mahnwerk.protocol.InstructionKind;
import de.mahnwerk.protocol.InstructionState;
import de.mahnwerk.protocol.NoticeKind;
import de.mahnwerk.protocol.Outcome;
import de.mahnwerk.protocol.PauseReason;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word that people read stands in the message files, in German and in English; templates hold none. */
class WordsTest {

    /** The same in every language. */
    private static final Set<String> NAMES =
            Set.of("Mahnwerk", "PDF", "CSV", "Excel", "English", "Deutsch", "doctype", "html", "ms", "NW");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern SPOKEN =
            Pattern.compile("(?:placeholder|title|alt|aria-label|data-ask)=\"([^\"$]*)\"");

    /** A key asked for, directly or as one of two. */
    private static final Pattern ASKED =
            Pattern.compile("(?:page\\.t|page\\(\\)\\.t|\\.show|\\.go|refused|required)\\(([^;{}]{0,400})");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9_]+)+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"platform/messages", "platform/faults", "merchant/messages", "agency/messages"})
    void german_and_english_say_the_same_things(String file) {
        Properties german = texts(file, "de");
        Properties english = texts(file, "en");

        assertThat(english.stringPropertyNames()).isEqualTo(german.stringPropertyNames());
        for (String key : german.stringPropertyNames()) {
            assertThat(placeholders(english.getProperty(key)))
                    .as("what %s leaves open", key)
                    .isEqualTo(placeholders(german.getProperty(key)));
            assertThat(german.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "merchant", "agency"})
    void templates_hold_no_words_of_their_own(String module) {
        for (Path template : files(Path.of("..", module, "src/main/jte"), ".jte")) {
            assertThat(words(read(template))).as(template.toString()).isEmpty();
        }
    }

    @Test
    void and_a_word_in_a_template_is_found() {
        assertThat(words("@param String x\n<p>${page.t(\"a.b\")} Guten Tag</p>"))
                .containsExactly("Guten", "Tag");
        assertThat(words("<button title=\"Weg damit\">${x}</button>")).containsExactly("Weg", "damit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merchant", "agency"})
    void every_text_that_a_page_asks_for_exists(String side) {
        Set<String> known = new TreeSet<>(texts(side + "/messages", "de").stringPropertyNames());
        known.addAll(texts("platform/messages", "de").stringPropertyNames());
        List<Path> asking = new ArrayList<>(files(Path.of("..", side, "src/main/jte"), ".jte"));
        asking.addAll(files(Path.of("..", side, "src/main/java/de/mahnwerk", side, "web"), ".java"));
        asking.addAll(files(Path.of("../platform/src/main/jte"), ".jte"));
        for (Path file : asking) {
            assertThat(asked(read(file)).filter(key -> !known.contains(key)).toList())
                    .as("texts that %s asks for and nobody wrote", file)
                    .isEmpty();
        }
    }

    @Test
    void and_a_missing_text_is_found() {
        assertThat(asked("<p>${page.t(ready ? \"state.ready\" : \"state.waiting\")}</p>"))
                .containsExactly("state.ready", "state.waiting");
    }

    /** Codes of the protocol reach pages as they come: each has its words, whichever an agency sends. */
    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of("status", ClaimStatus.values()),
                Arguments.of("status.meaning", ClaimStatus.values()),
                Arguments.of("outcome", Outcome.values()),
                Arguments.of("document", DocumentKind.values()),
                Arguments.of("instruction", InstructionKind.values()),
                Arguments.of("instructionState", InstructionState.values()),
                Arguments.of("pauseReason", PauseReason.values()),
                Arguments.of("disputeReason", DisputeReason.values()),
                Arguments.of("notice", NoticeKind.values()));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_of_the_protocol_has_its_words(String prefix, Enum<?>[] codes) {
        Set<String> known = texts("merchant/messages", "de").stringPropertyNames();
        assertThat(Stream.of(codes).map(Enum::name).filter(code -> !code.equals("UNKNOWN")))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(known).contains(prefix + "." + code));
    }

    private static Stream<String> asked(String source) {
        return ASKED.matcher(source)
                .results()
                .flatMap(call -> LITERAL.matcher(firstArgument(call.group(1))).results())
                .map(literal -> literal.group(1))
                .filter(key -> !key.endsWith("."));
    }

    /** Up to the comma that ends the argument which holds the key; nested calls ask for themselves. */
    private static String firstArgument(String arguments) {
        Matcher nested = Pattern.compile("^[^()]*").matcher(arguments);
        return nested.find() ? nested.group() : "";
    }

    private static List<String> words(String template) {
        String text = template.replaceAll("(?s)<%--.*?--%>", " ")
                .replaceAll("(?m)^@(import|param).*$", " ")
                .replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ");
        String spoken = SPOKEN.matcher(text).results().map(hit -> hit.group(1)).collect(Collectors.joining(" "));
        String visible = withoutCode(text).replaceAll("(?s)<[^>]*>", " ").replaceAll("&[a-z]+;", " ");
        return WORD.matcher(visible + " " + spoken)
                .results()
                .map(MatchResult::group)
                .filter(word -> !NAMES.contains(word))
                .toList();
    }

    /** Takes out what is computed: {@code ${…}}, {@code !{…}} and the heads of control structures, however nested. */
    private static String withoutCode(String text) {
        StringBuilder left = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            Matcher code = Pattern.compile(
                            "[$!]\\{|@(?:if|elseif|for|template\\.[\\w.]+)\\s*\\(|@(?:endif|endfor|else)")
                    .matcher(text);
            if (!code.find(at)) {
                return left.append(text.substring(at)).toString();
            }
            left.append(text, at, code.start()).append(' ');
            char opens = text.charAt(code.end() - 1);
            at = opens == '{' || opens == '(' ? end(text, code.end(), opens) : code.end();
        }
        return left.toString();
    }

    private static int end(String text, int from, char opens) {
        char closes = opens == '{' ? '}' : ')';
        int depth = 1;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '"') {
                quoted = !quoted;
            } else if (!quoted && sign == opens) {
                depth++;
            } else if (!quoted && sign == closes && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Properties texts(String file, String language) {
        String module = file.substring(0, file.indexOf('/'));
        Path path = Path.of("..", module, "src/main/resources", file + "_" + language + ".properties");
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
