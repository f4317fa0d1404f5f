package de.mahnwerk.stories.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import de.mahnwerk.stories.browser.Screen.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Merchant and agency talk about a case, each on its own pages")
class ConversationByBrowserScenario {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate TODAY = MONDAY.plusWeeks(3);
    private static final String OPEN_ITEMS = """
            Kundennummer;Vorname;Nachname;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen;Währung;Betreff;Vertragsdatum
            K-1;Erika;Muster;Lindenweg 12;94469;Deggendorf;R-1;04.05.2026;18.05.2026;89,90;89,90;EUR;Kaffeemaschine;01.05.2026
            """;

    @TempDir
    Path folder;

    private TwoSides sides;
    private Screen screen;
    private Page shop;
    private Page agency;

    @BeforeEach
    void the_shop_hands_a_claim_over() {
        sides = new TwoSides(folder, MONDAY);
        sides.openAShop(MONDAY);
        sides.live(MONDAY);
        screen = new Screen();
        shop = screen.open(sides.merchant(), Window.DESKTOP, "de");
        Screen.logIn(shop, TwoSides.MERCHANT, TwoSides.PASSWORD);
        shop.navigate("/imports");
        shop.locator("#file")
                .setInputFiles(new FilePayload("posten.csv", "text/csv", OPEN_ITEMS.getBytes(StandardCharsets.UTF_8)));
        press(shop, "Prüfen");
        press(shop, "Importieren");
        shop.navigate("/items?view=overdue");
        press(shop, "Mahnlauf vorschlagen");
        press(shop, "1 Posten freigeben");
        sides.live(MONDAY);
        sides.live(TODAY);
        shop.navigate("/items?view=overdue");
        shop.getByLabel("R-1 jetzt ans Inkasso übergeben").click();
        shop.waitForURL("**/queue");
        sides.live(TODAY);
        agency = screen.open(sides.agency(), Window.DESKTOP, "de");
        Screen.logIn(agency, TwoSides.CLERK, TwoSides.PASSWORD);
        agency.navigate("/incoming");
        agency.locator("main tbody tr a").first().click();
        assertThat(agency.locator("h1")).containsText("Erika Muster");
        toTheCase();
    }

    @AfterEach
    void close() {
        screen.close();
        sides.close();
    }

    @Test
    void a_query_is_answered_and_a_decision_is_taken() {
        agency.getByLabel("Nachricht").fill("Liegt ein Lieferschein vor?");
        agency.getByLabel("Als Rückfrage, Antwort bis").fill("2026-06-30");
        press(agency, "Senden");
        sides.live(TODAY);

        shop.navigate("/inbox");
        assertThat(inbox("Rückfrage")).containsText("Liegt ein Lieferschein vor?");
        assertThat(inbox("Rückfrage")).containsText("30.06.2026");
        Screen.picture(shop, "talk-1-inbox");
        inbox("Rückfrage").locator("a").click();
        shop.getByLabel("PDF-Datei").setInputFiles(new FilePayload("lieferschein.pdf", "application/pdf", paper(1)));
        shop.locator("form[action*='/document'] select[name=kind]").selectOption("DELIVERY_PROOF");
        press(shop, "Hochladen");
        shop.getByLabel("Ihre Antwort").fill("Ja, er liegt bei.");
        shop.locator("form:has-text('Ihre Antwort') input[type=file]")
                .setInputFiles(new FilePayload("quittung.pdf", "application/pdf", paper(2)));
        press(shop, "Antworten");
        assertThat(shop.locator("main")).containsText("wird gesendet");
        sides.live(TODAY);
        shop.reload();
        assertThat(shop.locator("main")).containsText("beantwortete Rückfrage");
        Screen.picture(shop, "talk-2-answered");

        agency.reload();
        Locator answer =
                agency.locator("#timeline li").filter(new Locator.FilterOptions().setHasText("Ja, er liegt bei."));
        assertThat(answer.locator("a")).containsText("quittung.pdf");
        assertThat(agency.locator("main")).containsText("lieferschein.pdf");
        agency.getByLabel("Worüber").selectOption("COURT_ACTION");
        agency.getByLabel("Entscheidung bis").fill("2026-07-06");
        press(agency, "Fragen");
        sides.live(TODAY);

        shop.navigate("/inbox");
        assertThat(shop.locator("main tbody tr")).hasCount(1);
        Screen.picture(shop, "talk-3-decision-waits");
        inbox("Entscheidung").locator("a").click();
        Locator decision = shop.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Ihre Entscheidung"));
        assertThat(decision).containsText("Ja:");
        assertThat(decision).containsText("€");
        Screen.picture(shop, "talk-4-decision");
        press(shop, "Nein");
        sides.live(TODAY);

        shop.navigate("/inbox");
        assertThat(shop.locator("main")).containsText("Nichts wartet auf Sie");
        agency.reload();
        assertThat(agency.locator("h1")).not().containsText("Entscheidung des Mandanten erwartet");
    }

