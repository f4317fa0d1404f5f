package de.mahnwerk.agency.sandbox;

import static de.mahnwerk.agency.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Desk;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.ClaimStatus;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.Play;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("An integrator plays the future")
class SandboxScenario {

    private static AgencyHouse agency;
    private static Desk desk;

    private LocalDate day = LocalDate.EPOCH;
    private int claims;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(SandboxScenario.class);
        desk = new Desk(agency, agency.testClient("M-1"));
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    /** Tests share the house and its days; each counts from the day on which it begins. */
    @BeforeEach
    void today() {
        day = agency.bean(BusinessClock.class).today();
    }

    @Test
    void every_status_of_a_case_is_seen_within_minutes() {
        Set<ClaimStatus> seen = EnumSet.noneOf(ClaimStatus.class);
        List<List<String>> futures = List.of(
                List.of("QUERY_IS_ASKED"),
                List.of("NEXT_STEP", "DEBTOR_PAYS_IN_PART", "PAYMENT_IS_RETURNED", "DEBTOR_PAYS"),
                List.of("NEXT_STEP", "PLAN_IS_AGREED", "PLAN_IS_BROKEN", "DEBTOR_DISPUTES", "DISPUTE_IS_SETTLED"),
                List.of("DEBTOR_DIES"),
                List.of("NEXT_STEP", "DEBTOR_MOVES", "DEBTOR_IS_FOUND", "DECISION_IS_ASKED"),
                List.of("NEXT_STEP", "COURT_IS_APPLIED_TO", "ORDER_IS_SERVED", "DEBTOR_OBJECTS"),
                List.of("COURT_IS_APPLIED_TO", "ORDER_IS_NOT_SERVED", "DEBTOR_IS_FOUND"),
                List.of(
                        "COURT_IS_APPLIED_TO",
                        "TITLE_IS_FINAL",
                        "ENFORCEMENT_FAILS",
                        "AGENCY_GIVES_UP",
                        "CASE_IS_REOPENED"),
                List.of("NEXT_STEP", "DEBTOR_BECOMES_INSOLVENT"));
        Set<String> played = new HashSet<>();
        for (List<String> future : futures) {
            String id = desk.handOver("S-" + claims++);
            seen.add(ClaimStatus.valueOf(desk.status(id)));
            for (String play : future) {
                played.add(play);
                seen.add(ClaimStatus.valueOf(text(desk.play(id, play), "/status")));
            }
        }
        String paused = desk.handOver("S-" + claims++);
        desk.post(
                200, "claims/" + paused + "/pause", "{\"reason\": \"OTHER\", \"until\": \"" + day.plusDays(9) + "\"}");
        seen.add(ClaimStatus.valueOf(desk.status(paused)));
        desk.play(paused, "PAUSE_ENDS");
        played.add("PAUSE_ENDS");

        // a claim is received and judged in one breath, and what is rejected opens no case
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(
                        EnumSet.of(ClaimStatus.RECEIVED, ClaimStatus.REJECTED, ClaimStatus.UNKNOWN)));
        assertThat(played).hasSize(Play.values().length);
    }

    @Test
    void what_the_status_does_not_allow_is_refused_with_what_would_be_possible() {
        String id = desk.handOver("S-X");
        assertThat(text(
                        desk.post(409, "sandbox/claims/" + id + "/advance", "{\"play\": \"TITLE_IS_FINAL\"}"),
                        "/detail"))
                .contains("NEXT_STEP", "DEBTOR_PAYS")
                .doesNotContain("ENFORCEMENT_FAILS");
    }

    @Test
    void a_real_client_has_no_future_to_play() {
        Desk real = new Desk(agency, agency.client("M-REAL"));
        String id = real.handOver("S-R");
        assertThat(text(real.post(403, "sandbox/claims/" + id + "/advance", "{\"play\": \"DEBTOR_PAYS\"}"), "/type"))
                .endsWith("/sandbox-only");
    }

    @Test
    void test_claims_send_nothing_and_move_no_money() {
        String id = desk.handOver("S-M");
        desk.play(id, "NEXT_STEP");
        desk.play(id, "DEBTOR_PAYS");
        assertThat(desk.status(id)).isEqualTo("CLOSED");
        agency.goTo(day.plusDays(7));
        assertThat(desk.get("settlements").at("/settlements/0/status").asString(""))
                .isEqualTo("PAID");
        assertThat(desk.events(id)).contains("payment.received", "case.closed");
        assertThat(count("select count(*) from letter where state <> 'TEST'")).isZero();
        assertThat(count("select count(*) from payout")).isZero();
        assertThat(count("select count(*) from trust_posting")).isZero();
        assertThat(desk.get("events?limit=1000")
                        .path("events")
                        .valueStream()
                        .map(event -> EventType.of(text(event, "/type"))))
                .contains(EventType.SETTLEMENT_ISSUED, EventType.SETTLEMENT_PAID);
    }

    private long count(String sql) {
        return agency.bean(Tenancy.class)
                .asEveryone(() ->
                        agency.bean(JdbcClient.class).sql(sql).query(Long.class).single());
    }
}
