package de.mahnwerk.stories.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.Camt053;
import java.time.LocalDate;
import java.util.List;

/** What a clerk of the agency does on most days, each task as that person does it. */
final class ClerkTasks {

    private final Person clerk;
    private final Page page;

    ClerkTasks(Person clerk) {
        this.clerk = clerk;
        this.page = clerk.page();
    }

    void looks_at_what_came_in() {
        clerk.opens("/incoming");
        clerk.picture("1-incoming");
        clerk.follows(page.locator("main tbody tr a"));
        clerk.reads("Lindenweg 12");
        clerk.picture("1-case");
    }

    void stops_a_case_and_lets_it_go_on() {
        toTheCase();
        page.locator("#actions input[name=reason]").fill("Anruf des Schuldners");
        clerk.presses("case.pause");
        assertThat(page.locator("h1").innerText()).contains(clerk.says("status.PAUSED"));
        clerk.picture("2-paused");
        clerk.presses("case.resume");
        assertThat(page.locator("h1").innerText()).doesNotContain(clerk.says("status.PAUSED"));
    }

    void notes_returned_mail_and_the_new_address() {
        toTheCase();
        clerk.presses("address.returned");
        clerk.opens("/desk");
        clerk.picture("3-desk");
        toTheCase();
        page.locator("#street").fill("Birkenweg 3");
        page.locator("#postcode").fill("94469");
        page.locator("#city").fill("Deggendorf");
        page.locator("#source").fill("Einwohnermeldeamt, 22.06.2026");
        clerk.presses("address.save");
        clerk.reads("Birkenweg 3");
        clerk.picture("3-address");
    }

    void offers_instalments() {
        toTheCase();
        clerk.follows(page.locator("main .mw-actions a[href$='/plan']"));
        clerk.picture("4-plan");
        clerk.presses("plan.offer");
        clerk.reads(clerk.says("planState.OFFERED"));
    }

    void takes_in_the_statement_of_the_trust_account_and_assigns_what_names_nothing(LocalDate day) {
        byte[] statement = Camt053.write(
                TwoSides.TRUST_IBAN,
                "Nordwall Inkasso GmbH",
                1,
                day,
                Money.ZERO,
                Money.cents(1_000),
                List.of(new Camt053.Line(
                        day, Money.cents(1_000), "E. Unbekannt", "DE12500105170648489890", "Rate", "NOTPROVIDED", "")));
        String reference = reference();
        clerk.opens("/payments");
        clerk.chooses(page.locator("main input[type=file]"), "treuhand.xml", "application/xml", statement);
        clerk.presses("payments.upload");
        clerk.opens("/payments?view=open");
        Locator entry = clerk.row("E. Unbekannt");
        entry.locator("input[name=reference]").fill(reference);
        clerk.picture("5-unallocated");
        clerk.presses(entry.locator("form button"));
        clerk.opens("/payments");
        clerk.reads(clerk.says("entry.ALLOCATED"));
        clerk.picture("5-allocated");
    }

    void prints_the_letters_of_the_day() {
        clerk.opens("/letters");
        clerk.presses("letters.print");
        byte[] run = page.request()
                .get(page.locator("main a[href$='.zip']").first().getAttribute("href"))
                .body();
        assertThat(run).startsWith('P', 'K');
        clerk.picture("6-print");
    }

    void opens_a_case_from_paper(String amount) {
        clerk.opens("/cases/new");
        for (String[] field : List.of(
                new String[] {"merchantReference", "BRIEF-1"},
                new String[] {"firstName", "Timo"},
                new String[] {"name", "Frühling"},
                new String[] {"street", "Gartenweg 4"},
                new String[] {"postcode", "60311"},
                new String[] {"city", "Frankfurt am Main"},
                new String[] {"invoiceNumber", "BRIEF-1"},
                new String[] {"subject", "Reparatur"},
                new String[] {"contractOn", "2026-03-02"},
                new String[] {"invoicedOn", "2026-03-02"},
                new String[] {"dueOn", "2026-03-16"},
                new String[] {"amount", amount},
                new String[] {"open", amount},
                new String[] {"remindedOn", "2026-03-30"},
                new String[] {"inDefaultSince", "2026-04-02"})) {
            page.locator("#" + field[0]).fill(field[1]);
        }
        clerk.picture("7-paper");
        clerk.presses("manual.enter");
        assertThat(page.locator("h1").innerText()).contains("Frühling");
    }

    void agrees_new_terms_with_a_client(String percent, String fee) {
        clerk.opens("/clients");
        clerk.follows(page.locator("main tbody a"));
        page.locator("#successFeePercent").fill(percent);
        page.locator("#failureFee").fill(fee);
        page.locator("#withdrawalFee").fill(fee);
        page.locator("#smallRest").fill(fee);
        clerk.presses("terms.save");
        assertThat(clerk.row("2").innerText()).contains(percent);
        clerk.picture("8-terms");
    }

    void closes_a_case_that_leads_nowhere() {
        clerk.opens("/cases?q=Frühling");
        clerk.follows(page.locator("main tbody a"));
        page.locator("select[name=outcome]").selectOption("UNCOLLECTIBLE");
        clerk.presses("case.close");
        assertThat(page.locator("h1").innerText()).contains(clerk.says("status.CLOSED"));
        clerk.picture("9-closed");
    }

    void asks_the_client(String query, LocalDate until) {
        toTheCase();
        page.locator("#talkText").fill(query);
        page.locator("#talkDueOn").fill(until.toString());
        clerk.presses("talk.send");
        clerk.reads(query);
        clerk.picture("10-query");
    }

    private void toTheCase() {
        clerk.opens("/cases/" + reference());
    }

    private String reference() {
        page.navigate("/cases?q=Muster");
        return page.locator("main tbody a").first().innerText().strip();
    }
}
