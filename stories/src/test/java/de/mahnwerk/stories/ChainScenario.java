package de.mahnwerk.stories;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.app.demo.DemoCommand;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From unpaid invoices to collected money: both sides, two databases, files and HTTP between them, no table touched. */
class ChainScenario {

    @TempDir
    Path folder;

    @Test
    void a_shops_unpaid_invoices_become_collected_money_and_both_books_agree() throws IOException {
        JsonNode report = live("world", 11);

        assertThat(report.at("/invoices").asInt()).isEqualTo(300);
        assertThat(report.at("/notices/1").asInt()).isPositive();
        assertThat(report.at("/handedOver/automatic").asInt())
                .as("by the dunning run")
                .isPositive();
        assertThat(report.at("/handedOver/byClick").asInt())
                .as("by one click on all returned debits")
                .isPositive();
        assertThat(report.at("/accepted").asInt())
                .isEqualTo(report.at("/handedOver/automatic").asInt()
                        + report.at("/handedOver/byClick").asInt());
        assertThat(report.at("/cases/CLOSED").asInt()).isPositive();
        assertThat(decimal(report, "/received/agency")).isPositive();
        assertThat(decimal(report, "/payouts")).isPositive();
        assertThat(decimal(report, "/fees/failureCharged"))
                .as("claims through the interface cost nothing")
                .isZero();
        assertThat(report.at("/events/applied").asLong())
                .isEqualTo(report.at("/events/sent").asLong());
        assertThat(decimal(report, "/trust/bank"))
                .isEqualByComparingTo(decimal(report, "/trust/liabilities").add(decimal(report, "/trust/unallocated")));
        assertThat(report.at("/reconciliation/claims").asInt())
                .isEqualTo(report.at("/accepted").asInt());
        assertThat(report.at("/reconciliation/differences").asInt()).isZero();
    }

    private JsonNode live(String name, long seed) throws IOException {
        Path report = folder.resolve(name + ".json");
        int exit = new CommandLine(new DemoCommand())
                .execute(
                        "--headless",
                        "--days",
                        "110",
                        "--customers",
                        "60",
                        "--seed",
                        Long.toString(seed),
                        "--data",
                        folder.resolve(name).toString(),
                        "--merchant-port",
                        "0",
                        "--agency-port",
                        "0",
                        "--report",
                        report.toString());
        assertThat(exit).isZero();
        return JsonMapper.builder().build().readTree(Files.readString(report));
    }

    private static BigDecimal decimal(JsonNode report, String pointer) {
        return new BigDecimal(report.at(pointer).asString());
    }
}
