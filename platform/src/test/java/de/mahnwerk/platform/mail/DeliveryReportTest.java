package de.mahnwerk.platform.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.platform.mail.DeliveryReport.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports as mail servers write them. */
class DeliveryReportTest {

    static final String REPORT = """
            From: MAILER-DAEMON@mx.example (Mail Delivery System)
            To: rechnung@bohnen.example
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            \tboundary="grenze"

            --grenze
            Content-Type: text/plain; charset=us-ascii

            I'm sorry to have to inform you that your message could not be delivered.

            --grenze
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example
            Arrival-Date: Mon, 2 Nov 2026 08:00:00 +0100 (CET)

            Final-Recipient: rfc822; Kim@muster.example
            Action: %s
            Status: %s
            Diagnostic-Code: smtp; 550 5.1.1 <kim@muster.example>: Recipient address
                rejected: User unknown

            --grenze
            Content-Type: text/rfc822-headers

            Subject: Zahlungserinnerung
            Message-ID:
             <notice.7.12@bohnen.example>

            --grenze--
            """;

    private static List<Failure> failures(String action, String status) {
        return DeliveryReport.read(REPORT.formatted(action, status).getBytes(UTF_8))
                .orElseThrow()
                .failures();
    }

    @Test
    void says_whom_a_mail_never_reaches_why_and_which_mail_it_was() {
        DeliveryReport report = DeliveryReport.read(REPORT.formatted("failed", "5.1.1")
                        .replace("\n", "\r\n")
                        .getBytes(UTF_8))
                .orElseThrow();
        assertThat(report.messageId()).isEqualTo("notice.7.12@bohnen.example");
        assertThat(report.failures())
                .containsExactly(new Failure(
                        "kim@muster.example",
                        "5.1.1",
                        "550 5.1.1 <kim@muster.example>: Recipient address rejected: User unknown"));
    }

    @Test
    void an_address_is_dead_when_there_is_no_such_box_but_not_when_the_box_is_full() {
        assertThat(failures("failed", "5.1.1")).allMatch(Failure::isDead);
        assertThat(failures("Failed", "5.4.4")).allMatch(Failure::isDead);
        assertThat(failures("failed", "5.2.1 (disabled)")).allMatch(Failure::isDead);
        assertThat(failures("failed", "5.2.2")).hasSize(1).noneMatch(Failure::isDead);
        assertThat(failures("failed", "5.7.1")).hasSize(1).noneMatch(Failure::isDead);
        assertThat(failures("failed", "4.4.7")).hasSize(1).noneMatch(Failure::isDead);
    }

    @Test
    void what_is_only_late_or_was_relayed_has_not_failed() {
        assertThat(failures("delayed", "4.4.1")).isEmpty();
        assertThat(failures("relayed", "2.0.0")).isEmpty();
    }

    @Test
    void a_mail_of_a_person_is_no_report() {
        assertThat(DeliveryReport.read("From: kim@muster.example\nSubject: 5.1.1\n\nfailed".getBytes(UTF_8)))
                .isEmpty();
        assertThat(DeliveryReport.read(new byte[0])).isEmpty();
        assertThat(DeliveryReport.read(
                        REPORT.replace("message/delivery-status", "text/plain").getBytes(UTF_8)))
                .isEmpty();
    }
}
