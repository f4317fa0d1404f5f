package de.mahnwerk.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/simulation.md says of the assumptions is what is assumed. */
class SimulationDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "simulation.md");

    @Test
    void the_page_tells_every_assumption_as_it_is() throws IOException {
        List<String> rows = Files.readString(DOCUMENT)
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList();
        Assumptions stated = Assumptions.stated();

        assertThat(rows)
                .anyMatch(row -> row.startsWith(row(
                        "share of all claims",
                        stated.amounts().stream()
                                .map(Assumptions.AmountClass::share)
                                .toList())));
        assertThat(rows)
                .anyMatch(row -> stated.amounts().stream()
                        .allMatch(one -> row.contains("| " + one.from() + " to " + one.to() + " €")));
        for (Behaviour behaviour : Behaviour.values()) {
            String told = row(behaviour.name(), stated.behaviours().getOrDefault(behaviour, List.of()));
            assertThat(rows).as(told).anyMatch(row -> row.startsWith(told));
        }
    }

    private static String row(String name, List<Integer> shares) {
        return "| " + name + shares.stream().map(share -> " | " + share).collect(Collectors.joining()) + " |";
    }
}
