package de.mahnwerk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test class whose name the build does not pick up never runs and never fails. */
class TestNamesTest {

    private static final Pattern TEST =
            Pattern.compile("^\\s*@(Test|ParameterizedTest|Property|RepeatedTest)\\b", Pattern.MULTILINE);

    private static final Pattern PICKED_UP = Pattern.compile(".*(Test|Scenario|Properties)\\.java");

    @Test
    void every_file_with_tests_has_a_name_that_the_build_picks_up() throws IOException {
        assertThat(filesWithTests())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.getFileName().toString()).matches(PICKED_UP));
    }

    private static List<Path> filesWithTests() throws IOException {
        try (Stream<Path> all =
                Files.find(Path.of(".."), 20, (path, facts) -> path.toString().matches(".*/src/test/java/.*\\.java"))) {
            return all.filter(TestNamesTest::hasTests).toList();
        }
    }

    private static boolean hasTests(Path file) {
        try {
            return TEST.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
