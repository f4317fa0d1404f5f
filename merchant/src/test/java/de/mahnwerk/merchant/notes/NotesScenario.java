package de.mahnwerk.merchant.notes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.merchant.handover.Handovers;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.rights.Role;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A customer telephones; what he said is written down, and what was promised is done in time. */
class NotesScenario {

    private static final byte[] PDF = "%PDF-1.7 a photograph of the broken cup".getBytes(UTF_8);
    private static final MerchantHouse HOUSE = MerchantHouse.open(NotesScenario.class);

    private final LocalDate today = HOUSE.today();
    private final Shop shop = HOUSE.shop();
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private String owes(String number) {
        shop.owes(kim.invoice(number, "10,00", today.minusDays(8)));
        return "items/" + shop.idOf(number);
    }

    private Shop.Sight writes(String about, String text) {
        return shop.fill("notes", Map.of("about", about, "text", text));
    }

    private Shop.Sight plans(Shop person, String about, String text, LocalDate due, String assignee) {
        return person.fill(
                "tasks", Map.of("about", about, "text", text, "dueOn", due.toString(), "assignee", assignee));
    }

    private static String id(Shop.Sight page, String form) {
        Matcher found = Pattern.compile(form).matcher(page.html());
        assertThat(found.find()).as(form).isTrue();
        return found.group(1);
    }

    @Test
    void a_note_stands_where_it_was_written_and_with_the_customer_and_says_who_and_when() {
        String item = owes("RE-1");
        String customer = "customers/" + shop.customerOf("RE-1");

        assertThat(writes(item, "Frau Muster zahlt am Freitag.\nSie war freundlich.")
                        .text())
                .contains("Die Notiz ist gespeichert", "Frau Muster zahlt am Freitag.", shop.login());
        assertThat(writes(customer, "Ruft nur vormittags zurück").path()).isEqualTo("/" + customer);
        assertThat(shop.look(customer).text()).contains("zahlt am Freitag", "RE-1", "nur vormittags");
        assertThat(shop.look(item).text()).contains("zahlt am Freitag").doesNotContain("nur vormittags");

        assertThat(writes(item, "  ").status()).isEqualTo(422);
        assertThat(writes(item, "x".repeat(4_001)).status()).isEqualTo(422);
        assertThat(writes("items/999999999", "Hallo").status()).isEqualTo(404);
        assertThat(writes("policy", "Hallo").status()).isEqualTo(404);
        assertThat(writes(item, "<script>alert(1)</script>").html()).doesNotContain("<script>alert(1)");
    }

    @Test
    void a_note_is_withdrawn_once_and_stays_to_be_read() {
        String item = owes("RE-1");
        String withdraw = id(writes(item, "Falscher Kunde"), "/(notes/\\d+/withdraw)");

        assertThat(shop.fill(withdraw, Map.of()).text())
                .contains("Die Notiz ist zurückgezogen", "Falscher Kunde", "zurückgezogen");
        assertThat(shop.fill(withdraw, Map.of()).text()).contains("ist schon zurückgezogen");
        assertThat(shop.look(item).html()).contains("<s>Falscher Kunde</s>");
        assertThat(shop.look("audit").text())
                .contains("Notiz schreiben", "Notiz zurückziehen")
                .doesNotContain("Falscher Kunde");
    }

    @Test
    void a_photograph_as_a_pdf_belongs_to_a_note_and_other_files_do_not() {
        String item = owes("RE-1");
        Shop.Sight written = shop.uploads("notes", Map.of("about", item, "text", "Tasse zerbrochen"), "tasse.pdf", PDF);
        assertThat(written.text()).contains("Tasse zerbrochen", "tasse.pdf");
        assertThat(shop.download(id(written, "/(notes/\\d+/files/1)"))).isEqualTo(PDF);

        Shop.Sight refused =
                shop.uploads("notes", Map.of("about", item, "text", "Programm"), "virus.exe", new byte[] {77, 90});
        assertThat(refused.status()).isEqualTo(422);
        assertThat(shop.look(item).text()).doesNotContain("Programm");
    }

    @Test
    void a_task_stands_in_the_inbox_of_who_has_to_do_it_until_it_is_done() {
        Shop carla = HOUSE.colleagueOf(shop, "Carla Klein", Role.CLERK);
        String item = owes("RE-1");
        assertThat(plans(shop, item, "Lieferschein suchen", today.plusDays(1), carla.login())
                        .text())
                .contains("Die Aufgabe ist angelegt", "Lieferschein suchen", carla.login());
        assertThat(plans(shop, item, "Zurückrufen", today, "").status()).isEqualTo(200);

        assertThat(shop.look("inbox").text()).contains("Zurückrufen").doesNotContain("Lieferschein");
        assertThat(carla.look("inbox").text()).contains("Zurückrufen", "Lieferschein suchen", "RE-1");
        assertThat(carla.look("").text()).contains("1 fällige Aufgaben erledigen");

        String done = id(carla.look("inbox"), "/(tasks/\\d+/done)");
        assertThat(carla.fill(done, Map.of()).text()).contains("Die Aufgabe ist erledigt");
        assertThat(shop.fill(done, Map.of()).text()).contains("ist schon erledigt");
        assertThat(shop.look("inbox").text()).doesNotContain("Zurückrufen");
        assertThat(shop.look(item).html()).contains("<s>Zurückrufen</s>");
        HOUSE.goTo(today.plusDays(2));
        assertThat(carla.look("inbox").text()).contains("Lieferschein suchen", "überfällig");
    }

