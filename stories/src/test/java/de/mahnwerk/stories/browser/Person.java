package de.mahnwerk.stories.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import de.mahnwerk.stories.browser.Screen.Window;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Somebody at work in a language; buttons and fields are found by what they say to that person. */
final class Person {

    private final Page page;
    private final String name;
    private final List<ResourceBundle> words;

    private Person(Page page, String name, List<ResourceBundle> words) {
        this.page = page;
        this.name = name;
        this.words = words;
    }

    /** Somebody of a side, logged in; {@code side} names the message files as well. */
    static Person logIn(Screen screen, String side, URI home, String login, String language) {
        Page page = screen.open(home, Window.DESKTOP, language);
        page.navigate("/login?locale=" + language);
        Screen.logIn(page, login, TwoSides.PASSWORD);
        page.onDialog(dialog -> dialog.accept());
        Locale locale = Locale.of(language);
        return new Person(
                page,
                "task-" + language + "-" + side + "-",
                List.of(
                        ResourceBundle.getBundle(side + ".messages", locale),
                        ResourceBundle.getBundle("platform.messages", locale)));
    }

    Page page() {
        return page;
    }

    /** What the side says for that key. */
    String says(String key, Object... details) {
        String pattern = words.stream()
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .orElseThrow()
                .getString(key);
        return details.length == 0 ? pattern.replace("''", "'") : MessageFormat.format(pattern, details);
    }

    /** Opens an address; everything on it can be reached and read by everybody. */
    void opens(String address) {
        page.navigate(address);
        Screen.isAccessible(page);
    }

    void follows(Locator link) {
        link.first().click();
        page.waitForLoadState();
        Screen.isAccessible(page);
    }

    void presses(String key, Object... details) {
        presses(page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(says(key, details))
                                .setExact(true)));
    }

    /** The page that comes has no finding either. */
    void presses(Locator button) {
        button.first().click();
        page.waitForLoadState();
        Screen.isAccessible(page);
    }

    /** Unfolds what a page keeps folded. */
    void unfolds(String key) {
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText(says(key)))
                .first()
                .click();
    }

    void chooses(Locator field, String fileName, String type, String content) {
        chooses(field, fileName, type, content.getBytes(StandardCharsets.UTF_8));
    }

    void chooses(Locator field, String fileName, String type, byte[] content) {
        field.setInputFiles(new FilePayload(fileName, type, content));
    }

    /** The first row of a table in which these words stand. */
    Locator row(String text) {
        return page.locator("main tbody tr")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    void reads(String text) {
        assertThat(page.locator("main")).containsText(text);
    }

    void picture(String task) {
        Screen.picture(page, name + task);
    }
}
