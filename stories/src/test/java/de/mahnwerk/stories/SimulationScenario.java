package de.mahnwerk.stories;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.app.simulate.SimulateCommand;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An assumed population lives through half a year of a real agency, and the report proves what it promises. */
class SimulationScenario {

    private static final int CASES = 60;
    private static final int DAYS = 183;

    @TempDir
    Path folder;

    @Test
    void a_population_lives_and_everything_about_it_is_proved() throws IOException {
        ObjectNode report = simulate();

        assertThat(report.at("/accepted").asInt()).isEqualTo(CASES);
        assertThat(report.at("/assumptions/behaviours/NEVER_PAYS").isArray()).isTrue();
        assertThat(report.at("/trust/daysSimulated").asInt()).isEqualTo(DAYS);
        assertThat(report.at("/trust/daysProved").asInt()).isEqualTo(DAYS);
        assertThat(report.at("/trust/differences").isEmpty()).isTrue();
        assertThat(report.at("/accounts/checked").asInt()).isEqualTo(CASES);
        assertThat(report.at("/accounts/lines").asInt()).isGreaterThan(CASES * 3);
        assertThat(report.at("/accounts/faulty").asInt())
                .as(report.at("/accounts/faults").toString())
                .isZero();
        assertThat(report.at("/steps/taken").asInt()).isGreaterThan(CASES);
        assertThat(report.at("/steps/twice").asInt()).isZero();
        assertThat(report.at("/steps/lettersTwice").asInt()).isZero();
        assertThat(report.at("/refused").isEmpty())
                .as(report.at("/refused").toString())
                .isTrue();
        assertThat(report.at("/proved").asBoolean()).isTrue();
    }

    private ObjectNode simulate() throws IOException {
        Path file = folder.resolve("report.json");
        int exit = new CommandLine(new SimulateCommand())
                .execute(List.of(
                                "--cases", Integer.toString(CASES),
                                "--years", "0.5",
                                "--seed", "2",
                                "--data", folder.resolve("data").toString(),
                                "--report", file.toString())
                        .toArray(String[]::new));
        JsonNode report = JsonMapper.builder().build().readTree(Files.readString(file));
        BigDecimal stp = report.at("/stp").decimalValue();
        assertThat(exit)
                .as("0 when all is proved and nineteen of twenty cases needed nobody")
                .isEqualTo(stp.compareTo(new BigDecimal("0.95")) >= 0 ? 0 : 1);
        figures(report, stp);
        return (ObjectNode) report;
    }

    /** What the report says of hands, small claims and money fits together. */
    private static void figures(JsonNode report, BigDecimal stp) {
        int touched = report.at("/hands/cases").asInt();
        assertThat(touched).as("of sixty debtors by the stated shares").isBetween(1, 6);
        assertThat(stp.doubleValue())
                .isBetween(1 - touched / (double) CASES - 0.0001, 1 - touched / (double) CASES + 0.0001);
        int hands = sum(report.at("/hands/tasks")) + sum(report.at("/hands/presses"));
        assertThat(hands).isGreaterThanOrEqualTo(touched);
        assertThat(report.at("/smallClaims/handedOver").asInt()).isBetween(CASES / 3, CASES);
        assertThat(report.at("/smallClaims/recoveredShare").decimalValue()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(money(report, "/smallClaims/merchantNet")).isPositive();
        assertThat(money(report, "/smallClaims/merchantNet"))
                .isLessThanOrEqualTo(money(report, "/allClaims/merchantNet"));
        assertThat(sum(report.at("/outcomes"))
                        + sum(report.at("/statuses"))
                        - report.at("/statuses/CLOSED").asInt())
                .as("every case is open or has an outcome")
                .isEqualTo(CASES);
        assertThat(money(report, "/money/payouts")).isPositive();
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode count : counts) {
            sum += count.asInt();
        }
        return sum;
    }

    private static BigDecimal money(JsonNode report, String pointer) {
        return new BigDecimal(report.at(pointer).asString());
    }
}
