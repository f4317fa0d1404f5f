package de.mahnwerk.stories.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.Camt053;
import de.mahnwerk.stories.browser.Screen.Window;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An unpaid invoice, by people in their browsers")
class UnpaidInvoiceByBrowserScenario {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate THREE_WEEKS_LATER = MONDAY.plusDays(21);
    private static final LocalDate PAY_DAY = THREE_WEEKS_LATER.plusDays(7);

    private static final String OPEN_ITEMS = """
            Kundennummer;Anrede;Vorname;Nachname;Firma;Straße;PLZ;Ort;E-Mail;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen;Währung;Betreff;Vertragsdatum
            K-100;Frau;Erika;Muster;;Lindenweg 12;94469;Deggendorf;erika@example.org;R-2026-0001;04.05.2026;18.05.2026;89,90;89,90;EUR;Kaffeemaschine;04.05.2026
            K-101;Herr;Jonas;Beispiel;;Am Markt;50667;Köln;jonas@example.org;R-2026-0002;04.05.2026;18.05.2026;18,90;18,90;EUR;Filter;04.05.2026
            K-102;;;;Kraft & Söhne GmbH;Hafenstraße 9;28195;Bremen;kraft@example.org;R-2026-0003;11.05.2026;10.06.2026;1.249,00;1.249,00;EUR;Siebträger;11.05.2026
            """;

    @TempDir
    Path folder;

    @Test
    void is_imported_dunned_handed_over_with_one_click_and_paid_at_the_agency() {
        try (TwoSides sides = new TwoSides(folder, MONDAY);
                Screen screen = new Screen()) {
            sides.openAShop(MONDAY);
            sides.live(MONDAY);
            Page shop = screen.open(sides.merchant(), Window.DESKTOP, "de");
            Screen.logIn(shop, TwoSides.MERCHANT, TwoSides.PASSWORD);

            importsTheOpenItems(shop);
            previewsAndReleasesARun(shop, sides);
            sides.live(THREE_WEEKS_LATER);
            handsOverWithOneClick(shop);
            sides.live(THREE_WEEKS_LATER);

            Page agency = screen.open(sides.agency(), Window.DESKTOP, "de");
            Screen.logIn(agency, TwoSides.CLERK, TwoSides.PASSWORD);
            seesTheAgencyAccept(shop, agency);
            sides.live(PAY_DAY);
            paysTheAgency(agency);
            sides.live(PAY_DAY);
            seesItClosedOnBothSides(shop, agency);
        }
    }

