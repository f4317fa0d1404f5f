package de.mahnwerk.platform.mail;

import de.mahnwerk.platform.PlatformSettings.Smtp;
import de.mahnwerk.platform.documents.Documents.Document;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Sends e-mails over SMTP, many over one connection. */
public final class Mailer {

    /** What became of one mail. */
    public sealed interface Outcome {
        record Sent() implements Outcome {}

        /** This mail will never arrive: do not try again, use another channel. */
        record Refused(String reason) implements Outcome {

            /** Whether the address itself is the reason, so that no other mail will arrive there either. */
            public boolean isDead() {
                return DeliveryReport.Failure.saysDead(reason);
            }
        }

        /** The server could not be reached or was busy: try again later. */
        record Later(String reason) implements Outcome {}
    }

    private static final RetryTemplate NOTE = new RetryTemplate(RetryPolicy.builder()
            .includes(DataAccessException.class, TransactionException.class)
            .maxRetries(60)
            .delay(Duration.ofSeconds(1))
            .build());

    /** An answer of the 400s (RFC 5321): the server is busy or wants to be asked again. */
    private static final Pattern TRANSIENT = Pattern.compile("(?:^|\\s)4\\d\\d[ -]");

    private final Smtp smtp;
    private final Session session;

    public Mailer(Smtp smtp) {
        this.smtp = smtp;
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", smtp.host());
        settings.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
        settings.setProperty("mail.smtp.connectiontimeout", "10000");
        settings.setProperty("mail.smtp.timeout", "30000");
        settings.put("mail.smtp.socketFactory", new PromptSockets());
        settings.setProperty("mail.smtp.starttls.enable", "true");
        if (!smtp.from().isEmpty()) {
            settings.setProperty("mail.smtp.from", smtp.from());
        }
        settings.setProperty("mail.smtp.auth", Boolean.toString(!smtp.user().isEmpty()));
        this.session = Session.getInstance(settings, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(smtp.user(), smtp.password());
            }
        });
    }

    /**
     * Sends all over one connection and tells {@code after} about each mail before the next one goes out, so that a kill
     * leaves at most one mail whose sending nobody noted. What is not begun in {@code time} is left for a later call, so
     * that a lease on the mails never ends under the sender's hands.
     */
    public void send(List<Mail> mails, Duration time, BiConsumer<Mail, Outcome> after) {
        if (mails.isEmpty()) {
            return;
        }
        if (smtp.host().isEmpty()) {
            Outcome nowhere = new Outcome.Later("no mail server is configured (mahnwerk.smtp.host)");
            mails.forEach(mail -> note(() -> after.accept(mail, nowhere)));
            return;
        }
        long began = System.nanoTime();
        int told = 0;
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            for (Mail mail : mails) {
                if (System.nanoTime() - began > time.toNanos()) {
                    return;
                }
                Outcome outcome = send(transport, mail);
                told++;
                note(() -> after.accept(mail, outcome));
            }
        } catch (MessagingException e) {
            Outcome later = new Outcome.Later("mail server: " + e.getMessage());
            mails.stream().skip(told).forEach(mail -> note(() -> after.accept(mail, later)));
        }
    }

    /** A database that is away for a moment must not make us forget what was sent: the note waits for it. */
    private static void note(Runnable note) {
        try {
            Boolean _ = NOTE.execute(() -> {
                note.run();
                return true;
            });
        } catch (RetryException e) {
            throw new IllegalStateException("a sent mail could not be noted", e);
        }
    }

    private Outcome send(Transport transport, Mail mail) throws MessagingException {
        try {
            MimeMessage message = message(mail);
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Sent();
        } catch (AddressException e) {
            return new Outcome.Refused("not an e-mail address: " + e.getMessage());
        } catch (jakarta.mail.SendFailedException e) {
            String answer = answers(e);
            return TRANSIENT.matcher(answer).find()
                    ? new Outcome.Later("mail server: " + answer)
                    : new Outcome.Refused(answer);
        }
    }

    /** What the server said stands in the exceptions behind the first. */
    private static String answers(MessagingException first) {
        StringBuilder all = new StringBuilder(String.valueOf(first.getMessage()));
        for (Exception next = first.getNextException();
                next instanceof MessagingException said;
                next = said.getNextException()) {
            all.append(' ').append(said.getMessage());
        }
        return all.toString().replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = new WithId(session, mail.messageId());
        try {
            message.setFrom(new InternetAddress(mail.from(), mail.fromName(), StandardCharsets.UTF_8.name()));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK knows UTF-8", e);
        }
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), StandardCharsets.UTF_8.name());
        parts.addBodyPart(text);
        for (Document attachment : mail.attachments()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setContent(attachment.content(), attachment.mediaType());
            part.setFileName(attachment.name());
            parts.addBodyPart(part);
        }
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    /** Jakarta Mail invents an id at saving unless told otherwise. */
    private static final class WithId extends MimeMessage {
        private final String id;

        private WithId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
