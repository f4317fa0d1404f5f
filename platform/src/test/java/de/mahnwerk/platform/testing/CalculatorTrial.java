package de.mahnwerk.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the page "Rechner" must do on each side. */
public final class CalculatorTrial {

    private static final Pattern CALCULATION = Pattern.compile("href=\"/(calculator/[a-z-]+)\"");
    private static final Pattern FORM = Pattern.compile("<form class=\"card\".*?</form>", Pattern.DOTALL);
    private static final Pattern ALERT = Pattern.compile("role=\"alert\">(.*?)</div>", Pattern.DOTALL);

    private final UnaryOperator<String> look;
    private final Consumer<String> speak;

    /**
     * A person before the pages of a side.
     *
     * @param look the page at an address
     * @param speak chooses the language {@code de} or {@code en}
     */
    public CalculatorTrial(UnaryOperator<String> look, Consumer<String> speak) {
        // amounts hold together with blanks that do not break
        this.look = path -> look.apply(path).replace('\u00a0', ' ');
        this.speak = speak;
    }

    /** Every calculation has a form in both languages, which does not complain before anything was typed. */
    public void showsEveryForm() {
        for (String language : new String[] {"de", "en"}) {
            speak.accept(language);
            var calculations = CALCULATION
                    .matcher(look.apply("calculator"))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(calculations).hasSizeGreaterThan(15).doesNotHaveDuplicates();
            for (String calculation : calculations) {
                String page = look.apply(calculation);
                assertThat(FORM.matcher(page).find()).as(calculation).isTrue();
                assertThat(page)
                        .as(calculation)
                        .contains("lang=\"" + language + "\"")
                        .doesNotContain("role=\"alert\"");
            }
        }
    }

    /** The value and the paragraphs that lead to it, in the reader's language. */
    public void computesWithItsReasons() {
        Map<String, String[]> german = Map.of(
                "interest?principal=1.000,00&from=2026-07-02&to=2026-11-23&points=5",
                new String[] {"25,90 €", "145 Tage zu 6,52", "§§ 247, 288 Abs. 1 BGB"},
                "collection-fee?claim=500&mandate=2026-01-10&rate=0.9&payment-plan=true",
                new String[] {"98,88 €", "VV 2300 RVG", "§ 60 Abs. 1 RVG"},
                "default?due=2026-06-01&invoice-received=2026-06-01&consumer=true&notice=true&state=BY",
                new String[] {"02.07.2026", "§ 286 Abs. 3"},
                "limitation?due=2023-01-02&restart=2024-06-03%0A2025-05-10",
                new String[] {"10.05.2028", "11.05.2025", "§ 212 Abs. 1 BGB"},
                "allocate?payment=100&costs=55,62&interest=12,30&principal=500",
                new String[] {"467,92 €", "§ 367 Abs. 1 BGB"},
                "court?state=NW&postcode=50667",
                new String[] {"AG Euskirchen", "§ 689 Abs. 2"},
                "deadline?served=2026-11-04&kind=OBJECTION&state=SN",
                new String[] {"19.11.2026", "§ 222 Abs. 2 ZPO"});
        Map<String, String[]> english = Map.of(
                "interest?principal=1000.00&from=2026-07-02&to=2026-11-23&points=5",
                new String[] {"€25.90", "145 days at 6.52", "sections 247, 288(1) BGB"},
                "limitation?due=2023-01-02",
                new String[] {"31 December 2026", "sections 195, 199(1) BGB"},
                "deadline?served=2026-11-04&kind=OBJECTION&state=SN",
                new String[] {"19 November 2026", "section 222(2) ZPO"});
        says("de", german);
        says("en", english);
    }

    private void says(String language, Map<String, String[]> expected) {
        speak.accept(language);
        expected.forEach((calculation, words) -> assertThat(look.apply("calculator/" + calculation))
                .as(calculation)
                .contains(words)
                .doesNotContain("role=\"alert\""));
    }

    /** What was wrong, in the form's own words, with what was typed kept. */
    public void refusesKindly() {
        speak.accept("de");
        assertThat(alert("interest?principal=1000&from=2026-11-23&to=2026-07-02&points=5"))
                .isEqualTo(
                        "„Letzter Zinstag“ (02.07.2026) liegt vor „Erster Zinstag“ (23.11.2026); vertauschen Sie die beiden.");
        assertThat(alert("interest?principal=viel&from=2026-07-02&to=2026-11-23&points=5"))
                .contains("„Hauptforderung in Euro“", "viel");
        assertThat(alert("interest?principal=1000&from=2026-12-01&to=2027-01-31&points=5"))
                .contains("2027-01-01", "base-rates.csv");
        assertThat(alert("deadline?served=2026-11-04&kind=OBJECTION&state=XX"))
                .contains("„Bundesland (BY, NW, …)“", "XX");
        assertThat(alert("limitation?due=2023-01-02&suspend=2025-02-01")).contains("2025-02-01");
        assertThat(alert("collection-fee?claim=0&mandate=2026-01-10")).doesNotContain("--");
        speak.accept("en");
        assertThat(alert("interest?principal=1000&from=2026-07-02&to=2026-11-23"))
                .startsWith("The rate is missing")
                .doesNotContain("--");
        assertThat(look.apply("calculator/interest?principal=much&from=2026-07-02&to=2026-11-23"))
                .contains("value=\"much\"", "value=\"2026-07-02\"");
    }

    private String alert(String calculation) {
        return ALERT.matcher(look.apply("calculator/" + calculation))
                .results()
                .findFirst()
                .map((MatchResult found) -> found.group(1))
                .orElse("no alert");
    }
}
