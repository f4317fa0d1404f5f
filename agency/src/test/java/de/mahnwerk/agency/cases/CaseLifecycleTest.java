package de.mahnwerk.agency.cases;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.cases.CaseLifecycle.Row;
import de.mahnwerk.agency.cases.CaseLifecycle.Step;
import de.mahnwerk.protocol.ProtocolJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseLifecycleTest {

    private static final Path DRAWING = Path.of("..", "docs", "lifecycle.md");

    private static final JsonNode PUBLISHED = published();

    private static JsonNode published() {
        try (var in = CaseLifecycleTest.class.getResourceAsStream("/protocol/v1/lifecycle.json")) {
            if (in == null) {
                throw new IllegalStateException("the protocol publishes no life cycle");
            }
            return ProtocolJson.strict().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void each_status_and_trigger_has_one_answer() {
        for (CaseStatus status : CaseStatus.values()) {
            for (CaseTrigger trigger : CaseTrigger.values()) {
                long rows = CaseLifecycle.table().stream()
                        .filter(row -> row.from() == status && row.trigger() == trigger)
                        .count();
                assertThat(rows).as("%s × %s", status, trigger).isLessThanOrEqualTo(status.held() ? 7 : 1);
                switch (CaseLifecycle.decide(status, trigger, null)) {
                    case Step.Move move -> assertThat(rows).isPositive();
                    case Step.Refused refused -> {
                        assertThat(rows).isZero();
                        assertThat(refused.possible())
                                .isEqualTo(CaseLifecycle.possibleIn(status))
                                .doesNotContain(trigger);
                    }
                }
            }
        }
    }

    @Test
    void a_hold_leads_back_to_where_the_case_stood() {
        for (Row row : CaseLifecycle.table()) {
            if (row.to().held()) {
                CaseTrigger end = row.to() == CaseStatus.PAUSED ? CaseTrigger.RESUMED : CaseTrigger.QUERY_ANSWERED;
                CaseStatus back = row.from() == CaseStatus.RECEIVED ? CaseStatus.ACCEPTED : row.from();
                assertThat(CaseLifecycle.decide(row.to(), end, row.from()))
                        .as("%s", row)
                        .isEqualTo(new Step.Move(back));
            }
        }
    }

    @Test
    void every_trigger_moves_something() {
        assertThat(CaseLifecycle.table().stream().map(Row::trigger).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(CaseTrigger.values());
    }

    @Test
    void every_status_is_reached_and_every_open_one_reaches_an_end() {
        assertThat(reachable(CaseStatus.RECEIVED)).containsExactlyInAnyOrder(CaseStatus.values());
        for (CaseStatus status : CaseStatus.values()) {
            assertThat(reachable(status)).as("from %s", status).containsAnyOf(CaseStatus.CLOSED, CaseStatus.REJECTED);
        }
        assertThat(CaseLifecycle.possibleIn(CaseStatus.REJECTED)).isEmpty();
    }

    @Test
    void it_is_what_the_protocol_publishes() {
        Set<String> ours = CaseLifecycle.table().stream()
                .map(row -> row.from() + " " + row.trigger().event() + " " + row.to())
                .collect(Collectors.toSet());
        Set<String> published = PUBLISHED
                .path("transitions")
                .valueStream()
                .map(one -> one.path("from").asString("") + " "
                        + one.path("event").asString("") + " " + one.path("to").asString(""))
                .collect(Collectors.toSet());
        assertThat(ours).isEqualTo(published);
        assertThat(PUBLISHED
                        .path("states")
                        .valueStream()
                        .map(one -> one.path("status").asString("")))
                .containsExactlyInAnyOrderElementsOf(
                        List.of(CaseStatus.values()).stream().map(Enum::name).toList());
    }

    @Test
    void the_drawing_in_the_docs_is_up_to_date() throws IOException {
        String drawn = drawing();
        if (Boolean.getBoolean("mahnwerk.draw")) {
            Path _ = Files.writeString(DRAWING, drawn);
        }
        assertThat(Files.readString(DRAWING))
                .as("draw it again: mvn test -pl agency -am -Dtest=CaseLifecycleTest -DargLine=-Dmahnwerk.draw=true")
                .isEqualTo(drawn);
    }

    private static Set<CaseStatus> reachable(CaseStatus from) {
        Set<CaseStatus> reached = EnumSet.of(from);
        Deque<CaseStatus> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            CaseStatus status = next.remove();
            for (Row row : CaseLifecycle.table()) {
                if (row.from() == status && reached.add(row.to())) {
                    next.add(row.to());
                }
            }
        }
        return reached;
    }

    private static String drawing() {
        StringBuilder text = new StringBuilder("""
                # The life of a case

                Drawn by `CaseLifecycleTest` from `CaseLifecycle`, the only place that knows the ways between the states; the
                same transitions are published as data in `protocol/v1/lifecycle.json`.

                ```mermaid
                stateDiagram-v2
                    [*] --> RECEIVED
                """);
        CaseLifecycle.table()
                .forEach(row -> text.append("    ")
                        .append(row.from())
                        .append(" --> ")
                        .append(row.to())
                        .append(" : ")
                        .append(row.trigger().event())
                        .append('\n'));
        text.append("    REJECTED --> [*]\n    CLOSED --> [*]\n```\n\n| status | meaning |\n|---|---|\n");
        PUBLISHED
                .path("states")
                .forEach(state -> text.append("| ")
                        .append(state.path("status").asString(""))
                        .append(" | ")
                        .append(state.at("/text/en").asString(""))
                        .append(" |\n"));
        return text.toString();
    }
}
