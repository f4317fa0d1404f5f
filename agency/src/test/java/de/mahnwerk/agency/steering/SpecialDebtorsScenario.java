package de.mahnwerk.agency.steering;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.desk.Desk;
import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.platform.database.Tenancy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The agency hears by itself that a debtor is insolvent, has died or is a minor: nothing is demanded, and somebody acts. */
class SpecialDebtorsScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;

    private final AgencyHouse agency = AgencyHouse.open(SpecialDebtorsScenario.class);
    private final de.mahnwerk.agency.Desk client = new de.mahnwerk.agency.Desk(agency, agency.client("M-1"));
    private final Clerk clerk = agency.clerk();

    @AfterEach
    void closeHouse() {
        clerk.close();
        agency.close();
    }

    private List<Task> tasks() {
        return agency.bean(Tenancy.class).asEveryone(() -> {
            Desk desk = agency.bean(Desk.class);
            List<Task> tasks = desk.tasks(Optional.empty(), MONDAY, 100);
            assertThat(desk.count(MONDAY)).isEqualTo(tasks.size());
            return tasks;
        });
    }

    private String caseOf(String id) {
        return "cases/" + client.claim(id).path("caseReference").asString("");
    }

    private int tells(String id, String form, Map<String, String> fields) {
        Clerk.Sight _ = clerk.look(caseOf(id));
        return clerk.fill(caseOf(id) + "/" + form, fields).status();
    }

    @Test
    void an_insolvency_is_lodged_in_time_and_only_once() {
        String id = client.handOver("I-1");
        agency.goTo(MONDAY);
        assertThat(tells(
                        id,
                        "notice",
                        Map.of(
                                "kind", "INSOLVENCY",
                                "since", "2026-10-30",
                                "court", "Amtsgericht Leipzig",
                                "fileNumber", "401 IN 1/26")))
                .isEqualTo(200);

        assertThat(client.status(id)).isEqualTo("MONITORING");
        assertThat(tasks())
                .extracting(task ->
                        task.lostOn() + " " + task.kind() + " " + task.what().in(Locale.GERMAN))
                .containsExactly(
                        "2026-11-13 INSOLVENCY Zur Tabelle anmelden: eröffnet am 30.10.2026, Amtsgericht Leipzig 401 IN 1/26");
        assertThat(clerk.look(caseOf(id)).html()).contains("Zur Tabelle angemeldet", "§ 174 InsO");

        assertThat(tells(id, "lodged", Map.of())).isEqualTo(200);
        assertThat(tasks()).isEmpty();
        assertThat(client.claim(id).path("stage").asString("")).isEqualTo("INSOLVENCY_LODGED");
        assertThat(client.events(id)).endsWith("debtor.changed", "insolvency.opened", "contact.attempted");
        assertThat(tells(id, "lodged", Map.of())).as("a second time").isEqualTo(422);
        assertThat(tells(id, "notice", Map.of("kind", "DEATH", "since", "2026-11-01")))
                .as("he is barred already")
                .isEqualTo(422);
    }

    @Test
    void the_dead_and_minors_wait_for_a_decision_in_every_case_of_theirs() {
        String dead = client.handOver("T-1");
        String minor = client.handOver("T-2");
        agency.goTo(MONDAY);
        assertThat(tells(dead, "notice", Map.of("kind", "DEATH", "since", "2026-12-24")))
                .as("a day to come")
                .isEqualTo(422);
        assertThat(tells(dead, "notice", Map.of("kind", "DEATH", "since", "2026-10-20")))
                .isEqualTo(200);
        assertThat(tells(minor, "notice", Map.of("kind", "MINORITY", "since", "2026-10-20")))
                .isEqualTo(200);

        assertThat(client.status(dead)).isEqualTo("PAUSED");
        assertThat(tasks())
                .extracting(task -> task.lostOn() + " " + task.kind())
                .containsExactly("2026-11-16 MINOR", "2026-12-14 ESTATE");

        assertThat(tells(dead, "close", Map.of("outcome", "DECEASED_NO_ESTATE")))
                .isEqualTo(200);
        assertThat(tasks()).extracting(Task::kind).containsExactly(Task.Kind.MINOR);
    }

    @Test
    void a_claim_against_somebody_who_is_known_to_be_dead_is_seen_too() {
        String first = client.handOver("T-1");
        agency.goTo(MONDAY);
        assertThat(tells(first, "notice", Map.of("kind", "DEATH", "since", "2026-10-20")))
                .isEqualTo(200);
        String second = client.post(201, "claims", Claims.of("T-2", "RE-T-2").replace("\"K-T-2\"", "\"K-T-1\""))
                .path("id")
                .asString("");

        assertThat(tasks()).extracting(Task::kind).containsExactly(Task.Kind.ESTATE, Task.Kind.ESTATE);
        assertThat(tells(second, "close", Map.of("outcome", "DECEASED_NO_ESTATE")))
                .isEqualTo(200);
        assertThat(tasks()).hasSize(1);
    }
}
