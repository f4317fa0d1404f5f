package de.mahnwerk.agency.concern;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.CaseLetters;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.desk.Desk;
import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A debtor complains, or tells that money is short: letters stop, a person decides with one click, an answer goes out. */
class ConcernScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;

    private final AgencyHouse agency = AgencyHouse.open(ConcernScenario.class);
    private final ClientDesk client = new ClientDesk(agency);
    private final Clerk clerk = agency.clerk();
    private CollectionCase one = client.handOver("A-1");
    private int asked;

    @BeforeEach
    void theFirstLetterIsOut() {
        agency.goTo(MONDAY);
    }

    @AfterEach
    void closeHouse() {
        clerk.close();
        agency.close();
    }

    private int notes(String kind, String dueOn) {
        Clerk.Sight _ = clerk.look("cases/" + one.reference());
        return clerk.fill(
                        "cases/" + one.reference() + "/concerns",
                        Map.of("kind", kind, "channel", "PHONE", "text", "Zu viele Briefe.", "dueOn", dueOn))
                .status();
    }

    private int decides(String decision, String... more) {
        return decides(all().getFirst(), decision, more);
    }

    private int decidesOn(Concern.Kind kind, String decision) {
        return decides(
                all().stream()
                        .filter(concern -> concern.open() && concern.kind() == kind)
                        .findFirst()
                        .orElseThrow(),
                decision);
    }

    private List<Concern> all() {
        return agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(Concerns.class).of(one.client(), one.id()));
    }

    private int decides(Concern open, String decision, String... more) {
        Map<String, String> fields = new HashMap<>(Map.of("decision", decision));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return clerk.fill("cases/" + one.reference() + "/concerns/" + open.id() + "/decision", fields)
                .status();
    }

    private CaseStatus status() {
        one = client.read(one.id());
        return one.status();
    }

    private List<String> tasks() {
        return agency.bean(Tenancy.class).asEveryone(() -> {
            Desk desk = agency.bean(Desk.class);
            List<Task> tasks = desk.tasks(Optional.empty(), MONDAY, 100);
            assertThat(desk.count(MONDAY)).isEqualTo(tasks.size());
            return tasks.stream().map(task -> task.kind() + " " + task.lostOn()).toList();
        });
    }

    @Test
    void a_complaint_stops_everything_until_somebody_decides_and_answers() {
        assertThat(notes("COMPLAINT", "2026-11-01")).as("a day that is over").isEqualTo(422);
        assertThat(notes("COMPLAINT", "2026-11-16")).isEqualTo(200);
        assertThat(status()).isEqualTo(CaseStatus.PAUSED);
        assertThat(tasks()).containsExactly("COMPLAINT 2026-11-16");
        assertThat(client.claim(one).toString())
                .as("the client does not read it")
                .doesNotContain("Zu viele Briefe");

        agency.goTo(MONDAY.plusDays(40));
        assertThat(status()).as("it still rests").isEqualTo(CaseStatus.PAUSED);
        assertThat(decides("GO_ON", "answer", "vielen Dank. Wir haben es geprüft."))
                .isEqualTo(200);
        assertThat(status()).isEqualTo(CaseStatus.PRE_COURT);
        assertThat(tasks()).isEmpty();
        assertThat(new CaseLetters(agency, one).paper()).contains("Ihre Nachricht", "Wir haben es geprüft.");
        assertThat(clerk.look("cases/" + one.reference()).html()).contains("Zu viele Briefe.", "fortgesetzt");
        assertThat(decides("CLOSE")).as("a second time").isEqualTo(422);
    }

    private int letters() {
        return new CaseLetters(agency, one).all().size();
    }

    private void asks(String what, String json) {
        Reply answer = agency.post(
                client.caller().token(),
                "v1/claims/" + one.id() + "/" + what,
                json,
                "Idempotency-Key",
                "ask-" + ++asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void whatever_wakes_a_case_nothing_is_demanded_before_its_complaint_is_answered() {
        asks("pause", "{\"reason\": \"DEFERRED\", \"until\": \"2026-11-10\"}");
        assertThat(notes("COMPLAINT", "2026-11-16")).isEqualTo(200);
        agency.goTo(MONDAY.plusDays(9));
        assertThat(status())
                .as("the client's pause is over, the complaint is not")
                .isEqualTo(CaseStatus.PAUSED);

        asks("resume", "{}");
        assertThat(status()).isEqualTo(CaseStatus.PRE_COURT);
        agency.goTo(MONDAY.plusDays(25));
        assertThat(letters()).as("the client let it go on").isEqualTo(1);

        asks("dispute", "{\"reason\": \"DEFECT\", \"raisedOn\": \"2026-11-20\", \"text\": \"Kein Druck.\"}");
        asks("resume", "{\"text\": \"geklärt\"}");
        agency.goTo(MONDAY.plusDays(40));
        assertThat(letters()).as("its dispute is settled").isEqualTo(1);

        assertThat(decides("GO_ON")).isEqualTo(200);
        agency.goTo(MONDAY.plusDays(41));
        assertThat(letters()).isEqualTo(2);
    }

    @Test
    void of_a_complaint_and_a_hardship_the_one_left_keeps_the_letters_back() {
        assertThat(notes("COMPLAINT", "2026-11-16")).isEqualTo(200);
        assertThat(notes("HARDSHIP", "2026-12-16")).isEqualTo(200);
        assertThat(decidesOn(Concern.Kind.HARDSHIP, "GO_ON")).isEqualTo(200);
        assertThat(status()).as("the complaint still waits").isEqualTo(CaseStatus.PAUSED);

        assertThat(notes("HARDSHIP", "2026-12-16")).isEqualTo(200);
        assertThat(decidesOn(Concern.Kind.COMPLAINT, "GO_ON")).isEqualTo(200);
        agency.goTo(LocalDate.of(2026, 12, 15));
        assertThat(letters()).as("until the day of the hardship").isEqualTo(1);
        agency.goTo(LocalDate.of(2026, 12, 16));
        assertThat(letters()).as("then it goes on by itself").isEqualTo(2);
    }

    @Test
    void a_hardship_rests_until_its_day_and_goes_on_by_itself() {
        assertThat(notes("HARDSHIP", "2026-11-16")).isEqualTo(200);
        assertThat(status()).isEqualTo(CaseStatus.PAUSED);
        agency.goTo(LocalDate.of(2026, 11, 16));
        assertThat(status()).isEqualTo(CaseStatus.PRE_COURT);
        assertThat(tasks()).as("it still waits for an answer").containsExactly("HARDSHIP 2026-11-16");
        assertThat(decides("PAUSE")).as("until when?").isEqualTo(422);
        assertThat(decides("PAUSE", "until", "2027-02-01")).isEqualTo(200);
        assertThat(status()).isEqualTo(CaseStatus.PAUSED);
        assertThat(tasks()).isEmpty();
    }

    @Test
    void it_is_settled_paid_in_instalments_or_closed_with_one_click() {
        assertThat(notes("HARDSHIP", "2026-11-16")).isEqualTo(200);
        assertThat(decides("SETTLE")).as("how much?").isEqualTo(422);
        assertThat(status()).as("nothing was half done").isEqualTo(CaseStatus.PAUSED);
        assertThat(decides("PLAN")).isEqualTo(200);
        assertThat(status()).isEqualTo(CaseStatus.PRE_COURT);
        assertThat(notes("HARDSHIP", "2026-11-16")).isEqualTo(200);
        assertThat(decides("SETTLE", "offer", "50,00")).isEqualTo(200);
        assertThat(status()).isEqualTo(CaseStatus.AWAITING_DECISION);
        assertThat(notes("COMPLAINT", "2026-11-16")).isEqualTo(200);
        assertThat(decides("CLOSE", "outcome", "UNFOUNDED")).isEqualTo(200);
        assertThat(status()).isEqualTo(CaseStatus.CLOSED);
    }
}
