package de.mahnwerk.agency.clients;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The operator lets the first people in; from then on the agency manages them itself. */
class OperatorsPeopleScenario {

    private static final AgencyHouse AGENCY = AgencyHouse.open(OperatorsPeopleScenario.class);

    @AfterAll
    static void stop() {
        AGENCY.close();
    }

    private static Reply user(String login, String more) {
        return AGENCY.operate(
                "POST",
                "ops/users",
                "{\"login\": \"" + login + "\", \"password\": \"geheim-genug\", \"displayName\": \"Kim " + login + "\""
                        + more + "}");
    }

    private static String list(Clerk admin) {
        return admin.look("people").html().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void a_call_of_before_there_were_several_roles_gives_what_it_gave() {
        assertThat(user("clara-alt", ", \"role\": \"CLERK\"").status()).isEqualTo(200);
        assertThat(user("lea-alt", ", \"role\": \"LEAD\"").status()).isEqualTo(200);

        try (Clerk admin = AGENCY.clerk()) {
            assertThat(list(admin))
                    .contains("Kim clara-alt clara-alt Sachbearbeitung nicht eingerichtet")
                    .contains("Kim lea-alt lea-alt Sachbearbeitung, Freigabe, Buchhaltung, Verwaltung");
        }
    }

    @Test
    void what_is_not_understood_is_refused_and_nobody_comes_in() {
        assertThat(user("otto", ", \"rolle\": \"CLERK\"").body()).contains("rolle", "roles");
        assertThat(user("otto", ", \"role\": \"BOSS\"").body()).contains("BOSS", "CLERK, LEAD, MERCHANT");
        assertThat(user("otto", ", \"roles\": [\"CHEF\"]").body())
                .contains("CHEF", "CLERK, APPROVER, ACCOUNTANT, ADMIN");
        assertThat(user("otto", ", \"roles\": []").status()).isEqualTo(422);

        try (Clerk admin = AGENCY.clerk()) {
            assertThat(list(admin)).doesNotContain("otto");
        }
    }

    @Test
    void a_call_that_is_repeated_opens_no_door_and_gives_no_password_back() {
        assertThat(user("paul", ", \"roles\": [\"CLERK\"]").status()).isEqualTo(200);
        try (Clerk admin = AGENCY.clerk()) {
            long paul =
                    Long.parseLong(admin.look("people").html().replaceAll("(?s).*/people/(\\d+)\">Kim paul.*", "$1"));
            Clerk.Sight _ = admin.look("people/" + paul);
            assertThat(admin.fill("people/" + paul + "/lock", Map.of()).status())
                    .isEqualTo(200);

            assertThat(user("paul", "").status()).isEqualTo(200);
            assertThat(list(admin)).contains("Kim paul paul Sachbearbeitung nicht eingerichtet gesperrt");

            assertThat(user("paul", ", \"roles\": [\"ACCOUNTANT\"], \"reset\": true")
                            .status())
                    .isEqualTo(200);
            assertThat(list(admin)).contains("Kim paul paul Buchhaltung nicht eingerichtet eingeladen");
            assertThat(admin.look("audit?q=betreiber").html()).contains("operator", "paul");
        }
    }
}
