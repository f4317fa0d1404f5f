package de.mahnwerk.merchant.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.platform.rights.Role;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The people of a shop come, forget passwords, lose telephones and go. */
class PeopleScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(PeopleScenario.class);

    private final Shop admin = HOUSE.shop();
    private final Newcomer newcomer = new Newcomer(HOUSE, admin);
    private final String anna = newcomer.login();

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    @Test
    void who_is_invited_chooses_a_password_of_her_own_before_anything_else() {
        String first = newcomer.invited("CLERK", "ACCOUNTANT");
        assertThat(admin.look("people").text())
                .contains("Anna Neu", "Sachbearbeitung, Buchhaltung", "eingeladen")
                .doesNotContain(first);
        Shop person = HOUSE.before(admin, anna);

        assertThat(person.enters(first).path()).isEqualTo("/me");
        assertThat(person.look("items").text()).contains("Ihr Passwort kennt noch jemand anderes");
        assertThat(Newcomer.choosesPassword(person, first, "zu kurz").text()).contains("mindestens 12");
        assertThat(Newcomer.choosesPassword(person, "geraten", Newcomer.SENTENCE)
                        .text())
                .contains("Das jetzige Passwort stimmt nicht");
        assertThat(Newcomer.choosesPassword(person, first, first).text()).contains("weder das alte");
        assertThat(Newcomer.choosesPassword(person, first, Newcomer.SENTENCE).status())
                .isEqualTo(200);

        assertThat(person.look("items").path()).isEqualTo("/items");
        assertThat(HOUSE.before(admin, anna).enters(first).path()).isEqualTo("/login");
        assertThat(HOUSE.before(admin, anna).enters(Newcomer.SENTENCE).path()).isEqualTo("/");
    }

    @Test
    void a_login_is_given_once_on_the_whole_side() {
        String _ = newcomer.invited("CLERK");
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
        Shop person = newcomer.works("CLERK");
        assertThat(person.fill("systems", Map.of("system", "Kasse")).status()).isEqualTo(403);

        assertThat(admin.fill("people/" + newcomer.id() + "/roles", Map.of(), List.of("CLERK", "ADMIN"))
                        .text())
                .contains("Die Rollen sind gespeichert");
        assertThat(person.fill("systems", Map.of("system", "Kasse")).status()).isEqualTo(200);
        assertThat(admin.look("audit").text())
                .contains("Rollen ändern", anna + ": Sachbearbeitung → Sachbearbeitung, Verwaltung");
    }

    @Test
    void who_is_locked_is_out_at_once_and_comes_back_when_unlocked() {
        Shop person = newcomer.works("CLERK");
        assertThat(admin.fill("people/" + newcomer.id() + "/lock", Map.of()).text())
                .contains("gesperrt");

        assertThat(person.look("items").path()).isEqualTo("/login");
        assertThat(person.enters(Newcomer.SENTENCE).text()).contains("or the access is closed");
        assertThat(new String(admin.download("audit.csv"), StandardCharsets.UTF_8))
                .contains("Anna Neu;Anmelden, obwohl der Zugang gesperrt ist;;abgelehnt")
                .doesNotContain("mit falschem Passwort");
        Shop.Sight _ = admin.fill("people/" + newcomer.id() + "/unlock", Map.of());
        assertThat(person.enters(Newcomer.SENTENCE).path()).isEqualTo("/");
    }

    @Test
    void somebody_always_stays_who_manages_people() {
        // the shop begins with two who may do everything: Mia and Dora
        Shop dora = HOUSE.secondPersonOf(admin);
        assertThat(dora.fill("people/" + admin.idIn("people", "/people/(\\d+)\">Mia") + "/lock", Map.of())
                        .status())
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
        String first = newcomer.invited("ADMIN");
        assertThat(admin.fill("people/" + admin.idIn("people", "/people/(\\d+)\">Dora") + "/lock", Map.of())
                        .status())
                .isEqualTo(200);
        long own = admin.idIn("people", "/people/(\\d+)\">Mia");
        assertThat(admin.fill("people/" + own + "/roles", Map.of(), List.of("CLERK"))
                        .text())
                .contains("Es bliebe niemand, der Personen verwaltet");

        Shop person = HOUSE.before(admin, anna);
        Shop.Sight _ = person.enters(first);
        Shop.Sight _ = Newcomer.choosesPassword(person, first, Newcomer.SENTENCE);
        Shop.Sight _ = admin.fill("people/" + own + "/roles", Map.of(), List.of("CLERK"));
        assertThat(admin.look("people").status()).isEqualTo(403);
        assertThat(person.look("people").status()).isEqualTo(200);
    }

    @Test
    void a_forgotten_password_is_replaced_and_old_sessions_end() {
        Shop person = newcomer.works("CLERK");
        String fresh = Newcomer.initial(admin.fill("people/" + newcomer.id() + "/password", Map.of()));

        assertThat(person.look("items").path()).isEqualTo("/login");
        assertThat(person.enters(fresh).path()).isEqualTo("/me");
    }

    @Test
    void administrators_change_their_own_access_where_the_password_is_asked_for() {
        long own = admin.idIn("people", "/people/(\\d+)\">Mia");
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
        Shop _ = newcomer.works("CLERK");
        Shop guesser = HOUSE.before(admin, anna);
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.enters("geraten " + i).path()).isEqualTo("/login");
        }
        assertThat(guesser.enters(Newcomer.SENTENCE).text()).contains("after five wrong attempts");
        assertThat(admin.look("people?q=anna").text()).contains("wartet").doesNotContain("Dora");
        assertThat(admin.look("audit?q=falschem").text()).contains("Anna Neu");

        Shop.Sight _ = admin.fill("people/" + newcomer.id() + "/unlock", Map.of());
        assertThat(guesser.enters(Newcomer.SENTENCE).path()).isEqualTo("/");
    }

    @Test
    void guesses_at_once_are_not_more_than_guesses_in_a_row() throws Exception {
        Shop _ = newcomer.works("CLERK");
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
        Shop person = newcomer.works("CLERK");
        for (int place = 1; place <= 4; place++) {
            Shop guesser = HOUSE.before(admin, anna, place);
            for (int i = 0; i < 6; i++) {
                assertThat(guesser.enters("geraten " + i).path()).isEqualTo("/login");
            }
        }
        assertThat(HOUSE.before(admin, anna, 5).enters(Newcomer.SENTENCE).text())
                .as("twenty guesses from everywhere: a stranger waits")
                .contains("after five wrong attempts");
        assertThat(HOUSE.before(admin, anna).enters(Newcomer.SENTENCE).path()).isEqualTo("/");
        assertThat(Newcomer.choosesPassword(person, Newcomer.SENTENCE, Newcomer.SENTENCE + " wieder")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobody_manages_people_of_another_company_and_clerks_manage_nobody() {
        Shop person = newcomer.works("CLERK");
        long id = newcomer.id();
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
