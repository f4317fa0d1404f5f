package de.mahnwerk.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example in docs/law.md is run; what it prints must be what the page says. */
class LawDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "law.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```console\\n(.*?)```");
    private static final Pattern TABLE = Pattern.compile("(?s)```csv (\\S+)\\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String PROMPT = "$ ./mahnwerk law ";

    @TempDir
    Path tables;

    @Test
    void every_example_prints_what_the_page_says() throws IOException {
        String document = Files.readString(DOCUMENT);
        for (MatchResult table : TABLE.matcher(document).results().toList()) {
            Path _ = Files.writeString(tables.resolve(table.group(1)), table.group(2));
        }

        List<String> blocks =
                BLOCK.matcher(document).results().map(block -> block.group(1)).toList();
        List<String> now = blocks.stream().map(this::run).toList();

        // what the page should say, ready to be copied into it
        Path _ = Files.writeString(Path.of("target", "law-examples.txt"), String.join("\n```\n", now));
        assertThat(blocks).hasSizeGreaterThan(10).isEqualTo(now);
    }

    /** The block again with its commands, each followed by what it prints now. */
    private String run(String block) {
        return block.lines()
                .filter(line -> line.startsWith(PROMPT))
                .map(line -> line + "\n" + output(line.substring(PROMPT.length())))
                .collect(Collectors.joining());
    }

    private String output(String command) {
        List<String> words = new ArrayList<>();
        WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .map(word -> word.equals("law-tables") ? tables.toString() : word)
                .map(word -> word.startsWith("law/src") ? "../" + word : word)
                .forEach(words::add);
        Spoken spoken = Spoken.by(words);
        return spoken.out().lines().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining())
                + (spoken.out().isEmpty() ? spoken.err().strip() + "\n" : "");
    }
}
