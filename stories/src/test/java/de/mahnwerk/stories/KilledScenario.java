package de.mahnwerk.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mahnwerk.app.Side;
import de.mahnwerk.app.SideDoor;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Both sides in real time, each a process with its own database, killed in the middle of their work: every claim arrives
 * once, every notice goes out once, nothing is lost. The moments are conditions that can be seen from outside; the seed
 * chooses how far the work has come when they strike.
 */
class KilledScenario {

    private static final long SEED = 20_260_724;
    private static final int CLAIMS_A_BATCH = 120;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String PASSWORD = "ein langes Kennwort 7";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private static final String CLAIMS_BEGUN =
            "select case when is_called then last_value - 999 else 0 end from collection_case_seq";
    private static final String NOTICES_BEGUN =
            "select case when is_called then last_value else 0 end from dunning_notice_seq";

    @TempDir
    Path folder;

    private final Random dice = new Random(SEED);
    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Program agency;
    private Program merchant;
    private SideDoor accountant;
    private int invoices;

    @BeforeEach
    void two_companies_open() throws IOException {
        mails.start();
        Map<String, String> environment = Map.of(
                "MAHNWERK_SMTP_HOST",
                "127.0.0.1",
                "MAHNWERK_SMTP_PORT",
                Integer.toString(mails.getSmtp().getPort()));
        agency = new Program(Side.AGENCY, folder.resolve("a"), List.of(), environment).start();
        merchant = new Program(Side.MERCHANT, folder.resolve("m"), List.of(), environment).start();
        JsonNode client =
                JsonMapper.builder().build().readTree(agency.operator().operate("POST", "/ops/clients", """
                {"client": {"client": 0, "number": "M-1", "name": "Werkzeug Brandt", "legalForm": "GmbH",
                            "street": "Industriering 88", "postcode": "50667", "city": "Köln", "federalState": "NW",
                            "email": "buchhaltung@brandt.example.org", "phone": "", "payoutIban": "DE02370502990000684712",
                            "payoutBic": "", "payoutHolder": "Werkzeug Brandt GmbH", "creditorVat": "CREDITOR_DEDUCTS"},
                 "terms": {"validFrom": "2020-01-01", "successFeePercent": "0", "failureFee": "15.00",
                           "failureFeeWaivedForInterface": true, "withdrawalFee": "10.00", "payoutOrder": "LEGAL",
                           "smallRest": "1.00", "settlementPeriod": "WEEKLY"}}
                """));
        String _ = merchant.operator().operate("POST", "/ops/tenants", """
                {"merchant": {"tenant": 0, "number": "WB", "name": "Werkzeug Brandt", "legalForm": "GmbH",
                              "street": "Industriering 88", "postcode": "50667", "city": "Köln", "federalState": "NW",
                              "email": "buchhaltung@brandt.example.org", "phone": "", "iban": "DE02370502990000684712",
                              "creditorVat": "CREDITOR_DEDUCTS", "runEveryDays": 0, "writeOffAfterCollection": true},
                 "users": [{"login": "brandt", "password": "%s", "displayName": "Brandt"}],
                 "agency": {"name": "Nordwall Inkasso", "url": "%s", "clientId": "%s", "clientSecret": "%s",
                            "webhookBase": ""}}
                """.formatted(
                        PASSWORD,
                        agency.address(),
                        client.get("clientId").asString(),
                        client.get("clientSecret").asString()));
        accountant = merchant.login("brandt", PASSWORD);
    }

    @AfterEach
    void and_close() {
        merchant.close();
        agency.close();
        mails.stop();
    }

    @Test
    void every_claim_arrives_once_and_every_notice_goes_out_once() throws Exception {
        kill_in_a_dunning_run();
        kill_in_a_hand_over();

        assertThat(merchant.number("select count(*) from open_item")).hasValue((long) invoices);
        JsonNode books =
                JsonMapper.builder().build().readTree(merchant.operator().operate("GET", "/ops/reconciliation", ""));
        assertThat(books.get("claims").asLong()).isPositive();
        assertThat(books.get("differences").asLong()).isZero();
    }

    /** Three kills in one run: of the merchant while notices are made, of its database, of the merchant while mails leave. */
    private void kill_in_a_dunning_run() throws Exception {
        int customers = 240;
        int byMail = bill("ML", customers);
        String run = propose();
        String _ = accountant.form("/runs/" + run + "/release", Map.of());

        merchant.awaitAtLeast(NOTICES_BEGUN, 1 + dice.nextInt(customers));
        merchant.kill();
        accountant = merchant.start().login("brandt", PASSWORD);

        awaitMails(1 + dice.nextInt(byMail / 3));
        merchant.killPostmaster();

        awaitMails(byMail / 2 + dice.nextInt(byMail / 3));
        merchant.kill();
        accountant = merchant.start().login("brandt", PASSWORD);

        merchant.awaitAtLeast("select count(*) from dunning_notice where state = 'SENT'", byMail);
        merchant.awaitAtLeast("select count(*) from dunning_notice where state = 'PRINT'", customers - byMail);
        assertThat(merchant.number("select count(*) from dunning_notice")).hasValue((long) customers);
        assertThat(merchant.number("select count(*) from dunning_run where state = 'DONE'"))
                .hasValue(1L);
        assertThat(merchant.number("select count(*) from dunning_notice_item")).hasValue((long) customers);
        assertThat(mailIds().distinct()).as("each notice by mail").hasSize(byMail);
        // between the mail server's yes and our note of it lies a moment; a mail sent again bears the same id (RFC
        // 5322)
        assertThat(mailIds())
                .as("at most one mail again for each kill of the sender")
                .hasSizeBetween(byMail, byMail + 2);
        String _ = accountant.form("/runs/" + run + "/print", Map.of());
        assertThat(accountant.page("/runs/" + run + "/letters.pdf")).startsWith("%PDF");
    }

