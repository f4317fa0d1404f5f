package de.mahnwerk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trial by fire in a size for every build; {@code ./mahnwerk bench chaos} is the whole of it. */
class ChaosScenario {

    private static final int CLAIMS = 120;
    private static final int PAYMENTS = 2;

    @TempDir
    Path folder;

    @Test
    void a_bad_network_and_kills_of_both_sides_lose_nothing_and_double_nothing() throws IOException {
        Chaos.Plan plan = new Chaos.Plan(CLAIMS, PAYMENTS, 4, 6, 20_260_724);

        Chaos.Result result = new Chaos(plan, folder, new PrintWriter(System.out, true, StandardCharsets.UTF_8)).run();

        assertThat(result.wrong()).isEmpty();
        assertThat(result.differences()).isZero();
        assertThat(result.claims()).isEqualTo(CLAIMS);
        assertThat(result.events()).isGreaterThanOrEqualTo(CLAIMS + (long) CLAIMS * PAYMENTS);
        assertThat(result.kills()).isEqualTo(4);
        assertThat(result.toAgency().values()).as("every unkindness has struck").allMatch(count -> count > 0);
    }
}
