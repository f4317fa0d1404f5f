package de.mahnwerk.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The published lifecycle is whole: every status, no dead end, no status out of reach. */
class LifecycleTest {

    private static final JsonNode LIFECYCLE = ProtocolDocument.lifecycle();
    private static final Set<String> ACTORS = Set.of("AGENCY", "MERCHANT", "DEBTOR", "COURT");

    @Test
    void its_states_are_the_statuses() {
        assertThat(states())
                .containsExactlyElementsOf(Arrays.stream(ClaimStatus.values())
                        .filter(status -> status != ClaimStatus.UNKNOWN)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void transitions_join_known_states_by_known_events_and_actors() {
        Set<String> ways = new HashSet<>();
        for (JsonNode transition : LIFECYCLE.path("transitions")) {
            assertThat(states())
                    .contains(
                            transition.path("from").asString(),
                            transition.path("to").asString());
            assertThat(EventType.of(transition.path("event").asString()))
                    .as("%s", transition)
                    .isNotEqualTo(EventType.UNKNOWN);
            assertThat(transition.path("by").size()).isPositive();
            transition.path("by").forEach(actor -> assertThat(ACTORS).contains(actor.stringValue()));
            assertThat(ways.add(transition.path("from").asString() + ">"
                            + transition.path("to").asString() + " by "
                            + transition.path("event").asString()))
                    .as("one row a way: %s", transition)
                    .isTrue();
        }
    }

    @Test
    void every_state_is_reachable_and_every_open_one_can_end() {
        assertThat(reachableFrom(LIFECYCLE.path("initial").asString())).containsAll(states());
        for (JsonNode state : LIFECYCLE.path("states")) {
            if (!state.path("end").asBoolean()) {
                assertThat(reachableFrom(state.path("status").asString())).containsAnyOf("CLOSED", "REJECTED");
            }
        }
    }

    private static List<String> states() {
        return LIFECYCLE
                .path("states")
                .valueStream()
                .map(state -> state.path("status").asString())
                .toList();
    }

    private static Set<String> reachableFrom(String start) {
        Set<String> reached = new TreeSet<>(Set.of(start));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (JsonNode transition : LIFECYCLE.path("transitions")) {
                if (reached.contains(transition.path("from").asString())) {
                    grown |= reached.add(transition.path("to").asString());
                }
            }
        }
        return reached;
    }
}