    /** Agency, its database, merchant, its database: each is killed in a hand-over of its own. */
    private void kill_in_a_hand_over() throws Exception {
        int claims = 0;
        for (Blow blow : Blow.values()) {
            int before = claims;
            claims += CLAIMS_A_BATCH;
            String series = blow.series;
            int _ = bill(series, CLAIMS_A_BATCH);
            String _ = accountant.form("/handover", Map.of("filter", "q=" + series));
            switch (blow) {
                case AGENCY -> {
                    agency.awaitAtLeast(CLAIMS_BEGUN, before + 1 + dice.nextInt(CLAIMS_A_BATCH));
                    agency.kill();
                    Program _ = agency.start();
                }
                case AGENCY_DATABASE -> {
                    agency.awaitAtLeast(CLAIMS_BEGUN, before + 1 + dice.nextInt(CLAIMS_A_BATCH));
                    agency.killPostmaster();
                }
                case MERCHANT -> {
                    merchant.awaitAtLeast("select count(*) from handover where sent_on is not null", before + 1);
                    merchant.kill();
                    accountant = merchant.start().login("brandt", PASSWORD);
                }
                case MERCHANT_DATABASE -> {
                    agency.awaitAtLeast(CLAIMS_BEGUN, before + 1 + dice.nextInt(CLAIMS_A_BATCH));
                    merchant.killPostmaster();
                }
            }
            merchant.awaitAtLeast("select count(*) from handover where state = 'ACCEPTED'", claims);
        }
        assertThat(merchant.number("select count(*) from handover")).hasValue((long) claims);
        assertThat(agency.number("select count(*) from collection_case")).hasValue((long) claims);
        assertThat(agency.number("select count(distinct merchant_reference) from collection_case"))
                .hasValue((long) claims);
        agency.awaitAtLeast("select count(*) from letter where kind = 'LETTER_1'", claims);
        assertThat(agency.number("select count(*) from letter")).hasValue((long) claims);
        long events = agency.number("select count(*) from case_event").orElseThrow();
        merchant.awaitAtLeast("select sum(events_applied) from agency_connection", events);
        assertThat(merchant.number("select count(*) from case_event")).hasValue(events);
    }

    private enum Blow {
        AGENCY("IKA"),
        AGENCY_DATABASE("IKB"),
        MERCHANT("IKC"),
        MERCHANT_DATABASE("IKD");

        /** Begins the numbers of the invoices that are handed over when it falls. */
        private final String series;

        Blow(String series) {
            this.series = series;
        }
    }

    /** An overdue invoice for each of so many new customers, two of three with an e-mail address; how many those are. */
    private int bill(String series, int customers) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        StringBuilder csv = new StringBuilder("Kundennummer;Firma;Straße;PLZ;Ort;Land;E-Mail;Rechnungsnummer;"
                + "Rechnungsdatum;Fälligkeit;Betrag;Offen;Währung;Betreff;Vertragsdatum\n");
        int byMail = 0;
        for (int i = 0; i < customers; i++) {
            int number = ++invoices;
            boolean mail = i % 3 != 0;
            byMail += mail ? 1 : 0;
            csv.append(
                    "K%1$05d;Firma %1$d GmbH;Hauptstraße %1$d;50667;Köln;DE;%2$s;%3$s-%1$05d;%4$s;%5$s;89,90;89,90;EUR;Ware;%4$s%n"
                            .formatted(
                                    number,
                                    mail ? "k%d@example.org".formatted(number) : "",
                                    series,
                                    DAY.format(today.minusDays(120)),
                                    DAY.format(today.minusDays(90))));
        }
        String _ = accountant.page("/imports");
        String _ = accountant.upload(
                "/imports", "offene-posten.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        return byMail;
    }

    private String propose() {
        Matcher run = Pattern.compile("/runs/(\\d+)/release").matcher(accountant.form("/runs", Map.of()));
        assertThat(run.find()).as("a run is proposed").isTrue();
        return run.group(1);
    }

    private void awaitMails(int least) {
        await("mails")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> mails.getReceivedMessages().length >= least);
    }

    private Stream<String> mailIds() {
        return Stream.of(mails.getReceivedMessages()).map(KilledScenario::id);
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
