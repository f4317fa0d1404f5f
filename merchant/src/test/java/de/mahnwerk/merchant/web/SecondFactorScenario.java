package de.mahnwerk.merchant.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.ConnectedSystem;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.testing.Telephone;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Passwords get known and telephones get lost. */
class SecondFactorScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(SecondFactorScenario.class);

    private final Shop admin = HOUSE.shop();
    private final Newcomer newcomer = new Newcomer(HOUSE, admin);
    private final String anna = newcomer.login();

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
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
                person.fill("me/factor", Map.of("current", Newcomer.SENTENCE)).html());
    }

    @Test
    void after_the_password_a_code_is_asked_for_that_works_once() {
        Shop person = newcomer.works("CLERK");
        Telephone telephone = telephone(person);
        assertThat(person.fill("me/factor/confirm", Map.of("code", "000000x")).text())
                .contains("Der Code stimmt nicht");
        assertThat(HOUSE.before(admin, anna).enters(Newcomer.SENTENCE).path())
                .as("what is not confirmed is not asked for")
                .isEqualTo("/");
        List<String> recovery = setsUp(person, telephone);
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(person.look("me").text()).contains("eingerichtet", "Übrige Wiederherstellungscodes: 10");

        Shop again = HOUSE.before(admin, anna);
        assertThat(again.enters(Newcomer.SENTENCE).path()).isEqualTo("/login/code");
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
        Shop.Sight _ = thief.enters(Newcomer.SENTENCE);
        assertThat(thief.fill("login/code", Map.of("code", code)).text())
                .as("seen over the shoulder")
                .contains("was used before");

        Shop without = HOUSE.before(admin, anna);
        Shop.Sight _ = without.enters(Newcomer.SENTENCE);
        assertThat(without.fill("login/code", Map.of("code", recovery.getFirst()))
                        .path())
                .isEqualTo("/");
        assertThat(without.look("me").text()).contains("Übrige Wiederherstellungscodes: 9");
        Shop twice = HOUSE.before(admin, anna);
        Shop.Sight _ = twice.enters(Newcomer.SENTENCE);
        assertThat(twice.fill("login/code", Map.of("code", recovery.getFirst())).path())
                .isEqualTo("/login/code");
        assertThat(admin.look("audit").text())
                .contains("Anmelden mit falschem Code", "Anmelden mit Wiederherstellungscode")
                .doesNotContain(recovery.getFirst(), code);
    }

    @Test
    void a_second_factor_is_set_up_with_the_password_and_ends_the_sessions_that_have_no_code() {
        Shop person = newcomer.works("CLERK");
        Shop elsewhere = HOUSE.before(admin, anna);
        Shop.Sight _ = elsewhere.enters(Newcomer.SENTENCE);
        assertThat(person.fill("me/factor", Map.of("current", "geraten")).text())
                .contains("Das jetzige Passwort stimmt nicht");
        Telephone telephone = telephone(person);
        assertThat(elsewhere.look("me/factor").path())
                .as("the secret is shown where it was asked for")
                .isEqualTo("/me");

        List<String> recovery = setsUp(person, telephone);
        assertThat(recovery).hasSize(10);
        assertThat(person.look("items").path()).as("who set it up stays in").isEqualTo("/items");
        assertThat(elsewhere.look("items").path()).isEqualTo("/login");

        Shop again = HOUSE.before(admin, anna);
        Shop.Sight _ = again.enters(Newcomer.SENTENCE);
        assertThat(again.fill("login/code", Map.of("code", telephone.code(1))).path())
                .isEqualTo("/");
        assertThat(again.look("items").path()).as("with the code").isEqualTo("/items");

        assertThat(person.fill("me/factor/remove", Map.of("current", Newcomer.SENTENCE, "code", recovery.getFirst()))
                        .text())
                .contains("ist entfernt");
        assertThat(person.look("items").path()).isEqualTo("/items");
        assertThat(again.look("items").path()).isEqualTo("/login");
    }

    @Test
    void new_recovery_codes_and_another_telephone_need_the_password_and_a_code_of_the_present_one() {
        Shop person = newcomer.works("CLERK");
        Telephone telephone = telephone(person);
        List<String> old = setsUp(person, telephone);
        Shop.Sight _ = admin.fill("people/settings", Map.of("secondFactor", "true"));

        assertThat(person.fill("me/factor", Map.of("current", Newcomer.SENTENCE))
                        .text())
                .contains("ist schon eingerichtet");
        assertThat(person.fill("me/factor/recovery", Map.of("current", Newcomer.SENTENCE, "code", "000000x"))
                        .text())
                .contains("Der Code stimmt nicht");
        String next = telephone.code(1);
        Shop.Sight fresh = person.fill("me/factor/recovery", Map.of("current", Newcomer.SENTENCE, "code", next));
        assertThat(fresh.html().split("<li><code>", -1)).hasSize(11);
        assertThat(fresh.html()).doesNotContain(old.getFirst());
        assertThat(fresh.text())
                .contains("Das sind Ihre neuen Codes", "Die alten gelten nicht mehr")
                .doesNotContain("Der zweite Faktor ist eingerichtet");

        assertThat(person.fill("me/factor/change", Map.of("current", "geraten", "code", telephone.code(1)))
                        .text())
                .contains("Das jetzige Passwort stimmt nicht");
        assertThat(person.fill("me/factor/change", Map.of("current", Newcomer.SENTENCE, "code", next))
                        .text())
                .as("used before")
                .contains("Der Code stimmt nicht");
    }

    @Test
    void another_telephone_takes_the_place_of_the_first() {
        Shop person = newcomer.works("CLERK");
        Telephone first = telephone(person);
        assertThat(setsUp(person, first)).hasSize(10);
        Telephone second = Telephone.thatReads(
                person.fill("me/factor/change", Map.of("current", Newcomer.SENTENCE, "code", first.code(1)))
                        .html());
        assertThat(setsUp(person, second)).hasSize(10);

        Shop again = HOUSE.before(admin, anna);
        Shop.Sight _ = again.enters(Newcomer.SENTENCE);
        assertThat(again.fill("login/code", Map.of("code", first.code(1))).path())
                .isEqualTo("/login/code");
        assertThat(again.fill("login/code", Map.of("code", second.code(1))).path())
                .isEqualTo("/");
    }

    @Test
    void codes_are_not_guessed() {
        Shop person = newcomer.works("CLERK");
        assertThat(setsUp(person, telephone(person))).isNotEmpty();
        Shop guesser = HOUSE.before(admin, anna);
        Shop.Sight _ = guesser.enters(Newcomer.SENTENCE);
        for (int i = 0; i < 5; i++) {
            Shop.Sight _ = guesser.fill("login/code", Map.of("code", "00000" + i + "x"));
        }
        assertThat(guesser.look("login/code").path()).isEqualTo("/login");
        assertThat(guesser.enters(Newcomer.SENTENCE).text()).contains("after five wrong attempts");
        assertThat(person.look("items").path()).as("who is in stays in").isEqualTo("/items");
    }

    @Test
    void codes_are_not_guessed_by_somebody_who_knows_the_password_and_sits_at_the_screen_either() {
        Shop person = newcomer.works("CLERK");
        Telephone telephone = telephone(person);
        assertThat(setsUp(person, telephone)).isNotEmpty();

        for (int i = 0; i < 4; i++) {
            assertThat(person.fill(
                                    "me/factor/recovery",
                                    Map.of("current", Newcomer.SENTENCE, "code", "00000" + i + "x"))
                            .text())
                    .contains("Der Code stimmt nicht");
        }
        assertThat(Newcomer.choosesPassword(person, Newcomer.SENTENCE, "der Kaffee ist kalt")
                        .text())
                .as("a password that is right in between forgives nothing")
                .contains("Das Passwort ist geändert");
        assertThat(person.fill(
                                "me/factor/recovery",
                                Map.of("current", "der Kaffee ist kalt", "code", telephone.code(1)))
                        .text())
                .contains("Zu viele falsche Eingaben");
    }

    @Test
    void whose_code_was_awaited_is_forgotten_when_somebody_else_logs_in() {
        Shop person = newcomer.works("CLERK");
        Telephone telephone = telephone(person);
        assertThat(setsUp(person, telephone)).isNotEmpty();
        Shop screen = HOUSE.before(admin, anna);
        assertThat(screen.enters(Newcomer.SENTENCE).path()).isEqualTo("/login/code");

        assertThat(screen.entersAs(
                                HOUSE.colleagueOf(admin, "Carla Klein", Role.CLERK)
                                        .login(),
                                MerchantHouse.PASSWORD)
                        .path())
                .isEqualTo("/");
        assertThat(screen.look("login/code").path()).isEqualTo("/login");
        assertThat(screen.look("me").text()).contains("Carla Klein");
    }

    @Test
    void a_secret_that_waited_is_forgotten_when_somebody_else_logs_in() {
        Shop person = newcomer.works("CLERK");
        Telephone _ = telephone(person);
        assertThat(person.entersAs(
                                HOUSE.colleagueOf(admin, "Carla Klein", Role.CLERK)
                                        .login(),
                                MerchantHouse.PASSWORD)
                        .path())
                .isEqualTo("/");
        assertThat(person.look("me/factor").path()).isEqualTo("/me");
    }

    @Test
    void a_lost_telephone_is_forgiven_by_an_administrator() {
        Shop person = newcomer.works("CLERK");
        assertThat(setsUp(person, telephone(person))).isNotEmpty();
        assertThat(admin.fill("people/" + newcomer.id() + "/factor", Map.of()).text())
                .contains("zurückgesetzt");

        assertThat(HOUSE.before(admin, anna).enters(Newcomer.SENTENCE).path()).isEqualTo("/");
    }

    @Test
    void a_company_may_demand_the_second_factor_of_people_but_not_of_systems() {
        Shop person = newcomer.works("CLERK");
        ConnectedSystem system = admin.connects("Shopware");
        assertThat(admin.fill("people/settings", Map.of("secondFactor", "true")).path())
                .as("the administrator needs one himself now")
                .isEqualTo("/me");

        assertThat(person.look("items").text()).contains("Ihre Firma verlangt einen zweiten Faktor");
        assertThat(setsUp(person, telephone(person))).hasSize(10);
        assertThat(person.look("items").path()).isEqualTo("/items");
        assertThat(person.fill("me/factor/remove", Map.of("current", Newcomer.SENTENCE, "code", "x"))
                        .text())
                .contains("verlangt den zweiten Faktor");
        assertThat(system.get("api/v1/customers/K-1").status()).isEqualTo(404);
    }

    @Test
    void who_is_asked_for_nothing_may_leave_the_second_factor_again() {
        Shop person = newcomer.works("CLERK");
        Telephone telephone = telephone(person);
        assertThat(setsUp(person, telephone)).isNotEmpty();
        assertThat(person.fill("me/factor/remove", Map.of("current", "geraten", "code", telephone.code(1)))
                        .text())
                .contains("Das jetzige Passwort stimmt nicht");
        assertThat(person.fill("me/factor/remove", Map.of("current", Newcomer.SENTENCE, "code", "000000x"))
                        .text())
                .contains("Der Code stimmt nicht");
        assertThat(person.fill("me/factor/remove", Map.of("current", Newcomer.SENTENCE, "code", telephone.code(1)))
                        .text())
                .contains("ist entfernt");
        assertThat(HOUSE.before(admin, anna).enters(Newcomer.SENTENCE).path()).isEqualTo("/");
    }
}