    private static void importsTheOpenItems(Page shop) {
        shop.navigate("/imports");
        shop.locator("#file")
                .setInputFiles(
                        new FilePayload("offene-posten.csv", "text/csv", OPEN_ITEMS.getBytes(StandardCharsets.UTF_8)));
        button(shop, "Prüfen").click();
        assertThat(shop.getByText("Noch ist nichts übernommen.")).isVisible();
        assertThat(shop.getByText("Kraft & Söhne GmbH")).isVisible();
        Screen.picture(shop, "story-1-dry-run");
        button(shop, "Importieren").click();
        assertThat(shop.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("offene-posten.csv")))
                .isVisible();
        shop.navigate("/items");
        assertThat(rows(shop)).hasCount(3);
    }

    private static void previewsAndReleasesARun(Page shop, TwoSides sides) {
        button(shop, "Mahnlauf vorschlagen").click();
        assertThat(shop.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Mahnlauf").setLevel(1)))
                .isVisible();
        Locator release = button(shop, "Posten freigeben");
        assertThat(release).hasText("2 Posten freigeben");
        Screen.picture(shop, "story-2-run-proposed");
        release.click();
        assertThat(shop.locator("#progress")).containsText("läuft");
        sides.live(MONDAY);
        // no reload: the page looks after itself
        assertThat(shop.locator("#progress")).containsText("fertig");
        assertThat(shop.locator("#progress")).containsText("2 von 2 Posten erledigt");
        Screen.picture(shop, "story-3-run-done");
    }

    private static void handsOverWithOneClick(Page shop) {
        shop.navigate("/items?view=overdue");
        assertThat(shop.locator("tr", new Page.LocatorOptions().setHasText("R-2026-0002")))
                .containsText("Anschrift unvollständig");
        shop.getByLabel("R-2026-0001 auswählen").check();
        assertThat(shop.locator("[data-tally]")).hasText("1 gewählt · 89,90 €");
        assertThat(shop.locator(".mw-effect s")).hasText("9,90 €");
        Screen.picture(shop, "story-4-choose");
        button(shop, "Vorschau").click();
        assertThat(shop.getByText("Noch ist nichts übergeben.")).isVisible();
        Screen.picture(shop, "story-5-preview");
        shop.goBack();
        shop.getByLabel("R-2026-0001 jetzt ans Inkasso übergeben").click();
        shop.waitForURL("**/queue");
        assertThat(shop.getByRole(AriaRole.STATUS)).containsText("eingereiht");
        assertThat(shop.locator("main")).containsText("R-2026-0001");
        Screen.picture(shop, "story-6-queued");
    }

    private static void seesTheAgencyAccept(Page shop, Page agency) {
        agency.navigate("/incoming");
        Locator entry = rows(agency).first();
        assertThat(entry).containsText("angenommen");
        Screen.picture(agency, "story-7-incoming");
        entry.locator("a").click();
        assertThat(agency.locator("h1")).containsText("Erika Muster");
        assertThat(agency.locator("h1")).containsText("1. Schreiben");
        assertThat(agency.locator("main")).containsText(Pattern.compile("13e.Abs..1.RDG"));
        Screen.picture(agency, "story-8-agency-case");

        shop.navigate("/items?view=collection");
        shop.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("R-2026-0001").setExact(true))
                .click();
        assertThat(shop.locator("h1")).containsText("1. Schreiben");
        assertThat(shop.locator("#account tfoot")).containsText("Offen am 22.06.2026");
        assertThat(shop.locator("#timeline")).containsText("Übergeben mit einem Klick von laden");
        Screen.picture(shop, "story-9-case-at-the-shop");
    }

    private static void paysTheAgency(Page agency) {
        agency.reload();
        String open = agency.locator("dd.big").innerText();
        String reference = agency.locator("dl.mw-strip div", new Page.LocatorOptions().setHasText("Zahlungsreferenz"))
                .locator("dd")
                .innerText();
        Money owed = Money.eur(open.replace("\u00a0", "")
                .replace("€", "")
                .replace(".", "")
                .replace(',', '.')
                .strip());
        assertThat(owed.isPositive()).isTrue();
        byte[] statement = Camt053.write(
                TwoSides.TRUST_IBAN,
                "Nordwall Inkasso GmbH",
                1,
                PAY_DAY,
                Money.ZERO,
                owed,
                List.of(new Camt053.Line(
                        PAY_DAY, owed, "Erika Muster", "DE12500105170648489890", reference, "NOTPROVIDED", "")));
        agency.navigate("/payments");
        agency.locator("input[type=file]").setInputFiles(new FilePayload("auszug.xml", "application/xml", statement));
        button(agency, "Kontoauszug einlesen").click();
        assertThat(agency.getByRole(AriaRole.STATUS)).isVisible();
        assertThat(rows(agency).first()).containsText("zugeordnet");
        Screen.picture(agency, "story-10-paid");
    }

    private static void seesItClosedOnBothSides(Page shop, Page agency) {
        agency.locator("tbody a").first().click();
        assertThat(agency.locator("h1")).containsText("Abgeschlossen · bezahlt");
        assertThat(agency.locator("dd.big")).hasText("0,00\u00a0€");
        Screen.picture(agency, "story-11-closed-at-the-agency");

        shop.reload();
        assertThat(shop.locator("h1")).containsText("geschlossen · bezahlt");
        assertThat(shop.locator("#account tfoot")).containsText("0,00");
        assertThat(shop.locator(".mw-stages [aria-current=step]")).hasText("Abschluss");
        Screen.picture(shop, "story-12-closed-at-the-shop");
        shop.navigate("/items?view=done&q=R-2026-0001");
        assertThat(rows(shop).first()).containsText("bezahlt");
    }

    private static Locator button(Page page, String name) {
        return page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    private static Locator rows(Page page) {
        return page.locator("main tbody tr");
    }
}
