package de.mahnwerk.agency.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.rights.Role;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Half of the new consumers' cases begin under a shorter strategy; who gets which hangs on the reference alone. */
class TrialScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final String SHORT = """
            strategy:
              name: short
              steps:
                - { name: LETTER_1, kind: LETTER, after: 1, channel: EMAIL_ELSE_LETTER, deadline: 10 }
                - { name: CLOSE, kind: CLOSE, after: 21 }
            """;

    private final AgencyHouse agency = AgencyHouse.open(TrialScenario.class);
    private final ClientDesk client = new ClientDesk(agency);
    private final Clerk clerk = agency.clerk();
    private final String strategy = "strategy/" + client.caller().client();

    @AfterEach
    void closeHouse() {
        clerk.close();
        agency.close();
    }

    private void shorterOneIsPublished() {
        assertThat(agency.bean(Tenancy.class)
                        .as(
                                client.caller().client(),
                                () -> agency.bean(Strategies.class)
                                        .publish(
                                                client.caller().client(),
                                                1,
                                                SHORT,
                                                MONDAY,
                                                "Clara",
                                                "kürzer",
                                                Instant.EPOCH)))
                .isTrue();
    }

    private int begin(String of) {
        Clerk.Sight _ = clerk.look(strategy + "/trial");
        return clerk.fill(strategy + "/trial", Map.of("usual", "1", "other", "2", "percent", "50", "of", of))
                .status();
    }

    private Trials.Results results() {
        return agency.bean(Tenancy.class).asEveryone(() -> {
            Trials trials = agency.bean(Trials.class);
            return trials.results(trials.latest(client.caller().client()).orElseThrow(), MONDAY);
        });
    }

    private static boolean other(CollectionCase one) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5")
                    .digest(("trial 1 " + one.reference()).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).shiftRight(100).intValueExact() % 100 < 50;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void new_cases_are_shared_out_by_their_references_until_one_click_ends_it() {
        assertThat(begin("")).as("there is no second version").isEqualTo(422);
        shorterOneIsPublished();
        assertThat(begin("CONSUMER")).isEqualTo(200);
        assertThat(begin("")).as("one at a time").isEqualTo(422);

        List<CollectionCase> cases = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            cases.add(client.handOver("A-" + i));
        }
        assertThat(cases).allSatisfy(one -> {
            assertThat(one.strategyVersion()).isEqualTo(other(one) ? 2 : 1);
            assertThat(one.nextStepOn()).isEqualTo(other(one) ? MONDAY.plusDays(1) : MONDAY);
        });
        CollectionCase business = client.handOver(
                "B-1",
                Claims.of("B-1", "RE-B-1")
                        .replace(
                                "\"kind\": \"CONSUMER\", \"salutation\": \"Frau\", \"firstName\": \"Kim\", \"lastName\": \"Muster\"",
                                "\"kind\": \"BUSINESS\", \"company\": \"Muster\", \"legalForm\": \"GmbH\""));
        assertThat(business.strategyVersion()).as("not shared out").isEqualTo(1);

        Trials.Results results = results();
        assertThat(results.usual().cases() + results.other().cases()).isEqualTo(12);
        assertThat(results.usual().cases()).isPositive();
        assertThat(results.other().cases()).isPositive();
        assertThat(results.few()).isTrue();
        assertThat(clerk.look(strategy + "/trial").html())
                .contains("Noch zu wenige Akten", "Fassung 1 gegen Fassung 2");

        try (Clerk worker = agency.person(Role.CLERK)) {
            Clerk.Sight _ = worker.look(strategy + "/trial");
            assertThat(worker.fill(strategy + "/trial/end", Map.of("kept", "1")).status())
                    .isEqualTo(403);
        }
        assertThat(clerk.fill(strategy + "/trial/end", Map.of("kept", "1")).html())
                .contains("beendet", "neue Akten bekommen seither Fassung 1");
        assertThat(clerk.fill(strategy + "/trial/end", Map.of("kept", "1")).status())
                .as("once")
                .isEqualTo(422);
        for (int i = 0; i < 6; i++) {
            assertThat(client.handOver("C-" + i).strategyVersion()).isEqualTo(1);
        }
    }

    @Test
    void what_was_kept_counts_until_a_later_version_is_published() {
        shorterOneIsPublished();
        assertThat(begin("")).isEqualTo(200);
        Clerk.Sight _ = clerk.fill(strategy + "/trial/end", Map.of("kept", "1"));
        assertThat(client.handOver("A-1").strategyVersion()).isEqualTo(1);
        assertThat(agency.bean(Tenancy.class)
                        .as(
                                client.caller().client(),
                                () -> agency.bean(Strategies.class)
                                        .publish(
                                                client.caller().client(),
                                                2,
                                                SHORT,
                                                MONDAY,
                                                "Clara",
                                                "doch",
                                                Instant.EPOCH)))
                .isTrue();
        assertThat(client.handOver("A-2").strategyVersion()).isEqualTo(3);
    }
}
