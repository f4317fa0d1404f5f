package de.mahnwerk.agency.account;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The operator has not added the next base rate. */
class UnknownLawScenario {

    private static final LocalDate LAST_DAYS = LocalDate.of(2026, 12, 21);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 4);
    private static final LocalDate SECOND_LETTER = LocalDate.of(2027, 1, 12);

    @Test
    void nothing_is_guessed_and_nothing_is_half_done() {
        try (AgencyHouse agency = AgencyHouse.open(UnknownLawScenario.class)) {
            ClientDesk client = new ClientDesk(agency);
            agency.goTo(LAST_DAYS);
            CollectionCase before = client.handOver("H-1");
            agency.goTo(LAST_DAYS);
            agency.goTo(NEW_YEAR);

            Reply late = agency.post(
                    client.caller().token(), "v1/claims", Claims.of("H-2", "RE-2"), "Idempotency-Key", "k-2");
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.json().path("detail").asString("")).contains("2026-12-31", "base-rates.csv");
            Reply second = agency.operate("PUT", "ops/day", "{\"date\": \"" + SECOND_LETTER + "\"}");
            assertThat(second.status()).isEqualTo(503);
            assertThat(second.body()).contains("base-rates.csv");
            assertThat(client.eventTypes(before)).containsExactly("claim.accepted", "letter.sent");
            Reply events = agency.get(client.caller().token(), "v1/events");
            assertThat(events.body()).contains("H-1").doesNotContain("H-2");
        }
    }
}
