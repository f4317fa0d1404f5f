package de.mahnwerk.agency.steering;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A debtor with two cases moves, and the client says so in both at once. */
class SameDebtorScenario {

    private static final int ROUNDS = 10;

    private final AgencyHouse agency = AgencyHouse.open(SameDebtorScenario.class);
    private final ClientDesk client = new ClientDesk(agency);

    @AfterEach
    void closeHouse() {
        agency.close();
    }

    private Reply moves(CollectionCase one, int round) {
        return agency.put(
                client.caller().token(),
                "v1/claims/" + one.id() + "/debtor",
                """
                {"debtor": {"kind": "CONSUMER", "salutation": "Frau", "firstName": "Kim", "lastName": "Muster",
                  "address": {"street": "Neue Gasse %d", "postcode": "10115", "city": "Berlin", "country": "DE"},
                  "customerNumber": "K-1"}}
                """.formatted(round),
                "Idempotency-Key",
                one.id() + "-" + round);
    }

    @Test
    void both_calls_are_done_though_each_touches_the_others_case() throws Exception {
        CollectionCase first = client.handOver("H-1", Claims.of("H-1", "RE-H-1", "K-1"));
        CollectionCase second = client.handOver("H-2", Claims.of("H-2", "RE-H-2", "K-1"));
        List<Reply> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ROUNDS; i++) {
                int round = i;
                Future<Reply> one = callers.submit(() -> moves(first, round));
                Future<Reply> other = callers.submit(() -> moves(second, round));
                answers.add(one.get());
                answers.add(other.get());
            }
        }
        assertThat(answers).extracting(Reply::status).containsOnly(200);
    }
}
