package de.mahnwerk.merchant.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.correspondence.NoticeText.Fault;
import de.mahnwerk.merchant.correspondence.NoticeText.Fault.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a text may say, and that nothing in it is ever computed. */
class NoticeTextTest {

    private static final Map<String, String> WHOLE = Map.of(
            "subject", "Erinnerung zu {Rechnungen}",
            "opening", "es fehlen {Betrag}.\r\n\r\nBis {deadline}, bitte.",
            "mail_subject", "Erinnerung",
            "mail_opening", "anbei unser Brief.");

    private static NoticeText with(String field, String words) {
        Map<String, String> fields = new HashMap<>(WHOLE);
        fields.put(field, words);
        return NoticeText.ofForm(fields);
    }

    @Test
    void names_of_both_languages_may_be_used_and_closings_may_be_left_out() {
        assertThat(NoticeText.ofForm(WHOLE).fault()).isEmpty();
        assertThat(NoticeText.ofForm(WHOLE).part(TextPart.OPENING))
                .contains("\n\nBis")
                .doesNotContain("\r");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            subject      | ''                            | EMPTY               | SUBJECT      | ''
            mail_opening | '  '                          | EMPTY               | MAIL_OPENING | ''
            opening      | es fehlen {Summe}             | UNKNOWN_PLACEHOLDER | OPENING      | {Summe}
            closing      | {Kunde.name}                  | UNKNOWN_PLACEHOLDER | CLOSING      | {Kunde.name}
            closing      | {0}                           | UNKNOWN_PLACEHOLDER | CLOSING      | {0}
            closing      | {}                            | UNKNOWN_PLACEHOLDER | CLOSING      | {}
            closing      | ${T(java.lang.System).exit(1)}| UNKNOWN_PLACEHOLDER | CLOSING      | {T(java.lang.System).exit(1)}
            mail_closing | Betrag}                       | BRACE               | MAIL_CLOSING | }
            mail_closing | {{Betrag}}                    | BRACE               | MAIL_CLOSING | {
            opening      | danke 🙂                      | SIGN                | OPENING      | 🙂
            """)
    void what_cannot_be_taken_is_named(String field, String words, Kind kind, TextPart part, String detail) {
        assertThat(with(field, words).fault()).contains(new Fault(part, kind, detail));
    }

    @Test
    void a_subject_is_one_line_of_bounded_length_and_control_signs_are_none() {
        assertThat(with("mail_subject", "Mahnung\nBcc: alle@example.org").fault())
                .contains(new Fault(TextPart.MAIL_SUBJECT, Kind.LINES, ""));
        assertThat(with("mail_subject", "Mahnung\rBcc: alle@example.org").fault())
                .contains(new Fault(TextPart.MAIL_SUBJECT, Kind.SIGN, "U+000D"));
        assertThat(with("subject", "x".repeat(151)).fault())
                .contains(new Fault(TextPart.SUBJECT, Kind.TOO_LONG, "150"));
        assertThat(with("mail_closing", "danke 🙂").fault())
                .as("mails have every sign")
                .isEmpty();
    }

    @Test
    void what_is_filled_in_is_not_read_again() {
        assertThat(Placeholder.fill(
                        "{kunde}, {customer}: {Rechnungen}",
                        Map.of(Placeholder.CUSTOMER, "{Betrag} $1 \\", Placeholder.INVOICES, "RE-1")))
                .isEqualTo("{Betrag} $1 \\, {Betrag} $1 \\: RE-1");
    }

    @ParameterizedTest
    @EnumSource(Placeholder.class)
    void each_is_found_by_its_name_in_both_languages(Placeholder one) {
        for (Locale locale : new Locale[] {Locale.GERMANY, Locale.UK}) {
            String name = one.in(locale);
            assertThat(Placeholder.named(name.substring(1, name.length() - 1))).contains(one);
        }
    }
}
