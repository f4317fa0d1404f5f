package de.mahnwerk.merchant.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.ConnectedSystem;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.testing.Telephone;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The people of a shop come, forget passwords, lose telephones and go. */
class PeopleScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(PeopleScenario.class);
    private static final String SENTENCE = "der Kaffee ist fertig";

    private final Shop admin = HOUSE.shop();
    private final String anna = admin.login() + ".anna";

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    /** Creates Anna, who has this first password. */
    private String invites(String... roles) {
        Shop.Sight _ = admin.look("people");
        Shop.Sight shown = admin.fill("people", Map.of("login", anna, "displayName", "Anna Neu"), List.of(roles));
        return initial(shown);
    }

    private static String initial(Shop.Sight shown) {
        Matcher password = Pattern.compile("id=\"initial\">([0-9a-f-]+)<").matcher(shown.html());
        assertThat(password.find()).as(shown.text()).isTrue();
        return password.group(1);
    }

    private long id(String name) {
        return admin.idIn("people", "/people/(\\d+)\">" + name);
    }

    private Shop.Sight choosesPassword(Shop person, String current, String wanted) {
        return person.fill("me/password", Map.of("current", current, "password", wanted, "again", wanted));
    }

    /** Anna with a password of her own, logged in. */
    private Shop works(String... roles) {
        String first = invites(roles);
        Shop person = HOUSE.before(admin, anna);
        Shop.Sight _ = person.enters(first);
        assertThat(choosesPassword(person, first, SENTENCE).text()).contains("Das Passwort ist geändert");
        return person;
    }

    @Test
    void who_is_invited_chooses_a_password_of_her_own_before_anything_else() {
        String first = invites("CLERK", "ACCOUNTANT");
        assertThat(admin.look("people").text())
                .contains("Anna Neu", "Sachbearbeitung, Buchhaltung", "eingeladen")
                .doesNotContain(first);
        Shop person = HOUSE.before(admin, anna);

        assertThat(person.enters(first).path()).isEqualTo("/me");
        assertThat(person.look("items").text()).contains("Ihr Passwort kennt noch jemand anderes");
        assertThat(choosesPassword(person, first, "zu kurz").text()).contains("mindestens 12");
        assertThat(choosesPassword(person, "geraten", SENTENCE).text()).contains("Das jetzige Passwort stimmt nicht");
        assertThat(choosesPassword(person, first, first).text()).contains("weder das alte");
        assertThat(choosesPassword(person, first, SENTENCE).status()).isEqualTo(200);

        assertThat(person.look("items").path()).isEqualTo("/items");
        assertThat(HOUSE.before(admin, anna).enters(first).path()).isEqualTo("/login");
        assertThat(HOUSE.before(admin, anna).enters(SENTENCE).path()).isEqualTo("/");
    }

    @Test
    void a_login_is_given_once_on_the_whole_side() {
        String _ = invites("CLERK");
        assertThat(HOUSE.shop()
                        .fill("people", Map.of("login", anna, "displayName", "Anna"), List.of("CLERK"))
                        .text())
                .contains("gibt es schon");
        assertThat(admin.fill("people", Map.of("login", "Anna Neu", "displayName", "Anna"), List.of("CLERK"))
                        .text())
                .contains("Ein Benutzername hat");
        assertThat(admin.fill("people", Map.of("login", anna + "2", "displayName", "Anna"), List.of())
                        .text())
                .contains("mindestens eine");
    }

    @Test
    void roles_that_change_count_at_once_and_stand_in_the_log() {
        Shop person = works("CLERK");
        assertThat(person.fill("systems", Map.of("system", "Kasse")).status()).isEqualTo(403);

        assertThat(admin.fill("people/" + id("Anna Neu") + "/roles", Map.of(), List.of("CLERK", "ADMIN"))
                        .text())
                .contains("Die Rollen sind gespeichert");
        assertThat(person.fill("systems", Map.of("system", "Kasse")).status()).isEqualTo(200);
        assertThat(admin.look("audit").text())
                .contains("Rollen ändern", anna + ": Sachbearbeitung → Sachbearbeitung, Verwaltung");
    }

    @Test
    void who_is_locked_is_out_at_once_and_comes_back_when_unlocked() {
        Shop person = works("CLERK");
        assertThat(admin.fill("people/" + id("Anna Neu") + "/lock", Map.of()).text())
                .contains("gesperrt");

        assertThat(person.look("items").path()).isEqualTo("/login");
        assertThat(person.enters(SENTENCE).text()).contains("or the access is closed");
        Shop.Sight _ = admin.fill("people/" + id("Anna Neu") + "/unlock", Map.of());
        assertThat(person.enters(SENTENCE).path()).isEqualTo("/");
    }

    @Test
    void somebody_always_stays_who_manages_people() {
        // the shop begins with two who may do everything: Mia and Dora
        Shop dora = HOUSE.secondPersonOf(admin);
        assertThat(dora.fill("people/" + id("Mia") + "/lock", Map.of()).status())
                .isEqualTo(200);
        long last = dora.idIn("people", "/people/(\\d+)\">Dora");

        assertThat(dora.fill("people/" + last + "/lock", Map.of()).text())
                .contains("Es bliebe niemand, der Personen verwaltet");
        assertThat(dora.fill("people/" + last + "/roles", Map.of(), List.of("CLERK"))
                        .status())
                .isEqualTo(422);
        assertThat(dora.fill("people/" + last + "/roles", Map.of(), List.of("ADMIN"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_never_came_is_not_yet_somebody_who_manages_people() {
        String first = invites("ADMIN");
        assertThat(admin.fill("people/" + id("Dora") + "/lock", Map.of()).status())
                .isEqualTo(200);
        long own = id("Mia");
        assertThat(admin.fill("people/" + own + "/roles", Map.of(), List.of("CLERK"))
                        .text())
                .contains("Es bliebe niemand, der Personen verwaltet");

        Shop person = HOUSE.before(admin, anna);
        Shop.Sight _ = person.enters(first);
        Shop.Sight _ = choosesPassword(person, first, SENTENCE);
        Shop.Sight _ = admin.fill("people/" + own + "/roles", Map.of(), List.of("CLERK"));
        assertThat(admin.look("people").status()).isEqualTo(403);
        assertThat(person.look("people").status()).isEqualTo(200);
    }

    @Test
    void a_forgotten_password_is_replaced_and_old_sessions_end() {
        Shop person = works("CLERK");
        String fresh = initial(admin.fill("people/" + id("Anna Neu") + "/password", Map.of()));

        assertThat(person.look("items").path()).isEqualTo("/login");
        assertThat(person.enters(fresh).path()).isEqualTo("/me");
    }

    @Test
    void administrators_change_their_own_access_where_the_password_is_asked_for() {
        long own = id("Mia");
        assertThat(admin.look("people/" + own).html())
                .contains("href=\"/me\"")
                .doesNotContain("/people/" + own + "/password")
                .doesNotContain("/people/" + own + "/factor");

        for (String what : List.of("password", "factor")) {
            Shop.Sight refused = admin.fill("people/" + own + "/" + what, Map.of());
            assertThat(refused.status()).as(what).isEqualTo(422);
            assertThat(refused.text()).contains("unter „Mein Zugang“");
        }
        assertThat(admin.look("people").path()).as("nothing happened").isEqualTo("/people");
        assertThat(admin.look("audit").text()).contains("Passwort zurücksetzen", "abgelehnt");
    }

    @Test
    void after_five_wrong_guesses_the_right_password_has_to_wait_too() {
        Shop _ = works("CLERK");
        Shop guesser = HOUSE.before(admin, anna);
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.enters("geraten " + i).path()).isEqualTo("/login");
        }
        assertThat(guesser.enters(SENTENCE).text()).contains("after five wrong attempts");
        assertThat(admin.look("people?q=anna").text()).contains("wartet").doesNotContain("Dora");
        assertThat(admin.look("audit?q=falschem").text()).contains("Anna Neu");

        Shop.Sight _ = admin.fill("people/" + id("Anna Neu") + "/unlock", Map.of());
        assertThat(guesser.enters(SENTENCE).path()).isEqualTo("/");
    }

    @Test
    void guesses_at_once_are_not_more_than_guesses_in_a_row() throws Exception {
        Shop _ = works("CLERK");
        List<Callable<Shop.Sight>> guesses =
                Collections.nCopies(20, () -> HOUSE.before(admin, anna).enters("geraten"));
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(all.invokeAll(guesses))
                    .allSatisfy(guess -> assertThat(guess.get().path()).isEqualTo("/login"));
        }

        List<String> log = new String(admin.download("audit.csv?q=falschem"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
        assertThat(log).as("looked at").hasSize(5);
        assertThat(log.stream().filter(line -> line.endsWith("5×")))
                .as("the one that shut")
                .hasSize(1);
    }

    @Test
    void guesses_elsewhere_keep_nobody_out_who_comes_from_where_she_always_does() {
        Shop person = works("CLERK");
        for (int place = 1; place <= 4; place++) {
            Shop guesser = HOUSE.before(admin, anna, place);
            for (int i = 0; i < 6; i++) {
                assertThat(guesser.enters("geraten " + i).path()).isEqualTo("/login");
            }
        }
        assertThat(HOUSE.before(admin, anna, 5).enters(SENTENCE).text())
                .as("twenty guesses from everywhere: a stranger waits")
                .contains("after five wrong attempts");
        assertThat(HOUSE.before(admin, anna).enters(SENTENCE).path()).isEqualTo("/");
        assertThat(choosesPassword(person, SENTENCE, SENTENCE + " wieder").status())
                .isEqualTo(200);
    }

    /** Sets the second factor up; the recovery codes. */
    private static List<String> setsUp(Shop person, Telephone telephone) {
        Shop.Sight done = person.fill("me/factor/confirm", Map.of("code", telephone.code(0)));
        return Pattern.compile("<li><code>([0-9a-f-]+)</code>")
                .matcher(done.html())
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }

    private static Telephone telephone(Shop person) {
        return Telephone.thatReads(
                person.fill("me/factor", Map.of("current", SENTENCE)).html());
    }

    @Test
    void after_the_password_a_code_is_asked_for_that_works_once() {
        Shop person = works("CLERK");
        Telephone telephone = telephone(person);
        assertThat(person.fill("me/factor/confirm", Map.of("code", "000000x")).text())
                .contains("Der Code stimmt nicht");
        assertThat(HOUSE.before(admin, anna).enters(SENTENCE).path())
                .as("what is not confirmed is not asked for")
                .isEqualTo("/");
        List<String> recovery = setsUp(person, telephone);
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(person.look("me").text()).contains("eingerichtet", "Übrige Wiederherstellungscodes: 10");

        Shop again = HOUSE.before(admin, anna);
        assertThat(again.enters(SENTENCE).path()).isEqualTo("/login/code");
        assertThat(admin.look("audit").text()).contains("Anmelden mit richtigem Passwort, vor dem Code");
        assertThat(again.look("items").path()).as("half in is not in").isEqualTo("/login");
        Shop.Sight _ = again.look("login/code");
        assertThat(again.fill("login/code", Map.of("code", telephone.code(5))).text())
                .contains("The code is wrong");
        String code = telephone.code(1);
        assertThat(again.fill("login/code", Map.of("code", code)).path())
                .as("on to where she wanted to go")
                .isEqualTo("/items");

        Shop thief = HOUSE.before(admin, anna);
        Shop.Sight _ = thief.enters(SENTENCE);
        assertThat(thief.fill("login/code", Map.of("code", code)).text())
                .as("seen over the shoulder")
                .contains("was used before");

        Shop without = HOUSE.before(admin, anna);
        Shop.Sight _ = without.enters(SENTENCE);
        assertThat(without.fill("login/code", Map.of("code", recovery.getFirst()))
                        .path())
                .isEqualTo("/");
        assertThat(without.look("me").text()).contains("Übrige Wiederherstellungscodes: 9");
        Shop twice = HOUSE.before(admin, anna);
        Shop.Sight _ = twice.enters(SENTENCE);
        assertThat(twice.fill("login/code", Map.of("code", recovery.getFirst())).path())
                .isEqualTo("/login/code");
        assertThat(admin.look("audit").text())
                .contains("Anmelden mit falschem Code", "Anmelden mit Wiederherstellungscode")
                .doesNotContain(recovery.getFirst(), code);
    }

    @Test
    void a_second_factor_is_set_up_with_the_password_and_ends_the_sessions_that_have_no_code() {
        Shop person = works("CLERK");
        Shop elsewhere = HOUSE.before(admin, anna);
        Shop.Sight _ = elsewhere.enters(SENTENCE);
        assertThat(person.fill("me/factor", Map.of("current", "geraten")).text())
                .contains("Das jetzige Passwort stimmt nicht");
        Telephone telephone = telephone(person);
        assertThat(elsewhere.look("me/factor").path())
                .as("the secret is shown where it was asked for")
                .isEqualTo("/me");

        assertThat(setsUp(person, telephone)).hasSize(10);
        assertThat(person.look("items").path()).as("who set it up stays in").isEqualTo("/items");
        assertThat(elsewhere.look("items").path()).isEqualTo("/login");

        Shop again = HOUSE.before(admin, anna);
        Shop.Sight _ = again.enters(SENTENCE);
        Shop.Sight _ = again.fill("login/code", Map.of("code", telephone.code(1)));
        assertThat(person.fill("me/factor/remove", Map.of("current", SENTENCE)).text())
                .contains("ist entfernt");
        assertThat(person.look("items").path()).isEqualTo("/items");
        assertThat(again.look("items").path()).isEqualTo("/login");
    }

    @Test
    void new_recovery_codes_and_another_telephone_need_the_password_and_a_code_of_the_present_one() {
        Shop person = works("CLERK");
        Telephone telephone = telephone(person);
        List<String> old = setsUp(person, telephone);
        Shop.Sight _ = admin.fill("people/settings", Map.of("secondFactor", "true"));

        assertThat(person.fill("me/factor", Map.of("current", SENTENCE)).text()).contains("ist schon eingerichtet");
        assertThat(person.fill("me/factor/recovery", Map.of("current", SENTENCE, "code", "000000x"))
                        .text())
                .contains("Der Code stimmt nicht");
        String next = telephone.code(1);
        Shop.Sight fresh = person.fill("me/factor/recovery", Map.of("current", SENTENCE, "code", next));
        assertThat(fresh.html().split("<li><code>", -1)).hasSize(11);
        assertThat(fresh.html()).doesNotContain(old.getFirst());

        assertThat(person.fill("me/factor/change", Map.of("current", "geraten", "code", telephone.code(1)))
                        .text())
                .contains("Das jetzige Passwort stimmt nicht");
        assertThat(person.fill("me/factor/change", Map.of("current", SENTENCE, "code", next))
                        .text())
                .as("used before")
                .contains("Der Code stimmt nicht");
    }

    @Test
    void another_telephone_takes_the_place_of_the_first() {
        Shop person = works("CLERK");
        Telephone first = telephone(person);
        assertThat(setsUp(person, first)).hasSize(10);
        Telephone second =
                Telephone.thatReads(person.fill("me/factor/change", Map.of("current", SENTENCE, "code", first.code(1)))
                        .html());
        assertThat(setsUp(person, second)).hasSize(10);

        Shop again = HOUSE.before(admin, anna);
        Shop.Sight _ = again.enters(SENTENCE);
        assertThat(again.fill("login/code", Map.of("code", first.code(1))).path())
                .isEqualTo("/login/code");
        assertThat(again.fill("login/code", Map.of("code", second.code(1))).path())
                .isEqualTo("/");
    }

    @Test
    void codes_are_not_guessed() {
        Shop person = works("CLERK");
        assertThat(setsUp(person, telephone(person))).isNotEmpty();
        Shop guesser = HOUSE.before(admin, anna);
        Shop.Sight _ = guesser.enters(SENTENCE);
        for (int i = 0; i < 5; i++) {
            Shop.Sight _ = guesser.fill("login/code", Map.of("code", "00000" + i + "x"));
        }
        assertThat(guesser.look("login/code").path()).isEqualTo("/login");
        assertThat(guesser.enters(SENTENCE).text()).contains("after five wrong attempts");
        assertThat(person.look("items").path()).as("who is in stays in").isEqualTo("/items");
    }

    @Test
    void a_lost_telephone_is_forgiven_by_an_administrator() {
        Shop person = works("CLERK");
        assertThat(setsUp(person, telephone(person))).isNotEmpty();
        assertThat(admin.fill("people/" + id("Anna Neu") + "/factor", Map.of()).text())
                .contains("zurückgesetzt");

        assertThat(HOUSE.before(admin, anna).enters(SENTENCE).path()).isEqualTo("/");
    }

    @Test
    void a_company_may_demand_the_second_factor_of_people_but_not_of_systems() {
        Shop person = works("CLERK");
        ConnectedSystem system = admin.connects("Shopware");
        assertThat(admin.fill("people/settings", Map.of("secondFactor", "true")).path())
                .as("the administrator needs one himself now")
                .isEqualTo("/me");

        assertThat(person.look("items").text()).contains("Ihre Firma verlangt einen zweiten Faktor");
        assertThat(setsUp(person, telephone(person))).hasSize(10);
        assertThat(person.look("items").path()).isEqualTo("/items");
        assertThat(person.fill("me/factor/remove", Map.of("current", SENTENCE)).text())
                .contains("verlangt den zweiten Faktor");
        assertThat(system.get("api/v1/customers/K-1").status()).isEqualTo(404);
    }

    @Test
    void who_is_asked_for_nothing_may_leave_the_second_factor_again() {
        Shop person = works("CLERK");
        assertThat(setsUp(person, telephone(person))).isNotEmpty();
        assertThat(person.fill("me/factor/remove", Map.of("current", "geraten")).status())
                .isEqualTo(422);
        assertThat(person.fill("me/factor/remove", Map.of("current", SENTENCE)).text())
                .contains("ist entfernt");
        assertThat(HOUSE.before(admin, anna).enters(SENTENCE).path()).isEqualTo("/");
    }

    @Test
    void nobody_manages_people_of_another_company_and_clerks_manage_nobody() {
        Shop person = works("CLERK");
        long id = id("Anna Neu");
        Shop stranger = HOUSE.shop();

        assertThat(stranger.look("people").text()).doesNotContain("Anna Neu");
        for (String what : List.of("lock", "unlock", "password", "factor")) {
            assertThat(stranger.fill("people/" + id + "/" + what, Map.of()).status())
                    .as(what)
                    .isEqualTo(404);
        }
        assertThat(stranger.fill("people/" + id + "/roles", Map.of(), List.of("ADMIN"))
                        .status())
                .isEqualTo(404);
        assertThat(person.look("people").status()).isEqualTo(403);
        assertThat(person.look("people/" + id).status()).isEqualTo(403);
        assertThat(person.look("people.csv").status()).isEqualTo(403);
        assertThat(person.fill("people/" + id + "/roles", Map.of(), List.of("ADMIN"))
                        .status())
                .isEqualTo(403);
        assertThat(new String(admin.download("people.csv"), StandardCharsets.UTF_8))
                .contains("Anna Neu;" + anna + ";Sachbearbeitung;nicht eingerichtet;offen");
        assertThat(HOUSE.colleagueOf(admin, "Ada", Role.ADMIN).look("people").status())
                .isEqualTo(200);
    }
}
