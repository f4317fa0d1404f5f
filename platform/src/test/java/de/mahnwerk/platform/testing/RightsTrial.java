package de.mahnwerk.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.platform.rights.Rights;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.web.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the table of rights of each side must be: as long as the list of its forms, and in words. */
public final class RightsTrial {

    /** Doors of machines, which come with keys and tokens. */
    private static final Pattern NO_PAGE = Pattern.compile("/(ops|api|v1|hooks|oauth2?)/.*");

    private final List<String> forms;
    private final List<String> pages;
    private final Rights rights;

    public RightsTrial(RequestMappingHandlerMapping mappings, Rights rights) {
        this.rights = rights;
        this.forms = paths(mappings, RightsTrial::writes);
        this.pages = paths(mappings, RequestMethod.GET::equals);
    }

    private static List<String> paths(RequestMappingHandlerMapping mappings, Predicate<RequestMethod> which) {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(mapping ->
                        mapping.getMethodsCondition().getMethods().stream().anyMatch(which))
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
        assertThat(rights.reading())
                .extracting(Rights.Entry::address)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(address ->
                        assertThat(pages).as("pages for the row %s", address).anyMatch(page -> fits(page, address)));
    }

    /** Somebody in every role that a page is not for does not get it; and who is in all of them does. */
    public void keepsPagesFromWhoMayNotRead(Function<Role, ToIntFunction<String>> status) {
        for (Role role : Role.values()) {
            ToIntFunction<String> asked = status.apply(role);
            assertThat(rights.reading()).allSatisfy(row -> {
                int answer = asked.applyAsInt(
                        row.address().substring(1).replace(".*", ".csv").replace("*", "1"));
                assertThat(answer == 403)
                        .as("%s looks at %s", role, row.address())
                        .isEqualTo(!row.roles().contains(role));
            });
        }
    }

    /** The words for each row, in both languages; no two rows share them. */
    public void saysWhatIsDoneInWords(String side) {
        for (Locale locale : List.of(Locale.GERMANY, Locale.UK)) {
            Language language = new Language(locale, side);
            assertThat(Stream.concat(rights.writing().stream(), rights.reading().stream()))
                    .allSatisfy(row -> assertThat(language.knows(row.textKey()))
                            .as(row.textKey())
                            .isTrue());
        }
        assertThat(rights.writing()).extracting(Rights.Entry::textKey).doesNotHaveDuplicates();
    }

    /** A part that differs ({@code {id}}, {@code {day}.xml}, {@code *}) fits any part that stands in its place. */
    private static boolean fits(String form, String address) {
        List<String> one = parts(form);
        List<String> other = parts(address);
        return one.size() == other.size()
                && IntStream.range(0, one.size()).allMatch(i -> partFits(one.get(i), other.get(i)));
    }

    private static boolean partFits(String form, String address) {
        boolean differs = form.contains("{") && address.equals("*");
        return differs || Pattern.matches("\\Q" + form.replaceAll("\\{[^}]*}", "\\\\E.+\\\\Q") + "\\E", address);
    }

    private static List<String> parts(String path) {
        return Arrays.asList(path.split("/", -1));
    }
}
