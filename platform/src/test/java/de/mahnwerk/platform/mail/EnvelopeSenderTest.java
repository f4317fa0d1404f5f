package de.mahnwerk.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mahnwerk.platform.PlatformSettings.Smtp;
import de.mahnwerk.platform.mail.Mailer.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where reports of undeliverable mails go: to one mailbox for all, or to the sender of each mail. */
class EnvelopeSenderTest {

    private static final Mail MAIL = new Mail(
            "notice.1.2@bohnen.example",
            "rechnung@bohnen.example",
            "Bohnenkontor GmbH",
            "kim@muster.example",
            "Zahlungserinnerung",
            "Guten Tag",
            List.of());

    private final GreenMail post = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void openPost() {
        post.start();
    }

    @AfterEach
    void closePost() {
        post.stop();
    }

    private MimeMessage sent(String envelopeSender) {
        List<Outcome> outcomes = new ArrayList<>();
        new Mailer(new Smtp("localhost", post.getSmtp().getPort(), "", "", envelopeSender))
                .send(List.of(MAIL), Duration.ofMinutes(1), (mail, outcome) -> outcomes.add(outcome));
        assertThat(outcomes).containsExactly(new Outcome.Sent());
        return post.getReceivedMessages()[0];
    }

    @Test
    void the_mailbox_of_the_installation_gets_what_comes_back_and_the_reader_sees_the_merchant()
            throws MessagingException {
        MimeMessage mail = sent("rueck@mahnwerk.example");
        assertThat(mail.getHeader("Return-Path")).containsExactly("<rueck@mahnwerk.example>");
        assertThat(mail.getFrom()[0]).asString().contains("rechnung@bohnen.example");
    }

    @Test
    void without_one_the_merchant_gets_it() throws MessagingException {
        assertThat(sent("").getHeader("Return-Path")).containsExactly("<rechnung@bohnen.example>");
    }
}
