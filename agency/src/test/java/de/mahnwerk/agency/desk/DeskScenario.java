package de.mahnwerk.agency.desk;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.Desk;
import de.mahnwerk.agency.TrustBank;
import de.mahnwerk.platform.database.Tenancy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A day with something of everything that needs a person. */
class DeskScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;

    private final AgencyHouse agency = AgencyHouse.open(DeskScenario.class);
    private final TrustBank bank = new TrustBank(agency);
    private final Desk client = new Desk(agency, agency.client("M-1"));

    @AfterEach
    void closeHouse() {
        agency.close();
    }

    private List<Task> tasks(LocalDate day, Task.Kind... kind) {
        return agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(de.mahnwerk.agency.desk.Desk.class)
                        .tasks(kind.length == 0 ? Optional.empty() : Optional.of(kind[0]), day, 100));
    }

    private long count(LocalDate day) {
        return agency.bean(Tenancy.class)
                .asEveryone(
                        () -> agency.bean(de.mahnwerk.agency.desk.Desk.class).count(day));
    }

    private String reference(String id) {
        return client.claim(id).path("caseReference").asString("");
    }

    @Test
    void what_is_lost_first_stands_first_and_what_is_decided_leaves_the_list() {
        String disputed = client.handOver("H-1");
        String ordered = client.handOver("H-2");
        String asked = client.handOver("H-3");
        String old = client.post(
                        201,
                        "claims",
                        Claims.of("H-4", "RE-H-4")
                                .replace("2026-08-", "2023-08-")
                                .replace("2026-09-", "2023-09-"))
                .path("id")
                .asString("");
        agency.goTo(MONDAY);
        assertThat(tasks(MONDAY)).extracting(Task::kind).containsExactly(Task.Kind.LIMITATION);

        client.post(
                200,
                "claims/" + disputed + "/dispute",
                "{\"reason\": \"DEFECT\", \"text\": \"Die Maschine tropft\", \"raisedOn\": \"2026-11-02\"}");
        client.post(201, "claims/" + ordered + "/instructions", "{\"kind\": \"TRACE_ADDRESS\"}");
        bank.receives(MONDAY, "77.00", "Unbekannt", "DE02120300000000202051", "danke");
        assertThat(bank.tells(MONDAY).waiting()).isEqualTo(1);
        try (Clerk clerk = agency.clerk()) {
            Clerk.Sight _ = clerk.look("cases/" + reference(asked));
            Clerk.Sight _ = clerk.fill(
                    "cases/" + reference(asked) + "/messages",
                    Map.of("text", "Wo ist der Lieferschein?", "dueOn", "2026-11-04"));
            assertThat(tasks(MONDAY)).as("a query has its time").hasSize(4);
            LocalDate thursday = MONDAY.plusDays(3);
            agency.goTo(thursday);

            assertThat(tasks(thursday))
                    .extracting(task -> task.lostOn() + " " + task.kind() + " "
                            + task.atStake().toPlainString() + " " + task.what().in(Locale.GERMAN))
                    .containsExactly(
                            "2026-11-04 QUERY 89.90 Nicht beantwortet: Wo ist der Lieferschein?",
                            "2026-11-07 MONEY 77.00 Unbekannt: danke",
                            "2026-11-09 INSTRUCTION 89.90 Anschrift ermitteln",
                            "2026-11-16 DISPUTE 89.90 Bestritten: Die Maschine tropft",
                            "2026-12-31 LIMITATION 89.90 Verjährt nach dem 31.12.2026");
            assertThat(count(thursday)).isEqualTo(5);
            assertThat(tasks(thursday, Task.Kind.DISPUTE)).hasSize(1);
            for (Task task : tasks(thursday)) {
                assertThat(clerk.look(task.link().substring(1)).status())
                        .as(task.link())
                        .isEqualTo(200);
            }
            assertThat(clerk.look("desk").html())
                    .contains("Wo ist der Lieferschein?", "überfällig", reference(disputed), reference(old), "77,00");
            assertThat(clerk.look("desk?kind=MONEY").html())
                    .contains("Unbekannt: danke")
                    .doesNotContain(reference(disputed));

            Clerk.Sight _ = clerk.look("cases/" + reference(disputed));
            Clerk.Sight _ = clerk.fill("cases/" + reference(disputed) + "/resume", Map.of());
            assertThat(tasks(thursday, Task.Kind.DISPUTE)).isEmpty();
            assertThat(count(thursday)).isEqualTo(4);
        }
    }

    @Test
    void a_case_that_no_step_is_planned_for_is_not_forgotten() {
        String stopped = client.handOver("H-1");
        client.post(
                201,
                "claims/" + stopped + "/instructions",
                "{\"kind\": \"STOP_AFTER_STAGE\", \"lastStage\": \"LETTER_1\"}");
        agency.goTo(MONDAY);

        assertThat(tasks(MONDAY, Task.Kind.NOTHING_PLANNED))
                .extracting(task -> task.lostOn() + " " + task.link())
                .containsExactly("2026-12-02 /cases/" + reference(stopped) + "#actions");
    }

    @Test
    void a_debtor_who_cannot_be_found_is_a_task_too() {
        Desk sandbox = new Desk(agency, agency.testClient("M-2"));
        String lost = sandbox.handOver("H-9");
        agency.goTo(MONDAY);
        sandbox.play(lost, "DEBTOR_MOVES");
        assertThat(tasks(MONDAY)).extracting(Task::kind).containsExactly(Task.Kind.TRACING);
    }
}
