package de.mahnwerk.agency.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in the text of a strategy is named by line, field and value, and has words for what to do. */
class StrategyTextTest {

    private static final String SOUND = """
            strategy:
              name: short
              steps:
                - { name: LETTER_1, kind: LETTER, after: 0, channel: EMAIL_ELSE_LETTER, deadline: 14 }
                - { name: LETTER_2, kind: LETTER, after: 17, fee: NORMAL }
                - { name: CLOSE, kind: CLOSE, after: 21 }
            """;

    @Test
    void a_sound_text_is_the_sequence_that_it_says() {
        StrategyText.Read read = StrategyText.read(SOUND, 3);

        assertThat(read.faults()).isEmpty();
        assertThat(read.sound().version()).isEqualTo(3);
        assertThat(read.sound().steps())
                .extracting(Strategy.Step::name)
                .containsExactly("LETTER_1", "LETTER_2", "CLOSE");
        assertThat(read.sound().after("LAST_NOTICE"))
                .as("who has had a step that is not here goes on behind it")
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{5}: {0} becomes {1}")
    @CsvSource(delimiter = '|', nullValues = "-", emptyValue = "", textBlock = """
            channel: EMAIL_ELSE_LETTER | channel: FAX | 4 | channel | FAX | NOT_ONE_OF_channel
            deadline: 14 | deadline: 3 | 4 | deadline | 3 | NOT_DAYS_deadline
            after: 17 | after: bald | 5 | after | bald | NOT_DAYS_after
            after: 17 | after: 14 | 5 | after | 14 | BEFORE_DEADLINE
            deadline: 14 | when: { contactHours: 20-8 } | 4 | contactHours | 20-8 | NOT_HOURS
            deadline: 14 | when: { contactHours: 8-25 } | 4 | contactHours | 8-25 | NOT_HOURS
            deadline: 14 | when: { contactHours: ab } | 4 | contactHours | ab | NOT_HOURS
            after: 17, | '' | 5 | after | '' | MISSING
            kind: CLOSE | kind: END | 6 | kind | END | NOT_ONE_OF_kind
            fee: NORMAL | fee: HIGH | 5 | fee | HIGH | NOT_ONE_OF_fee
            , fee: NORMAL | '' | 5 | fee | '' | FEE_WITH_SECOND
            deadline: 14 | fee: NORMAL | 4 | fee | NORMAL | FEE_WITH_SECOND
            fee: NORMAL | fee: NORMAL, free: yes | 5 | free | yes | UNKNOWN_FIELD
            fee: NORMAL | fee: NORMAL, after: 3 | 5 | after | '' | TWICE
            after: 21 | after: 21, deadline: 14 | 6 | deadline | 14 | UNKNOWN_FIELD
            name: LETTER_2 | name: LETTER_9 | 5 | name | LETTER_9 | UNKNOWN_STEP
            name: LETTER_2 | name: LETTER_1 | 5 | name | LETTER_1 | ORDER
            name: LETTER_1, | name: LAST_NOTICE, | 4 | name | LAST_NOTICE | FIRST_STEP
            deadline: 14 | when: { debtor: BUSINESS } | 4 | when | … | FIRST_FOR_ALL
            after: 21 | after: 21, when: { debtor: BUSINESS } | 6 | when | … | CLOSES_ALL
            name: CLOSE, kind: CLOSE | name: LAST_NOTICE, kind: LETTER | 6 | kind | LETTER | LAST_CLOSES
            name: CLOSE, kind: CLOSE | name: LAST_NOTICE, kind: CLOSE | 6 | kind | CLOSE | KIND_OF_NAME
            fee: NORMAL | fee: NORMAL, when: { amountFrom: 1.234 } | 5 | amountFrom | 1.234 | NOT_EUROS
            fee: NORMAL | fee: NORMAL, when: { amountFrom: 9, amountTo: 5 } | 5 | amountTo | 5 | FROM_OVER_TO
            fee: NORMAL | fee: NORMAL, when: { ageFrom: old } | 5 | ageFrom | old | NOT_DAYS_ageFrom
            fee: NORMAL | fee: NORMAL, when: { ageTo: 9999 } | 5 | ageTo | 9999 | NOT_DAYS_ageTo
            fee: NORMAL | fee: NORMAL, when: { ageFrom: 60, ageTo: 30 } | 5 | ageTo | 30 | AGE_FROM_OVER_TO
            fee: NORMAL | fee: NORMAL, when: { debtor: HUMAN } | 5 | debtor | HUMAN | NOT_ONE_OF_debtor
            fee: NORMAL | fee: NORMAL, when: { response: ANGRY } | 5 | response | ANGRY | NOT_ONE_OF_response
            fee: NORMAL | fee: NORMAL, when: { workingDay: maybe } | 5 | workingDay | maybe | NOT_YES_OR_NO
            fee: NORMAL | fee: NORMAL, when: always | 5 | when | always | NOT_FIELDS
            name: short | name: '' | 2 | name | '' | NOT_A_NAME
            strategy: | plan: | 1 | strategy | '' | MISSING
            { name: CLOSE | { name: [CLOSE | 6 | '' | - { name: [CLOSE, kind: CLOSE, after: 21 } | NOT_YAML
            """)
    void a_fault_names_line_field_and_value(
            String part, String wrong, int line, String field, String value, String code) throws IOException {
        assertThat(SOUND).contains(part);
        List<StrategyFault> faults = StrategyText.read(
                        SOUND.replaceFirst(java.util.regex.Pattern.quote(part), wrong), 1)
                .faults();

        assertThat(faults).contains(new StrategyFault(line, field, value, code));
        assertThat(faults).allSatisfy(fault -> {
            for (String language : List.of("de", "en")) {
                assertThat(texts(language))
                        .containsKeys("strategyFault." + fault.code(), "strategyRemedy." + fault.code());
            }
        });
    }

    @Test
    void what_is_no_strategy_at_all_is_said_too() {
        assertThat(StrategyText.read("", 1).faults())
                .extracting(StrategyFault::code)
                .containsExactly("MISSING");
        assertThat(StrategyText.read("x".repeat(20_001), 1).faults())
                .extracting(StrategyFault::code)
                .containsExactly("TOO_LONG");
        assertThat(StrategyText.read("strategy: { name: a, steps: [] }", 1).faults())
                .extracting(StrategyFault::code)
                .containsExactly("NO_STEPS");
        assertThat(StrategyText.read("strategy: { name: a, steps: many }", 1).faults())
                .extracting(StrategyFault::code)
                .containsExactly("NOT_A_LIST");
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = StrategyText.class.getResourceAsStream("/agency/messages_" + language + ".properties")) {
            texts.load(new java.io.InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
