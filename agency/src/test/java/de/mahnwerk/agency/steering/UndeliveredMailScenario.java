package de.mahnwerk.agency.steering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.CaseLetters;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import jakarta.mail.Flags.Flag;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first letter goes by e-mail; the mail server answers to our mailbox that there is no such box. */
class UndeliveredMailScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;

    private final GreenMail post =
            new GreenMail(new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
    private GreenMailUser mailbox;
    private AgencyHouse agency;
    private ClientDesk client;
    private CollectionCase one;

    @BeforeEach
    void firstLetterByMail() {
        post.start();
        mailbox = post.setUser("kontakt@nordwall.example", "kontakt", "geheim");
        agency = AgencyHouse.open(UndeliveredMailScenario.class, post, mailbox);
        client = new ClientDesk(agency);
        one = client.handOver("A-1");
        agency.goTo(MONDAY);
        assertThat(toKim()).hasSize(1);
        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.state()).isEqualTo("SENT"));
    }

    @AfterEach
    void closeHouse() {
        agency.close();
        post.stop();
    }

    private List<Written> letters() {
        return new CaseLetters(agency, one).all();
    }

    private List<MimeMessage> toKim() {
        return Stream.of(post.getReceivedMessages())
                .filter(mail -> header(mail, "To").contains("kim.muster"))
                .toList();
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return String.join(" ", mail.getHeader(name));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void comesBack(String messageId) throws MessagingException {
        mailbox.deliver(report(messageId, "kim.muster@example.org"));
    }

    private static MimeMessage report(String messageId, String address) throws MessagingException {
        return mail("""
                From: MAILER-DAEMON@mx.example
                To: kontakt@nordwall.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="grenze"

                --grenze
                Content-Type: text/plain

                There is no such box.
                --grenze
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 no such box

                --grenze
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --grenze--
                """.formatted(address, messageId));
    }

    private static MimeMessage mail(String text) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(UTF_8)));
    }

    @Test
    void on_the_same_day_the_same_paper_goes_by_post_and_the_address_is_not_used_again() throws MessagingException {
        comesBack(header(toKim().getFirst(), "Message-ID"));
        agency.goTo(MONDAY);
        agency.goTo(MONDAY);

        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.state()).isEqualTo("PRINT");
            assertThat(letter.undeliveredOn()).isEqualTo(MONDAY);
        });
        try (Clerk clerk = agency.clerk()) {
            assertThat(clerk.look("cases/" + one.reference()).html())
                    .contains("E-Mail kam am 02.11.2026 zurück: 550 no such box");
        }
        agency.goTo(MONDAY.plusDays(40));
        assertThat(letters()).hasSizeGreaterThan(1);
        assertThat(toKim()).as("no further e-mail").hasSize(1);
    }

    @Test
    void days_later_the_demand_is_written_anew_with_its_own_time() throws MessagingException {
        LocalDate thursday = MONDAY.plusDays(3);
        LocalDate before = client.read(one.id()).nextStepOn();
        agency.goTo(thursday);
        comesBack(header(toKim().getFirst(), "Message-ID"));
        agency.goTo(thursday);

        assertThat(letters()).hasSize(2).last().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo(letters().getFirst().kind());
            assertThat(letter.day()).isEqualTo(thursday);
            assertThat(letter.deadlineOn()).isEqualTo(thursday.plusDays(14));
            assertThat(letter.channel()).isEqualTo("LETTER");
        });
        assertThat(client.read(one.id()).nextStepOn())
                .as("nothing follows sooner")
                .isAfter(before);
    }

    @Test
    void while_a_case_rests_nothing_is_demanded_and_afterwards_the_demand_is_written_anew() throws MessagingException {
        asks("pause", "{\"reason\": \"DEFERRED\", \"until\": \"2026-11-12\"}");
        agency.goTo(MONDAY.plusDays(2));
        comesBack(header(toKim().getFirst(), "Message-ID"));
        agency.goTo(MONDAY.plusDays(3));
        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.undeliveredOn()).isNotNull());
        assertThat(Stream.of(post.getReceivedMessagesForDomain("nordwall.example")))
                .as("it was about a mail of ours")
                .allMatch(mail -> isSeen(mail));

        LocalDate goesOn = LocalDate.of(2026, 11, 12);
        agency.goTo(goesOn);
        assertThat(letters()).hasSize(2).last().satisfies(letter -> {
            assertThat(letter.kind()).as("the first demand, not the second").isEqualTo("LETTER_1");
            assertThat(letter.day()).isEqualTo(goesOn);
            assertThat(letter.channel()).isEqualTo("LETTER");
        });
    }

    private void asks(String what, String json) {
        assertThat(agency.post(
                                client.caller().token(),
                                "v1/claims/" + one.id() + "/" + what,
                                json,
                                "Idempotency-Key",
                                what)
                        .status())
                .isEqualTo(200);
    }

    private static boolean isSeen(MimeMessage mail) {
        try {
            return mail.isSet(Flag.SEEN);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_letter_to_an_address_that_is_refused_at_once_goes_by_post_the_same_day() {
        LocalDate tuesday = MONDAY.plusDays(1);
        one = client.handOver("A-2", Claims.of("A-2", "RE-A-2", "K-2").replace("kim.muster@", "kim..muster@"));
        agency.goTo(tuesday);
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.channel()).isEqualTo("EMAIL");
            assertThat(letter.state()).isEqualTo("PRINT");
            assertThat(letter.undeliveredOn()).isEqualTo(tuesday);
            assertThat(letter.trouble()).contains("not an e-mail address");
        });
    }

    @Test
    void a_report_of_somebody_elses_mail_changes_nothing_and_what_people_write_stays_unread()
            throws MessagingException {
        comesBack("<newsletter.7@bohnen.example>");
        comesBack("<NW-26-9999999.LETTER_1@nordwall.example>");
        mailbox.deliver(report(header(toKim().getFirst(), "Message-ID"), "somebody.else@example.org"));
        mailbox.deliver(mail("""
                From: kim.muster@example.org
                To: kontakt@nordwall.example
                Subject: Frage
                Content-Type: text/plain

                Warum?
                """));
        agency.goTo(MONDAY);

        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.state()).isEqualTo("SENT"));
        assertThat(Stream.of(post.getReceivedMessagesForDomain("nordwall.example")))
                .hasSize(4)
                .noneMatch(mail -> isSeen(mail));
    }
}