    @Test
    void what_happens_at_the_shop_is_told_and_what_is_refused_waits_for_the_shop() {
        shop.getByText("Auftrag erteilen").first().click();
        shop.locator("form[action$='/instruction'] select[name=kind]").selectOption("STOP_AFTER_STAGE");
        shop.locator("form[action$='/instruction'] select[name=lastStage]").selectOption("LETTER_2");
        shop.locator("form[action$='/instruction'] button").click();
        sides.live(TODAY);
        shop.reload();
        assertThat(shop.locator("main")).containsText("nicht weiter als");

        String letter = agency.locator("main a[href^='/letters/']").first().getAttribute("href");
        org.assertj.core.api.Assertions.assertThat(agency.request().get(letter).body())
                .as("the first letter")
                .startsWith('%', 'P', 'D', 'F');
        shop.locator("main").getByText("Erika Muster").first().click();
        shop.locator("form[action$='/block'] input[name=reason]").fill("zahlt künftig per Vorkasse");
        shop.locator("form[action$='/block'] button.btn:not(.btn-sm)").click();
        assertThat(shop.locator("main")).containsText("zahlt künftig per Vorkasse");
        shop.locator("#address").getByLabel("Straße").fill("Birkenweg 3");
        press(shop, "Speichern");
        sides.live(TODAY);
        agency.reload();
        assertThat(agency.locator("main")).containsText("Birkenweg 3");

        toTheCase();
        shop.getByText("Einwand des Kunden melden").click();
        shop.locator("form[action*='/dispute'] input[name=text]").fill("Die Maschine kam nie an.");
        shop.locator("form[action*='/dispute'] input[type=file]")
                .setInputFiles(new FilePayload("sendung.pdf", "application/pdf", paper(1)));
        press(shop, "Einwand melden");
        sides.live(TODAY);
        agency.reload();
        assertThat(agency.locator("h1")).containsText("Bestritten");
        assertThat(agency.locator("#timeline li")
                        .filter(new Locator.FilterOptions().setHasText("Bestritten: Die Maschine kam nie an."))
                        .locator("a"))
                .containsText("sendung.pdf");
        toTheCase();
        press(shop, "Weiterbearbeiten lassen");
        sides.live(TODAY);
        agency.reload();
        assertThat(agency.locator("h1")).not().containsText("Bestritten");

        closesMeanwhile();
    }

    /** The agency closes the case while the shop writes: what comes too late is refused and waits for the shop. */
    private void closesMeanwhile() {
        toTheCase();
        agency.onDialog(dialog -> dialog.accept());
        press(agency, "Abschließen");
        shop.getByText("Ruhen lassen").first().click();
        shop.locator("form[action$='/pause'] input[name=until]").fill("2026-07-10");
        shop.locator("form[action$='/pause'] button").click();
        shop.waitForLoadState();
        shop.navigate("/outbox");
        assertThat(shop.locator("main tbody tr")).containsText("Ruhen");
        sides.live(TODAY);
        shop.reload();
        assertThat(shop.locator("main tbody tr")).containsText("abgelehnt");
        Screen.picture(shop, "talk-5-refused");
        shop.navigate("/inbox");
        assertThat(inbox("Nicht zustellbar")).isVisible();
        shop.navigate("/outbox");
        press(shop, "Erneut senden");
        sides.live(TODAY);
        shop.reload();
        assertThat(shop.locator("main tbody tr")).containsText("abgelehnt");
        shop.onDialog(dialog -> dialog.accept());
        press(shop, "Verwerfen");
        assertThat(shop.locator("main")).containsText("Alles ist übermittelt");
    }

    private static byte[] paper(int pages) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int page = 0; page < pages; page++) {
                document.addPage(new PDPage());
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void toTheCase() {
        shop.navigate("/cases");
        shop.locator("main tbody a").first().click();
        assertThat(shop.locator("h1")).containsText("NW-");
    }

    private Locator inbox(String kind) {
        return shop.locator("main tbody tr", new Page.LocatorOptions().setHasText(kind));
    }

    private static void press(Page page, String name) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
