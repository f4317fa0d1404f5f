package de.mahnwerk.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.platform.rights.Rights;
import de.mahnwerk.platform.web.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the table of rights of each side must be: as long as the list of its forms, and in words. */
public final class RightsTrial {

    /** Doors of machines, which come with keys and tokens. */
    private static final Pattern NO_PAGE = Pattern.compile("/(ops|api|v1|hooks|oauth2?)/.*");

    private final List<String> forms;
    private final Rights rights;

    public RightsTrial(RequestMappingHandlerMapping mappings, Rights rights) {
        this.rights = rights;
        this.forms = mappings.getHandlerMethods().keySet().stream()
                .filter(mapping ->
                        mapping.getMethodsCondition().getMethods().stream().anyMatch(RightsTrial::writes))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> !NO_PAGE.matcher(path).matches())
                .toList();
    }

    private static boolean writes(RequestMethod method) {
        return method != RequestMethod.GET && method != RequestMethod.HEAD;
    }

    /** A form that nobody put into the table is refused to everybody; here it is found before that. */
    public void knowsEveryForm() {
        assertThat(forms)
                .hasSizeGreaterThan(20)
                .allSatisfy(form -> assertThat(rights.writing())
                        .as("rows of the table for %s", form)
                        .anyMatch(row -> fits(form, row.address())));
    }

    /** And the table has no row for what is no more. */
    public void knowsNothingElse() {
        assertThat(rights.writing())
                .extracting(Rights.Entry::address)
                .doesNotHaveDuplicates()
                .allSatisfy(address ->
                        assertThat(forms).as("forms for the row %s", address).anyMatch(form -> fits(form, address)));
    }

    /** The words for each row, in both languages; no two rows share them. */
    public void saysWhatIsDoneInWords(String side) {
        for (Locale locale : List.of(Locale.GERMANY, Locale.UK)) {
            Language language = new Language(locale, side);
            assertThat(rights.writing())
                    .allSatisfy(row -> assertThat(language.knows(row.textKey()))
                            .as(row.textKey())
                            .isTrue());
        }
        assertThat(rights.writing()).extracting(Rights.Entry::textKey).doesNotHaveDuplicates();
    }

    /** A part that differs ({@code {id}}, {@code *}) fits any part that stands in its place. */
    private static boolean fits(String form, String address) {
        List<String> one = parts(form);
        List<String> other = parts(address);
        return one.size() == other.size()
                && IntStream.range(0, one.size())
                        .allMatch(i -> one.get(i).startsWith("{") || one.get(i).equals(other.get(i)));
    }

    private static List<String> parts(String path) {
        return Arrays.asList(path.split("/", -1));
    }
}
