package de.mahnwerk.merchant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.platform.audit.AuditFilter;
import de.mahnwerk.platform.audit.AuditLog;
import de.mahnwerk.platform.audit.AuditLog.Deed;
import de.mahnwerk.platform.audit.AuditLog.Outcome;
import de.mahnwerk.platform.rights.Rights;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.rights.SignedIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Weeks later somebody asks who let that run go out: the log knows, and knows no more than it must. */
class AuditScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(AuditScenario.class);

    private final Shop admin = HOUSE.shop();
    private final Shop clerk = HOUSE.colleagueOf(admin, "Carla Klein", Role.CLERK);
    private final Shop approver = HOUSE.colleagueOf(admin, "Fred Frei", Role.APPROVER);
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private List<String> log(String filter) {
        return new String(admin.download("audit.csv?" + filter), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
    }

    @Test
    void who_did_what_with_what_outcome_stands_there_newest_first() {
        clerk.owes(kim.invoice("RE-1", "10,00", HOUSE.today().minusDays(8)));
        long run = clerk.proposes();
        Shop.Sight _ = clerk.fill("runs/" + run + "/release", Map.of());
        Shop.Sight _ = clerk.fill("runs/" + run + "/exclude", Map.of());
        approver.releases(run);

        assertThat(log(""))
                .satisfiesExactly(
                        line -> assertThat(line).contains("Fred Frei;Mahnlauf freigeben;" + run + ";getan"),
                        line -> assertThat(line)
                                .contains("Carla Klein;Rechnungen aus dem Mahnlauf nehmen;" + run + ";abgelehnt"),
                        line -> assertThat(line).contains("Carla Klein;Mahnlauf freigeben;" + run + ";nicht erlaubt"),
                        line -> assertThat(line).contains("Carla Klein;Mahnlauf vorschlagen;" + run + ";getan"),
                        line -> assertThat(line)
                                .contains("Carla Klein;Datei einlesen;")
                                .contains(";getan"),
                        line -> assertThat(line).contains("Fred Frei;Anmelden;;getan"),
                        line -> assertThat(line).contains("Carla Klein;Anmelden;;getan"),
                        line -> assertThat(line).contains("Mia;Anmelden;;getan"));
        assertThat(log("q=mahnlauf+frei")).hasSize(2);
        assertThat(log("who=" + clerk.login())).hasSize(5).allMatch(line -> line.contains("Carla Klein"));
        assertThat(log("day=" + HOUSE.today().minusDays(1))).isEmpty();
        assertThat(log("day=" + HOUSE.today())).hasSize(8);
        Shop.Sight page = admin.look("audit");
        assertThat(page.html()).contains("href=\"/runs/" + run + "\"");
        assertThat(page.text()).contains("Mahnlauf freigeben", "nicht erlaubt", "Mo., 02.11.2026");
    }

    @Test
    void it_holds_neither_debtors_nor_secrets() {
        clerk.owes(kim.invoice("RE-2", "10,00", HOUSE.today().minusDays(8)));
        Shop.Sight _ = clerk.fill("items/" + clerk.idOf("RE-2") + "/dispute", Map.of("reason", "Kim Muster sagt nein"));
        Shop.Sight key = admin.fill("systems", Map.of("system", "Kasse"));
        assertThat(key.html()).contains("mwk_");

        assertThat(log("")).hasSizeGreaterThan(3).noneMatch(line -> line.contains("Muster") || line.contains("mwk_"));
    }

    @Test
    void a_wrong_password_and_leaving_are_noted_too() {
        assertThat(HOUSE.before(admin, clerk.login()).enters("falsch-geraten").path())
                .isEqualTo("/login");
        assertThat(log("").getFirst()).contains("Carla Klein;Anmelden mit falschem Passwort;;abgelehnt");

        Shop.Sight _ = clerk.fill("logout", Map.of());
        assertThat(log("").getFirst()).contains("Carla Klein;Abmelden;;getan");
    }

    @Test
    void who_leaves_is_told_so_in_the_language_spoken_before() {
        Shop.Sight _ = clerk.look("");
        assertThat(clerk.fill("logout", Map.of()).text()).contains("Sie sind abgemeldet.");

        Shop.Sight _ = approver.fill("language", Map.of("locale", "en"));
        Shop.Sight left = approver.fill("logout", Map.of());
        assertThat(left.path()).isEqualTo("/login");
        assertThat(left.text()).contains("You are logged out.");
    }

    @Test
    void no_deed_stays_out_because_of_where_somebody_says_to_come_from() {
        Shop.Sight _ = clerk.look("systems");
        for (String referer : List.of(
                "http://x/%00", "http://x/%5Cevil.example/x", "http://x//evil.example", "http://x/%", "http://x/ü")) {
            int before = log("").size();
            assertThat(clerk.fillComingFrom(referer, "systems", Map.of("system", "Kasse"))
                            .status())
                    .as(referer)
                    .isEqualTo(403);
            assertThat(log("")).as(referer).hasSize(before + 1);
            assertThat(log("").getFirst()).contains("Carla Klein;Schlüssel für ein System erstellen;;nicht erlaubt");
        }
        assertThat(admin.look("audit").html()).doesNotContain("href=\"/\\").doesNotContain("href=\"//");
    }

    @Test
    void what_cannot_be_kept_whole_is_kept_without_what_disturbs() {
        HOUSE.bean(AuditLog.class).note(carla(), new Deed("/people", Outcome.DONE, "\0", "/\0", "\0"));

        assertThat(log("").getFirst()).contains("Carla Klein;Person anlegen;;getan");
    }

    @Test
    void an_action_that_has_no_words_any_more_stands_there_by_its_address() {
        HOUSE.bean(AuditLog.class).note(carla(), new Deed("/items/*/burn", Outcome.DONE));

        assertThat(admin.look("audit").text()).contains("/items/*/burn");
        assertThat(log("").getFirst()).contains("Carla Klein;/items/*/burn;;getan");
    }

    @Test
    void what_went_wrong_is_still_seen_when_the_log_fails_too() {
        IllegalStateException wrong = new IllegalStateException("the deed went wrong");
        SignedIn unspeakable = new SignedIn(0, admin.tenant(), "\0", "", "", Set.of(), "de", 0, true);
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(unspeakable, null, List.of())));
        AuditFilter filter = new AuditFilter(HOUSE.bean(AuditLog.class), HOUSE.bean(Rights.class));
        HttpServletRequest request =
                servlet(HttpServletRequest.class, Map.of("getMethod", "POST", "getRequestURI", "/systems"));
        try {
            assertThatThrownBy(() -> filter.doFilter(request, servlet(HttpServletResponse.class, Map.of()), (_, _) -> {
                        throw wrong;
                    }))
                    .isSameAs(wrong)
                    .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** As a server would give it, with nothing in it but this. */
    private static <T> T servlet(Class<T> type, Map<String, Object> facts) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, _) -> method.getName().equals("getDispatcherType")
                        ? DispatcherType.REQUEST
                        : method.getReturnType() == boolean.class ? (Object) false : facts.get(method.getName())));
    }

    private SignedIn carla() {
        return new SignedIn(0, admin.tenant(), clerk.login(), "", "Carla Klein", Set.of(), "de", 0, true);
    }

    @Test
    void only_administrators_read_it_and_only_that_of_their_own_company() {
        assertThat(clerk.look("audit").status()).isEqualTo(403);
        assertThat(clerk.look("audit.csv").status()).isEqualTo(403);
        assertThat(log("who=" + clerk.login()).getFirst()).contains("Carla Klein;Protokoll lesen;;nicht erlaubt");
        assertThat(log("q=protokoll+lesen")).hasSize(2);
        assertThat(clerk.look("").html()).doesNotContain("href=\"/audit\"");

        Shop stranger = HOUSE.shop();
        assertThat(stranger.look("audit").text()).doesNotContain("Carla Klein", admin.login());
        assertThat(stranger.look("audit?who=" + clerk.login()).text()).contains("keinen Eintrag");
    }

    @Test
    void a_long_log_goes_on_on_the_next_page() {
        for (int i = 0; i < 100; i++) {
            Shop.Sight _ = admin.fill("language", Map.of("locale", "de"));
        }
        assertThat(admin.look("audit").html()).contains("rel=\"next\"").doesNotContain("Anmelden");
        String next = admin.look("audit").html().replaceAll("(?s).*href=\"/(audit\\?after=\\d+)\".*", "$1");
        assertThat(admin.look(next).text()).contains("Anmelden");
    }
}
