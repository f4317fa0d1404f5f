package de.mahnwerk.merchant.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.platform.rights.Rights;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.testing.RightsTrial;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A shop with several people: each does what belongs to the role, and is told who does the rest. */
class RightsScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(RightsScenario.class);

    private final Shop owner = HOUSE.shop();
    private final Shop clerk = HOUSE.colleagueOf(owner, "Carla Klein", Role.CLERK);
    private final Shop approver = HOUSE.colleagueOf(owner, "Fred Frei", Role.APPROVER);
    private final Shop accountant = HOUSE.colleagueOf(owner, "Berta Buch", Role.ACCOUNTANT);
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    @Test
    void the_table_knows_every_form_and_nothing_else() {
        RightsTrial trial = new RightsTrial(HOUSE.bean(RequestMappingHandlerMapping.class), HOUSE.bean(Rights.class));
        trial.knowsEveryForm();
        trial.knowsNothingElse();
        trial.saysWhatIsDoneInWords("merchant");
        trial.keepsPagesFromWhoMayNotRead(role -> {
            Shop person = HOUSE.colleagueOf(owner, "Reader " + role, role);
            return path -> person.look(path).status();
        });
    }

    @Test
    void a_clerk_prepares_a_run_and_an_approver_lets_it_go_out() {
        clerk.owes(kim.invoice("RE-1", "10,00", HOUSE.today().minusDays(8)));
        long run = clerk.proposes();

        Shop.Sight page = clerk.look("runs/" + run);
        assertThat(page.html()).doesNotContain("/runs/" + run + "/release").contains("/runs/" + run + "/cancel");
        assertThat(page.text()).contains("Mahnlauf freigeben: dafür braucht es eine dieser Rollen: Freigabe.");
        Shop.Sight refused = clerk.fill("runs/" + run + "/release", Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
                .contains("Das gehört nicht zu Ihrer Rolle", "Freigabe", "Fred Frei", "Es wurde nichts gespeichert")
                .doesNotContain("Berta Buch");
        assertThat(clerk.item("RE-1").level()).isZero();

        approver.releases(run);
        assertThat(clerk.item("RE-1").level()).isEqualTo(1);
    }

    @Test
    void money_is_given_up_by_those_who_keep_the_books() {
        accountant.owes(kim.invoice("RE-2", "5,00", HOUSE.today().minusDays(8)));
        String writeOff = "items/" + accountant.idOf("RE-2") + "/write-off";

        assertThat(clerk.fill(writeOff, Map.of("reason", "Kulanz")).status()).isEqualTo(403);
        assertThat(accountant.fill(writeOff, Map.of("reason", "Kulanz")).status())
                .isEqualTo(200);
        assertThat(clerk.item("RE-2").state()).isEqualTo("WRITTEN_OFF");
    }

    @Test
    void a_form_around_a_table_stays_to_be_read() {
        clerk.owes(kim.invoice("RE-3", "10,00", HOUSE.today().minusDays(8)));
        long run = clerk.proposes();

        Shop.Sight page = accountant.look("runs/" + run);
        assertThat(page.text()).contains("RE-3", "Rechnungen aus dem Mahnlauf nehmen: dafür braucht es");
        assertThat(page.html()).doesNotContain("/readmit").contains("<fieldset class=\"mw-closed\" disabled>");
    }

    @Test
    void what_stands_in_no_row_nobody_may_do() {
        Shop.Sight refused = owner.fill("runs/1/burn", Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("niemandem erlaubt");
    }

    @Test
    void the_page_says_who_may_in_english_too() {
        Shop.Sight _ = accountant.look("systems");
        Shop.Sight _ = accountant.fill("language", Map.of("locale", "en"));
        assertThat(accountant.look("systems").text())
                .contains("Issue a key for a system: this needs one of these roles: Administrator.");
        assertThat(accountant.fill("systems", Map.of("system", "Shop")).text())
                .contains("This is not part of your role", "Administrator");
    }
}
