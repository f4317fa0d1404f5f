package de.mahnwerk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every SQL text of the program was executed by at least one test: a statement that never ran may name a column that does
 * not exist. Runs as the last test of the whole build, over what {@code StatementNotes} wrote down in each module; a text
 * that is put together from parts is looked for by its first part.
 */
class StatementsTest {

    private static final List<String> PROGRAM = List.of("platform", "merchant", "agency", "app");
    private static final List<String> TRIED_BY =
            List.of("platform", "merchant", "agency", "conformance", "app", "bench", "stories");

    /** No test provokes these yet: each belongs to a trouble that lasts for days. None may be added. */
    private static final Set<String> OWED = Set.of(
            "update agency_connection set webhook_disabled_at = ?",
            "update outbox set due_at = ?, last_error = ?",
            "update webhook set notice_due = false");

    /** Speaks to the server before there is a pool whose statements could be noted; its own test starts it. */
    private static final Path BEFORE_THE_POOL = Path.of("EmbeddedServer.java");

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"\\s*\\n(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern SQL =
            Pattern.compile("(select|insert into|update|delete from|with (recursive )?\\w+ as) .*", Pattern.DOTALL);

    /** See docs/decisions/0022. */
    private static final Pattern IN_A_LIST = Pattern.compile("\\bin \\(select (\\w+::\\w+ from )?jsonb_array_elements");

    @Test
    void every_statement_of_the_program_was_executed_by_a_test() {
        Set<String> executed = executed();
        assertThat(executed).as("run the whole build: ./mahnwerk verify").hasSizeGreaterThan(100);
        assertThat(statements())
                .hasSizeGreaterThan(100)
                .filteredOn(statement -> OWED.stream().noneMatch(statement::startsWith))
                .allSatisfy(statement -> assertThat(executed).anyMatch(text -> text.contains(statement)));
    }

    @Test
    void and_one_that_never_ran_is_found() {
        String never = statementsOf("db.sql(\"select nonsense from nowhere where tenant = :tenant\")")
                .getFirst();

        assertThat(never).isEqualTo("select nonsense from nowhere where tenant = ?");
        assertThat(executed()).noneMatch(text -> text.contains(never));
    }

    @Test
    void a_list_of_keys_comes_as_an_array_so_that_the_index_is_used_under_row_policies() {
        assertThat(statements()).noneMatch(IN_A_LIST.asPredicate());
        assertThat("select 1 from t where id in (select x::uuid from jsonb_array_elements_text(?::jsonb) x)")
                .matches(IN_A_LIST.asPredicate());
    }

    @Test
    void text_blocks_casts_and_quotes_are_read_as_the_driver_gets_them() {
        assertThat(statementsOf("""
                db.sql(\"""
                        update item set x = :x::jsonb
                         where note like '%\\\\"A\\\\"%' and id = any(:ids)
                        \""")
                """))
                .containsExactly("update item set x = ?::jsonb where note like '%\\\"A\\\"%' and id = any(?)");
        assertThat(statementsOf("db.sql(\"\"\"\n select a from\\s\"\"\" + TABLE)"))
                .containsExactly("select a from");
    }

    private static Set<String> statements() {
        Set<String> statements = new TreeSet<>();
        for (String module : PROGRAM) {
            Path sources = Path.of("..", module, "src/main/java");
            files(sources, ".java").stream()
                    .filter(file -> !file.endsWith(BEFORE_THE_POOL))
                    .forEach(file -> statements.addAll(statementsOf(text(file))));
        }
        return statements;
    }

    private static List<String> statementsOf(String source) {
        List<String> statements = new ArrayList<>();
        Matcher literal = LITERAL.matcher(source);
        while (literal.find()) {
            String text = (literal.group(1) == null ? literal.group(2) : literal.group(1)).strip();
            if (SQL.matcher(text).matches()) {
                // what String.format puts in differs from call to call
                statements.add(text.split("%(\\d\\$)?s", 2)[0]
                        .replaceAll("(?<!\\\\)\\\\s", " ")
                        .replace("\\\\", "\\")
                        .replaceAll("(?<!:):[a-zA-Z]\\w*", "?")
                        .replaceAll("\\s+", " ")
                        .strip());
            }
        }
        return statements;
    }

    private static Set<String> executed() {
        Set<String> executed = new TreeSet<>();
        for (String module : TRIED_BY) {
            files(Path.of("..", module, "target/statements"), ".txt")
                    .forEach(file -> executed.addAll(text(file).lines().toList()));
        }
        return executed;
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
