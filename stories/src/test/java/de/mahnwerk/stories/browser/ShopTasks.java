package de.mahnwerk.stories.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.Camt053;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** What the operator of a shop does on most days, each task as that person does it. */
final class ShopTasks {

    private static final String OPEN_ITEMS = """
            Kundennummer;Anrede;Vorname;Nachname;Straße;PLZ;Ort;E-Mail;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen;Währung;Betreff;Vertragsdatum
            K-100;Frau;Erika;Muster;Lindenweg 12;94469;Deggendorf;;R-1;04.05.2026;18.05.2026;89,90;89,90;EUR;Kaffeemaschine;04.05.2026
            K-101;Herr;Jonas;Beispiel;Am Markt 3;50667;Köln;jonas@example.org;R-2;04.05.2026;18.05.2026;18,90;18,90;EUR;Filter;04.05.2026
            K-102;Frau;Mira;Sommer;Hafenstraße 9;28195;Bremen;mira@example.org;R-3;04.05.2026;18.05.2026;64,00;64,00;EUR;Mühle;04.05.2026
            K-103;Herr;Ali;Winter;Ring 5;04109;Leipzig;ali@example.org;R-4;04.05.2026;18.05.2026;39,50;39,50;EUR;Kanne;04.05.2026
            K-104;Frau;Nora;Herbst;Ring 7;04109;Leipzig;nora@example.org;R-5;04.05.2026;18.05.2026;27,00;27,00;EUR;Tassen;04.05.2026
            """;

    private final Person shop;
    private final Page page;

    ShopTasks(Person shop) {
        this.shop = shop;
        this.page = shop.page();
    }

    void brings_in_the_open_items() {
        shop.opens("/imports");
        shop.chooses(page.locator("#file"), "offene-posten.csv", "text/csv", OPEN_ITEMS);
        shop.presses("imports.check");
        shop.reads("Erika Muster");
        shop.presses("imports.preview.go");
        shop.opens("/items");
        assertThat(page.locator("main tbody tr").count()).isEqualTo(5);
        shop.picture("1-open-items");
    }

    void keeps_one_item_out_of_the_dunning_run_and_releases_the_rest() {
        shop.presses("runs.propose");
        page.getByLabel("R-3", new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("input[name=reason]").first().fill("Kundin hat angerufen");
        shop.presses("run.exclude");
        shop.reads("Kundin hat angerufen");
        shop.picture("2-run");
        shop.presses("run.release", "4");
    }

    void blocks_a_customer_until_a_day(LocalDate until) {
        shop.opens("/items?q=R-3");
        shop.follows(page.locator("main tbody td:nth-child(3) a"));
        Locator form = page.locator("form[action$='/block']");
        form.locator("input[name=reason]").fill("Ratenzahlung vereinbart");
        form.locator("input[name=until]").fill(until.toString());
        shop.presses(form.locator("button:not(.btn-sm)"));
        shop.reads("Ratenzahlung vereinbart");
        shop.picture("3-block");
    }

    void books_a_payment_by_hand(String amount) {
        shop.opens("/items?q=R-2");
        shop.follows(page.locator("main tbody td:nth-child(2) a"));
        shop.unfolds("item.payment.title");
        page.locator("form[action$='/payment'] input[name=amount]").fill(amount);
        shop.presses("item.payment.go");
        shop.opens("/items?view=done&q=R-2");
        shop.reads("R-2");
        shop.picture("4-paid");
    }

    void takes_in_a_bank_statement_and_assigns_what_names_nothing(LocalDate day) {
        byte[] statement = Camt053.write(
                "DE89370400440532013000",
                "Bohnenkontor GmbH",
                1,
                day,
                Money.ZERO,
                Money.cents(3_950),
                List.of(new Camt053.Line(
                        day, Money.cents(3_950), "W. Inter", "DE12500105170648489890", "Danke", "NOTPROVIDED", "")));
        shop.opens("/imports");
        shop.chooses(page.locator("#file"), "auszug.xml", "application/xml", statement);
        shop.presses("imports.go");
        shop.opens("/payments");
        shop.picture("5-payment");
        Locator entry = shop.row("W. Inter");
        entry.locator("form[action$='/assign'] input[name=item]").fill("R-4");
        shop.presses(entry.locator("form[action$='/assign'] button"));
        shop.opens("/items?view=done&q=R-4");
        shop.reads("R-4");
    }

    void notes_that_a_customer_objects() {
        shop.opens("/items?q=R-5");
        shop.follows(page.locator("main tbody td:nth-child(2) a"));
        shop.unfolds("item.dispute.title");
        page.locator("form[action$='/dispute'] input[name=reason]").fill("Tassen waren zerbrochen");
        shop.presses("item.dispute.go");
        shop.reads("Tassen waren zerbrochen");
        shop.picture("6-objection");
    }

    void hands_a_claim_over_with_one_click() {
        shop.opens("/items?view=overdue");
        shop.presses(page.getByLabel(shop.says("handover.one.of", "R-1")));
        page.waitForURL("**/queue");
        shop.reads("R-1");
        shop.picture("7-queue");
    }

    void answers_a_query_of_the_agency(String query) {
        shop.opens("/inbox");
        shop.reads(query);
        shop.follows(shop.row(query).locator("a"));
        page.locator("form:has(input[name=answerTo]) textarea").fill("Ja, am 6. Mai.");
        shop.presses("case.answer.go");
        shop.reads(shop.says("case.told"));
    }

    void sees_that_its_answer_has_arrived() {
        page.reload();
        shop.reads(shop.says("case.query.answered"));
        shop.picture("8-answer");
    }

    void looks_where_a_claim_stands() {
        shop.opens("/items?view=collection");
        shop.follows(page.locator("main tbody td:nth-child(2) a"));
        page.locator("#account tfoot").waitFor();
        Screen.isAccessible(page);
        shop.picture("9-where-it-stands");
    }

    void gives_its_accounting_the_bookings(LocalDate from, LocalDate to, String paid) {
        shop.opens("/accounting?from=" + from + "&to=" + to);
        shop.presses(page.locator("main button[value=CSV]"));
        byte[] file = page.request()
                .get(page.locator("main a[href*='/accounting/files/']").first().getAttribute("href"))
                .body();
        assertThat(new String(file, StandardCharsets.UTF_8)).contains("R-2", paid, "R-4");
        shop.picture("10-bookings");
    }
}
