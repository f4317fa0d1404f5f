package de.mahnwerk.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mahnwerk.app.Side;
import de.mahnwerk.app.demo.DemoCommand;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From unpaid invoices to collected money: both sides, two databases, files and HTTP between them, no table touched. */
class ChainScenario {

    private static final Map<String, String> ON_THE_FIRST_DAY =
            Map.of("MAHNWERK_CLOCK", "LAPSE", "MAHNWERK_STARTDAY", "2026-04-20");

    @TempDir
    Path folder;

    @Test
    void a_shops_unpaid_invoices_become_collected_money_and_both_books_agree() throws IOException {
        JsonNode report = live("one-process", "--merchant-port", "0", "--agency-port", "0");

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
        assertThat(decimal(report, "/fees/failureWaived"))
                .as("claims through the interface cost nothing")
                .isPositive();
        assertThat(decimal(report, "/fees/failureCharged"))
                .as("three claims that came by post failed")
                .isEqualByComparingTo("45.00");
        assertThat(report.at("/events/applied").asLong())
                .isEqualTo(report.at("/events/sent").asLong());
        assertThat(decimal(report, "/trust/bank"))
                .isEqualByComparingTo(decimal(report, "/trust/liabilities").add(decimal(report, "/trust/unallocated")));
        assertThat(report.at("/reconciliation/claims").asInt())
                .isEqualTo(report.at("/accepted").asInt());
        assertThat(report.at("/reconciliation/differences").asInt()).isZero();

        assertThat(report_of_two_processes())
                .as("the same seed, the same figures")
                .isEqualTo(report);
    }

    /** {@code serve agency} and {@code serve merchant}: nothing in common but the addresses that they know of each other. */
    private JsonNode report_of_two_processes() throws IOException {
        GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        Map<String, String> environment = new java.util.HashMap<>(ON_THE_FIRST_DAY);
        environment.put("MAHNWERK_SMTP_HOST", "127.0.0.1");
        environment.put("MAHNWERK_SMTP_PORT", Integer.toString(mails.getSmtp().getPort()));
        Path data = folder.resolve("two-processes");
        try (Program agency = new Program(Side.AGENCY, data, List.of(), environment).start();
                Program merchant = new Program(Side.MERCHANT, data, List.of(), environment).start()) {
            JsonNode report = live(
                    "two-processes",
                    "--agency-at",
                    agency.address().toString(),
                    "--merchant-at",
                    merchant.address().toString());
            assertThat(mails.getReceivedMessages())
                    .as("each mail once")
                    .hasSize(report.at("/emails").asInt());
            return report;
        } finally {
            mails.stop();
        }
    }

    private JsonNode live(String name, String... more) throws IOException {
        Path report = folder.resolve(name + ".json");
        List<String> arguments = new ArrayList<>(List.of("--headless", "--days", "150", "--customers", "60"));
        arguments.addAll(List.of("--seed", "11"));
        arguments.addAll(List.of("--data", folder.resolve(name).toString()));
        arguments.addAll(List.of("--report", report.toString()));
        arguments.addAll(List.of(more));
        assertThat(new CommandLine(new DemoCommand()).execute(arguments.toArray(String[]::new)))
                .isZero();
        return JsonMapper.builder().build().readTree(Files.readString(report));
    }

    private static BigDecimal decimal(JsonNode report, String pointer) {
        return new BigDecimal(report.at(pointer).asString());
    }
}