    @Test
    void a_task_needs_words_a_day_to_come_and_somebody_of_this_company() {
        String item = owes("RE-1");
        assertThat(plans(shop, item, " ", today, "").status()).isEqualTo(422);
        assertThat(plans(shop, item, "Gestern", HOUSE.today().minusDays(1), "").text())
                .contains("heute oder einen späteren Tag");
        assertThat(plans(shop, item, "Fremd", HOUSE.today(), HOUSE.shop().login())
                        .text())
                .contains("Diese Person gibt es nicht mehr");
        Shop stranger = HOUSE.shop();
        Shop.Sight _ = stranger.look("items");
        assertThat(plans(stranger, item, "Fremd", HOUSE.today(), "").status()).isEqualTo(404);
        assertThat(stranger.fill("notes", Map.of("about", item, "text", "Fremd"))
                        .status())
                .isEqualTo(404);
        assertThat(shop.look(item).text()).doesNotContain("Fremd");
    }

    @Test
    void notes_and_tasks_are_found_by_the_beginning_of_their_words() {
        String item = owes("RE-1");
        String withdraw = id(writes(item, "Die Tasse kam zerbrochen an, Größe XL"), "/(notes/\\d+/withdraw)");
        Shop.Sight _ = writes("customers/" + shop.customerOf("RE-1"), "Will die Tasse behalten");
        assertThat(plans(shop, item, "Ersatz für die Tasse schicken", HOUSE.today(), "")
                        .status())
                .isEqualTo(200);

        assertThat(shop.look("search?q=tasse").text())
                .contains("kam zerbrochen an", "Will die Tasse behalten", "Ersatz für die Tasse");
        assertThat(shop.look("search?q=TASSE+zerbro").text())
                .contains("Die Tasse kam zerbrochen an, Größe XL RE-1 Kim Muster")
                .doesNotContain("behalten", "Ersatz");
        assertThat(shop.look("search?q=gr%C3%B6sse").html()).contains("/items/" + shop.idOf("RE-1") + "#notes");
        assertThat(shop.look("search?q=teller").text()).contains("Nichts gefunden");
        assertThat(shop.look("search?q=%25").status()).isEqualTo(200);
        assertThat(HOUSE.shop().look("search?q=tasse").text())
                .as("another company")
                .doesNotContain("zerbrochen");

        Shop.Sight _ = shop.fill(withdraw, Map.of());
        assertThat(shop.look("search?q=zerbrochen").html()).contains("<s>Die Tasse kam zerbrochen an");
    }

    @Test
    void the_tasks_of_who_is_locked_are_everybodys_until_somebody_takes_them_over() {
        Shop carla = HOUSE.colleagueOf(shop, "Carla Klein", Role.CLERK);
        Shop fred = HOUSE.colleagueOf(shop, "Fred Frei", Role.CLERK);
        String item = owes("RE-1");
        Shop.Sight _ = plans(shop, item, "Lieferschein suchen", HOUSE.today(), carla.login());
        String take = "tasks/" + id(carla.look("inbox"), "/tasks/(\\d+)/done") + "/take";
        assertThat(fred.look("inbox").text()).doesNotContain("Lieferschein");
        assertThat(fred.fill(take, Map.of()).text()).contains("gehört schon jemandem");

        String person = id(shop.look("people"), "/(people/\\d+)\"[^>]*>Carla Klein");
        assertThat(shop.fill(person + "/lock", Map.of()).status()).isEqualTo(200);

        assertThat(fred.look("inbox").text()).contains("Lieferschein suchen", carla.login() + " gesperrt");
        assertThat(fred.look("").text()).contains("1 fällige Aufgaben erledigen");
        assertThat(shop.look(item).text()).contains(carla.login() + " gesperrt");
        assertThat(fred.fill(take, Map.of()).text()).contains("Die Aufgabe ist jetzt Ihre.");
        assertThat(shop.look("inbox").text()).doesNotContain("Lieferschein");
        assertThat(fred.look("inbox").text()).contains("Lieferschein suchen").doesNotContain("gesperrt");
        assertThat(shop.fill(take, Map.of()).status()).isEqualTo(422);
    }

    @Test
    void what_is_written_about_a_case_stands_with_its_invoices_too() {
        String item = owes("RE-1");
        assertThat(shop.fill("handover", Map.of("item", item.substring(item.indexOf('/') + 1)))
                        .status())
                .isEqualTo(200);
        String about = HOUSE.bean(Tenancy.class)
                .as(
                        shop.tenant(),
                        () -> About.handover(HOUSE.bean(Handovers.class)
                                        .ofItem(shop.tenant(), shop.idOf("RE-1"))
                                        .orElseThrow()
                                        .id())
                                .path());
        assertThat(writes(about, "Inkasso fragt nach dem Vertrag").text()).contains("Inkasso fragt nach dem Vertrag");
        assertThat(plans(shop, about, "Vertrag schicken", HOUSE.today(), "").status())
                .isEqualTo(200);
        assertThat(shop.look(item).text()).contains("Inkasso fragt nach dem Vertrag", "Vertrag schicken");
        assertThat(shop.look("inbox").html()).contains("href=\"/" + about);
    }
}
