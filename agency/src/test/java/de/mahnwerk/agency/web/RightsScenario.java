package de.mahnwerk.agency.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.platform.rights.Rights;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.testing.RightsTrial;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** An agency with several people: each does what belongs to the role. */
class RightsScenario {

    private static final AgencyHouse AGENCY = AgencyHouse.open(RightsScenario.class);

    @AfterAll
    static void stop() {
        AGENCY.close();
    }

    @Test
    void the_table_knows_every_form_and_nothing_else() {
        RightsTrial trial = new RightsTrial(AGENCY.bean(RequestMappingHandlerMapping.class), AGENCY.bean(Rights.class));
        trial.knowsEveryForm();
        trial.knowsNothingElse();
        trial.saysWhatIsDoneInWords("agency");
        trial.keepsPagesFromWhoMayNotRead(role -> path -> {
            try (Clerk person = AGENCY.person(role)) {
                return person.look(path).status();
            }
        });
    }

    @Test
    void terms_are_changed_by_administrators_only() {
        long client = AGENCY.client("B-1").client();
        Map<String, String> terms = Map.of(
                "validFrom",
                "2026-12-01",
                "successFeePercent",
                "7",
                "failureFee",
                "12,00",
                "withdrawalFee",
                "10,00",
                "smallRest",
                "1,00",
                "payoutOrder",
                "LEGAL",
                "settlementPeriod",
                "WEEKLY");
        try (Clerk clerk = AGENCY.person(Role.CLERK, Role.ACCOUNTANT);
                Clerk admin = AGENCY.person(Role.ADMIN)) {
            assertThat(clerk.look("clients/" + client).html())
                    .doesNotContain("action=\"/clients/" + client + "/terms\"")
                    .contains("Konditionen ändern: dafür braucht es eine dieser Rollen: Verwaltung.");
            assertThat(clerk.fill("clients/" + client + "/terms", terms).status())
                    .isEqualTo(403);
            assertThat(clerk.look("clients/" + client).html()).doesNotContain("12,00\u00a0€");

            Clerk.Sight _ = admin.look("clients/" + client);
            assertThat(admin.fill("clients/" + client + "/terms", terms).html()).contains("12,00\u00a0€");
            assertThat(admin.fill("letters/print", Map.of()).status())
                    .as("an administrator is no clerk")
                    .isEqualTo(403);
        }
    }
}
