package de.mahnwerk.stories.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import de.mahnwerk.platform.testing.Telephone;
import de.mahnwerk.stories.browser.Screen.Window;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Somebody new comes to work, gets a role, a password and a second factor")
class PeopleByBrowserScenario {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final String SENTENCE = "der Kaffee ist fertig";

    @TempDir
    Path folder;

    private TwoSides sides;
    private Screen screen;

    @BeforeEach
    void open() {
        sides = new TwoSides(folder, MONDAY);
        sides.openAShop(MONDAY);
        screen = new Screen();
    }

    @AfterEach
    void close() {
        screen.close();
        sides.close();
    }

    @Test
    void at_the_shop() {
        story("merchant", sides.merchant(), TwoSides.MERCHANT, Window.DESKTOP, "/policy");
    }

    @Test
    void at_the_agency_on_a_telephone() {
        story("agency", sides.agency(), TwoSides.CLERK, Window.PHONE, "/clients");
    }

    private void story(String side, URI home, String admin, Window window, String settings) {
        Page office = screen.open(home, window, "de");
        Screen.logIn(office, admin, TwoSides.PASSWORD);
        office.navigate("/people");
        office.locator("#displayName").fill("Anna Neu");
        office.locator("#login").fill("anna.neu");
        office.locator("#new input[value=CLERK]").check();
        office.locator("#new button").click();
        String first = office.locator("#initial").innerText();
        look(office, side + "-people-invited", window);

        Page desk = screen.open(home, window, "de");
        enters(desk, first);
        desk.waitForURL("**/me");
        look(desk, side + "-people-first-password", window);
        desk.locator("#current").fill(first);
        desk.locator("#password").fill(SENTENCE);
        desk.locator("#again").fill(SENTENCE);
        desk.locator("form[action='/me/password'] button").click();
        assertThat(desk.locator("[role=status]")).containsText("Das Passwort ist geändert");

        desk.locator("#begin").fill(SENTENCE);
        desk.locator("form[action='/me/factor'] button").click();
        desk.waitForURL("**/me/factor");
        look(desk, side + "-people-factor", window);
        Telephone telephone = Telephone.thatReads(desk.content());
        desk.locator("#code").fill(telephone.code(0));
        desk.locator("form[action='/me/factor/confirm'] button").click();
        assertThat(desk.locator(".mw-codes li")).hasCount(10);
        look(desk, side + "-people-recovery", window);
        desk.locator("form[action='/logout'] button").click();

        enters(desk, SENTENCE);
        desk.waitForURL("**/login/code");
        look(desk, side + "-people-code", window);
        desk.locator("#code").fill(telephone.code(1));
        desk.locator("main button").click();
        desk.waitForURL("**/");

        desk.navigate(settings);
        assertThat(desk.locator("main")).containsText("Bitten Sie jemanden, der sie hat");
        look(desk, side + "-people-settings-of-others", window);
        desk.navigate("/people");
        assertThat(desk.locator("h1")).containsText("Das gehört nicht zu Ihrer Rolle");
        look(desk, side + "-people-forbidden", window);

        office.navigate("/people");
        assertThat(office.locator("main tbody tr:has-text('Anna Neu')")).containsText("eingerichtet");
        look(office, side + "-people", window);
        office.navigate("/audit");
        assertThat(office.locator("main tbody")).containsText("Zweiten Faktor einrichten");
        look(office, side + "-people-audit", window);
    }

    private static void enters(Page page, String password) {
        page.navigate("/login");
        page.locator("#username").fill("anna.neu");
        page.locator("#password").fill(password);
        page.locator("main button").click();
    }

    private static void look(Page page, String name, Window window) {
        Screen.picture(page, name);
        Screen.isAccessible(page);
        Assertions.assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as("how wide %s is", page.url())
                .isLessThanOrEqualTo(window == Window.PHONE ? 360 : 1280);
    }
}
