package de.mahnwerk.platform.mail;

import de.mahnwerk.platform.PlatformSettings.Mailbox;
import de.mahnwerk.platform.days.RecurringWork;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.HeaderTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads reports of undeliverable mails out of a mailbox. A report is marked as read once it was acted on, so that a kill
 * in between lets it be read again; what people wrote is not touched, and nothing is deleted.
 */
public final class ReturnedMailbox implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnedMailbox.class);

    private static final int AT_ONCE = 500;

    /** Reports may quote the mail that they are about with its attachments; a larger one is no report of ours. */
    private static final int LARGEST = 32 * 1024 * 1024;

    private final Mailbox mailbox;
    private final MailReturns returns;
    private final Session session;

    public ReturnedMailbox(Mailbox mailbox, MailReturns returns) {
        this.mailbox = mailbox;
        this.returns = returns;
        String protocol = protocol();
        Properties settings = new Properties();
        settings.setProperty("mail." + protocol + ".connectiontimeout", "10000");
        settings.setProperty("mail." + protocol + ".timeout", "30000");
        settings.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        settings.setProperty("mail." + protocol + ".starttls.enable", "true");
        settings.setProperty("mail." + protocol + ".peek", "true");
        this.session = Session.getInstance(settings);
    }

    private String protocol() {
        return mailbox.tls() ? "imaps" : "imap";
    }

    @Override
    public String name() {
        return "returned-mail";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    /** A server that cannot be reached is tried again; what waits there waits. */
    @Override
    public int work() {
        if (mailbox.host().isEmpty()) {
            return 0;
        }
        try (Store store = session.getStore(protocol())) {
            store.connect(mailbox.host(), mailbox.port(), mailbox.user(), mailbox.password());
            try (Folder folder = store.getFolder(mailbox.folder())) {
                folder.open(Folder.READ_WRITE);
                return read(folder);
            }
        } catch (MessagingException | IOException e) {
            LOG.warn("The mailbox {} of {} cannot be read: {}", mailbox.folder(), mailbox.host(), e.getMessage());
            return 0;
        }
    }

    private int read(Folder folder) throws MessagingException, IOException {
        Message[] reports = folder.search(new AndTerm(
                new FlagTerm(new Flags(Flag.SEEN), false), new HeaderTerm("Content-Type", "multipart/report")));
        int taken = 0;
        for (Message report : reports) {
            if (taken < AT_ONCE) {
                if (report.getSize() <= LARGEST) {
                    DeliveryReport.read(content(report)).ifPresent(returns::take);
                }
                report.setFlag(Flag.SEEN, true);
                taken++;
            }
        }
        return taken;
    }

    /** The whole message; the server does not mark it as read for that ({@code peek}). */
    private static byte[] content(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }
}
