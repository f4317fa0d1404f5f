package de.mahnwerk.merchant.dunning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.PaperLetter;
import de.mahnwerk.merchant.Shop;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Which policy an invoice follows, what is agreed with single customers, and what keeps a claim out of collection. */
class PolicyChoiceScenario {

    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);
    private static final MerchantHouse HOUSE = MerchantHouse.open(PolicyChoiceScenario.class, JULY);

    /** The order of the columns beside the address, which is the same for all. */
    private static final String HEADER =
            "Kundennummer;Nachname;Kundengruppe;Kundenart;Land;Shop;Zahlungsart;Rechnungsnummer;Betrag;Fälligkeit;Rechnungsdatum;Straße;PLZ;Ort\n";

    private static final Pattern RELEASE = Pattern.compile("action=\"/(queue/[^\"]+/release)\"");

    private final LocalDate today = HOUSE.today();
    private final Shop shop = HOUSE.shop();

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    /** Lines as {@code customer;name;group;kind;country;shop;method;number;amount}, all due so many days ago. */
    private void owes(int daysAgo, String... lines) {
        StringBuilder csv = new StringBuilder(HEADER);
        LocalDate due = today.minusDays(daysAgo);
        for (String line : lines) {
            csv.append(line).append(";%s;%s;Weg 1;50667;Köln\n".formatted(due, due.minusDays(14)));
        }
        Shop.Sight taken =
                shop.imports("liste-" + csv.hashCode() + ".csv", csv.toString().getBytes(UTF_8));
        assertThat(taken.text()).contains("Fehler 0");
    }

    /** A policy of one reminder by letter after so many days, then collection ten days later. */
    private static Map<String, String> policy(String name, int days, String... fields) {
        Map<String, String> form = new HashMap<>(Map.of("name", name, "rank", "10"));
        form.putAll(Map.of("kind0", "REMINDER", "days0", "" + days, "channel0", "LETTER", "deadline0", "7"));
        form.putAll(Map.of(
                "kind1", "COLLECTION", "days1", "10", "channel1", "LETTER", "mode1", "REVIEW", "agency1", "Nordwall"));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    private void publishes(Map<String, String> form) {
        Shop.Sight published = shop.fill("policy", form);
        assertThat(published.text()).contains("Die neue Fassung gilt ab");
    }

    @Test
    void each_invoice_follows_the_first_policy_that_fits_it() {
        publishes(policy("Outlet", 3, "shops", "Outlet, restposten"));
        publishes(policy("Stammkunden", 30, "groups", "Stammkunden", "rank", "20"));
        owes(
                5,
                "K-1;Muster;;;DE;OUTLET;PayPal;RE-1;10,00",
                "K-2;Öz;;;DE;Haupt;PayPal;RE-2;10,00",
                "K-3;Beck;Stammkunden;;DE;Restposten;PayPal;RE-3;10,00",
                "K-4;Abel;Stammkunden;;DE;Haupt;PayPal;RE-4;10,00");

        long run = shop.proposes();

        assertThat(shop.look("runs/" + run).text())
                .as("the outlet reminds after three days, whoever bought there")
                .contains("RE-1", "RE-3", "Outlet", "0 von 2 Posten erledigt")
                .doesNotContain("RE-2", "RE-4");
        HOUSE.goTo(today.plusDays(3));
        assertThat(shop.look("runs/" + shop.proposes()).text())
                .as("the standard policy reminds after seven; regular customers have thirty")
                .contains("RE-2")
                .doesNotContain("RE-4");
    }

    @Test
    void every_condition_of_a_policy_must_hold() {
        publishes(policy(
                "Firmen in Österreich",
                1,
                "customerKind",
                "BUSINESS",
                "countries",
                "at",
                "methods",
                "Rechnung",
                "from",
                "50,00",
                "until",
                "500,00"));
        owes(
                3,
                "K-1;Alle;;gewerblich;Österreich;;rechnung;RE-1;50,00",
                "K-2;Verbraucherin;;privat;AT;;Rechnung;RE-2;60,00",
                "K-3;Deutsch;;gewerblich;DE;;Rechnung;RE-3;60,00",
                "K-4;Paypal;;gewerblich;AT;;PayPal;RE-4;60,00",
                "K-5;Klein;;gewerblich;AT;;Rechnung;RE-5;49,99",
                "K-6;Gross;;gewerblich;AT;;Rechnung;RE-6;500,00");

        long run = shop.proposes();

        assertThat(shop.look("runs/" + run).text())
                .contains("RE-1", "0 von 1 Posten erledigt")
                .doesNotContain("RE-2", "RE-3", "RE-4", "RE-5", "RE-6");
    }

    @Test
    void what_a_policy_had_falls_to_the_next_when_it_ends() {
        publishes(policy("Outlet", 40, "shops", "outlet"));
        owes(10, "K-1;Muster;;;DE;outlet;;RE-1;10,00");
        assertThat(shop.fill("runs", Map.of()).text()).contains("Heute ist nichts zu mahnen");

        Shop.Sight ended = shop.fill("policy/end", Map.of("name", "Outlet"));

        assertThat(ended.text()).contains("Die Mahnregel Outlet gilt ab heute nicht mehr");
        assertThat(shop.look("runs/" + shop.proposes()).text()).contains("RE-1");
        assertThat(shop.fill("policy/end", Map.of("name", "Standard")).status())
                .as("the standard policy stays")
                .isEqualTo(422);
    }

    @Test
    void two_policies_of_one_customer_are_two_letters() {
        publishes(policy("Outlet", 3, "shops", "outlet"));
        owes(10, "K-1;Muster;;;DE;outlet;;RE-1;10,00", "K-1;Muster;;;DE;;;RE-2;20,00", "K-1;Muster;;;DE;;;RE-3;5,00");

        long run = shop.duns();

        PaperLetter letters = PaperLetter.read(shop.letters(run));
        assertThat(letters.pages()).isEqualTo(2);
        assertThat(letters.text()).contains("Zu zahlen 10,00 €", "Zu zahlen 25,00 €");
        assertThat(shop.items().values()).allMatch(item -> item.level() == 1);
    }

    @Test
    void what_is_agreed_with_a_customer_comes_before_the_policies() {
        publishes(policy("Kulanz", 20, "groups", "niemand"));
        owes(10, "K-1;Muster;;;DE;;;RE-1;10,00", "K-2;Öz;;;DE;;;RE-2;10,00", "K-3;Beck;;;DE;;;RE-3;10,00");
        agrees("RE-1", Map.of("policy", "Kulanz", "reason", "Ratenzahlung zugesagt"));
        agrees("RE-2", Map.of("extraDays", "3", "reason", "Post braucht länger"));

        assertThat(shop.look("runs/" + shop.proposes()).text()).contains("RE-3").doesNotContain("RE-1", "RE-2");
        HOUSE.goTo(today.plusDays(1));
        assertThat(shop.look("runs/" + shop.proposes()).text())
                .as("eight and three days are over")
                .contains("RE-2")
                .doesNotContain("RE-1");
        assertThat(shop.look("customers/" + shop.customerOf("RE-1")).text())
                .contains("Sonderregeln geändert", "Ratenzahlung zugesagt");
        assertThat(shop.fill(terms("RE-3"), Map.of("extraDays", "3")).status())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(shop.fill(terms("RE-3"), Map.of("extraDays", "400", "reason", "x"))
                        .status())
                .as("longer than a year")
                .isEqualTo(422);

        agrees("RE-1", Map.of("group", "VIP"));
        assertThat(shop.look("runs/" + shop.proposes()).text())
                .as("nothing is agreed any more")
                .contains("RE-1");
    }

    private String terms(String invoice) {
        return "customers/" + shop.customerOf(invoice) + "/terms";
    }

    private void agrees(String invoice, Map<String, String> fields) {
        Shop.Sight saved = shop.fill(terms(invoice), fields);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    @Test
    void a_claim_goes_to_collection_only_when_all_conditions_hold_and_the_proposal_says_which_does_not() {
        publishes(policy("Standard", 7, "age1", "30", "notices1", "1", "minimum1", "50,00"));
        owes(10, "K-1;Reif;;;DE;;;RE-1;80,00", "K-2;Klein;;;DE;;;RE-2;49,99", "K-3;Nie;;;DE;;;RE-3;80,00");
        long first = shop.duns();
        agrees("RE-3", Map.of("neverCollection", "true", "reason", "Tochter der Chefin"));

        HOUSE.goTo(today.plusDays(11));
        long young = shop.proposes();
        assertThat(shop.look("runs/" + young).text())
                .contains("noch nicht alt genug seit 21 Tagen fällig, verlangt sind mindestens 30")
                .contains("unter dem Mindestbetrag 49,99 € offen, verlangt sind mindestens 50,00 €")
                .contains("laut Vereinbarung nie ins Inkasso");

        HOUSE.goTo(today.plusDays(20));
        long _ = shop.duns();
        assertThat(shop.look("queue").text()).contains("RE-1").doesNotContain("RE-2", "RE-3");

        Shop.Sight clicked = shop.fill("handover", Map.of("item", Long.toString(shop.idOf("RE-3"))));
        assertThat(clicked.text()).contains("laut Vereinbarung nie ins Inkasso");
        Shop.Sight undone = shop.fill("runs/" + first + "/undo", Map.of("reason", "falsch"));
        assertThat(undone.status()).as("the later run went on from there").isEqualTo(422);
    }

    @Test
    void a_policy_that_asks_for_more_letters_than_it_sends_is_refused() {
        Shop.Sight refused = shop.fill("policy", policy("Standard", 7, "notices1", "2"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("asks for 2 notices, but only 1 can have gone out before it");
    }

    @Test
    void an_end_takes_along_what_was_planned() {
        publishes(policy("Outlet", 40, "shops", "outlet"));
        publishes(policy(
                "Outlet", 50, "shops", "outlet", "validFrom", today.plusDays(2).toString()));
        owes(10, "K-1;Muster;;;DE;outlet;;RE-1;10,00");

        Shop.Sight _ = shop.fill("policy/end", Map.of("name", "Outlet"));
        HOUSE.goTo(today.plusDays(3));

        assertThat(shop.look("runs/" + shop.proposes()).text())
                .as("the standard policy applies on the day of the planned version too")
                .contains("RE-1");
    }

    @Test
    void a_new_policy_does_not_take_the_name_of_another() {
        publishes(policy("Outlet", 3, "shops", "outlet"));

        assertThat(shop.fill("policy", policy("Outlet", 3, "shops", "rest", "opened", ""))
                        .status())
                .isEqualTo(422);
        assertThat(shop.fill("policy", policy("Standard", 3, "opened", "")).text())
                .contains("Eine Mahnregel mit dem Namen „Standard“ gibt es schon");
        publishes(policy("Outlet", 4, "shops", "outlet", "opened", "Outlet"));
    }

    @Test
    void capital_umlauts_are_the_same_as_small_ones() {
        publishes(policy("Überweiser", 3, "methods", "Überweisung"));
        owes(5, "K-1;Muster;;;DE;;ÜBERWEISUNG;RE-1;10,00");

        assertThat(shop.look("runs/" + shop.proposes()).text()).contains("RE-1");
    }

    @Test
    void what_is_agreed_between_proposal_and_release_keeps_the_claim_at_home() {
        publishes(policy("Standard", 7, "mode1", "AUTOMATIC"));
        owes(10, "K-1;Muster;;;DE;;;RE-1;80,00", "K-2;Öz;;;DE;;;RE-2;80,00");
        long _ = shop.duns();
        HOUSE.goTo(today.plusDays(11));
        long run = shop.proposes();

        agrees("RE-1", Map.of("neverCollection", "true", "reason", "Tochter der Chefin"));
        shop.releases(run);

        assertThat(shop.look("runs/" + run).text()).contains("laut Vereinbarung nie ins Inkasso");
        assertThat(shop.item("RE-1").level()).as("it stays where it was").isEqualTo(1);
        assertThat(shop.item("RE-2").level()).isEqualTo(2);
    }

    @Test
    void a_reviewed_claim_is_held_back_when_never_was_agreed_meanwhile() {
        publishes(policy("Standard", 7));
        owes(10, "K-1;Muster;;;DE;;;RE-1;80,00");
        long _ = shop.duns();
        HOUSE.goTo(today.plusDays(11));
        long _ = shop.duns();
        assertThat(shop.look("queue").text()).contains("RE-1");

        agrees("RE-1", Map.of("neverCollection", "true", "reason", "Tochter der Chefin"));
        Matcher release = RELEASE.matcher(shop.look("queue").html());
        assertThat(release.find()).isTrue();
        Shop.Sight _ = shop.fill(release.group(1), Map.of());
        HOUSE.settle();

        assertThat(shop.look("queue").text()).contains("Mit dem Kunden ist vereinbart, dass er nie ins Inkasso kommt.");
    }

    @Test
    void the_editor_says_in_both_languages_for_what_a_policy_is_and_what_must_hold() {
        Map<String, String> form = policy(
                "Outlet",
                3,
                "shops",
                "Outlet, Restposten",
                "customerKind",
                "CONSUMER",
                "from",
                "20,00",
                "age1",
                "40",
                "notices1",
                "1",
                "minimum1",
                "50,00");

        Shop.Sight german = shop.fill("policy/preview", form);
        assertThat(german.text())
                .as("a whole page, for no script asked for it")
                .contains("Entwurf, noch nicht veröffentlicht", "Welche Mahnregel gilt")
                .contains("Gilt für: Verbraucher; Shop outlet oder restposten; Rechnungsbetrag ab 20,00 €.")
                .contains(
                        "Voraussetzungen: seit mindestens 40 Tagen fällig, mindestens 50,00 € offen, mindestens 1 Schreiben versandt, nicht bestritten, Anschrift vollständig.");
        assertThat(german.html()).as("what was typed is still there").contains("value=\"outlet, restposten\"");

        Shop.Sight _ = shop.fill("language", Map.of("locale", "en"));
        assertThat(shop.fill("policy/preview", form).text())
                .contains("Applies to: consumers; shop outlet or restposten; invoice amount from €20.00.")
                .contains(
                        "Conditions: due for at least 40 days, at least €50.00 open, at least 1 notices sent, not disputed, address complete.");
        form.put("until", "10,00");
        assertThat(shop.fill("policy/preview", form).status())
                .as("from 20 and below 10")
                .isEqualTo(422);
        assertThat(shop.look("policy?name=Outlet").status())
                .as("never published")
                .isEqualTo(404);
    }
}
