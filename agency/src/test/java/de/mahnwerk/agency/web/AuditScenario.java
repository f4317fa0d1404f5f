package de.mahnwerk.agency.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.rights.Role;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A client asks who stopped that case: the agency's log knows, without naming the debtor. */
class AuditScenario {

    private static final AgencyHouse AGENCY = AgencyHouse.open(AuditScenario.class);

    @AfterAll
    static void stop() {
        AGENCY.close();
    }

    @Test
    void who_stopped_a_case_stands_in_the_log_with_a_link_to_it() {
        CollectionCase one = new ClientDesk(AGENCY).handOver("A-1");
        try (Clerk clerk = AGENCY.person(Role.CLERK);
                Clerk accountant = AGENCY.person(Role.ACCOUNTANT);
                Clerk admin = AGENCY.person(Role.ADMIN)) {
            for (Clerk person : new Clerk[] {accountant, clerk}) {
                Clerk.Sight _ = person.look("cases/" + one.reference());
                Clerk.Sight _ = person.fill(
                        "cases/" + one.reference() + "/dispute",
                        Map.of("reason", "OTHER", "text", "Kim Muster war es nicht"));
            }

            String log = admin.look("audit.csv?q=Einwand").html();
            assertThat(log.lines().skip(1))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .contains(";clerk;Clara;Einwand vermerken;" + one.reference() + ";getan"),
                            line -> assertThat(line)
                                    .contains(";accountant;Clara;Einwand vermerken;" + one.reference()
                                            + ";nicht erlaubt"));
            assertThat(log).doesNotContain("Muster");
            assertThat(admin.look("audit").html()).contains("href=\"/cases/" + one.reference() + "\"");
            assertThat(accountant.look("audit").status()).isEqualTo(403);
        }
    }
}
