package de.mahnwerk.stories.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import de.mahnwerk.stories.browser.Screen.Window;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The main tasks without a mouse and without scripts")
class WithoutMouseOrScriptsScenario {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

    private static final String OPEN_ITEMS = """
            Kundennummer;Vorname;Nachname;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen;Währung;Betreff
            K-1;Erika;Muster;Lindenweg 12;94469;Deggendorf;R-1;04.05.2026;18.05.2026;89,90;89,90;EUR;Kaffeemaschine
            K-2;Jonas;Beispiel;Am Markt 3;50667;Köln;R-2;04.05.2026;18.05.2026;18,90;18,90;EUR;Filter
            """;

    @TempDir
    Path folder;

    @Test
    void a_run_and_a_hand_over_work_by_keyboard_and_by_plain_forms() {
        try (TwoSides sides = new TwoSides(folder, MONDAY);
                Screen screen = new Screen()) {
            sides.openAShop(MONDAY);
            sides.live(MONDAY);
            withoutScripts(screen.open(sides.merchant(), Window.WITHOUT_SCRIPTS, "de"));
            sides.live(MONDAY);
            byKeyboard(screen.open(sides.merchant(), Window.DESKTOP, "de"));
        }
    }

    /** Import, dry run first, then a released run: every step is a link or a plain form. */
    private static void withoutScripts(Page page) {
        page.navigate("/login");
        page.locator("#username").fill(TwoSides.MERCHANT);
        page.locator("#password").fill(TwoSides.PASSWORD);
        page.locator("main button").click();
        page.navigate("/imports");
        page.locator("#file")
                .setInputFiles(new FilePayload("posten.csv", "text/csv", OPEN_ITEMS.getBytes(StandardCharsets.UTF_8)));
        press(page, "Prüfen");
        press(page, "Importieren");
        page.navigate("/items?view=overdue");
        assertThat(page.locator("main tbody tr")).hasCount(2);
        press(page, "Mahnlauf vorschlagen");
        press(page, "2 Posten freigeben");
        assertThat(page.locator("#progress")).containsText("läuft");
        page.navigate("/items?view=overdue");
        page.getByLabel("R-2 auswählen").check();
        press(page, "Ausgewählte jetzt übergeben");
        assertThat(page.locator("main")).containsText("R-2");
        press(page, "Entfernen");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("wieder frei");
    }

    private static void press(Page page, String name) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    /** From the login to the queue with Tab, Space and Enter only; the focus is always to be seen. */
    private static void byKeyboard(Page page) {
        page.navigate("/login");
        page.keyboard().type(TwoSides.MERCHANT);
        page.keyboard().press("Tab");
        page.keyboard().type(TwoSides.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/");

        page.keyboard().press("Tab");
        assertThat(focused(page)).as("the first stop leaves the navigation out").isEqualTo("Zum Inhalt");
        page.keyboard().press("Enter");
        goTo(page, "Mahnlauf vorschlagen", 12);

        page.navigate("/items?view=overdue");
        page.keyboard().press("/");
        assertThat(String.valueOf(page.evaluate("document.activeElement.name"))).isEqualTo("q");
        goTo(page, "R-1 auswählen", 80);
        page.keyboard().press("Space");
        assertThat(page.locator("[data-tally]")).hasText("1 gewählt · 89,90 €");
        goTo(page, "Ausgewählte jetzt übergeben", 60);
        page.keyboard().press("Enter");
        page.waitForURL("**/queue");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("eingereiht");
    }

    private static void goTo(Page page, String name, int mostStops) {
        for (int stop = 0; stop < mostStops; stop++) {
            page.keyboard().press("Tab");
            assertThat(
                            String.valueOf(
                                    page.evaluate(
                                            "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; })()")))
                    .as("the focus on %s is to be seen", focused(page))
                    .isEqualTo("true");
            if (focused(page).equals(name)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + name + " on " + page.url());
    }

    private static String focused(Page page) {
        return String.valueOf(
                page.evaluate(
                        "(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || '').trim()"));
    }
}
