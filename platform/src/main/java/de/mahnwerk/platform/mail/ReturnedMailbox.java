package de.mahnwerk.platform.mail;

import de.mahnwerk.platform.PlatformSettings.Mailbox;
import de.mahnwerk.platform.days.RecurringWork;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads reports of undeliverable mails out of a mailbox. One about a mail of this side is marked as read once it was acted
 * on, so that a kill in between lets it be read again. Everything else stays as it is, for people and for the other side;
 * nothing is deleted.
 */
public final class ReturnedMailbox implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnedMailbox.class);

    private static final int AT_ONCE = 500;

    /** Reports may quote the mail that they are about with its attachments; a larger one is no report of ours. */
    private static final int LARGEST = 32 * 1024 * 1024;

    private final Mailbox mailbox;
    private final MailReturns returns;
    private final Session session;

    /** Ids of mails that were looked at and are not ours: each is looked at once. */
    private final Set<Long> others = new HashSet<>();

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
            Folder folder = store.getFolder(mailbox.folder());
            folder.open(Folder.READ_WRITE);
            try {
                return read(folder, (UIDFolder) folder);
            } finally {
                // without removing what people marked as deleted
                folder.close(false);
            }
        } catch (MessagingException e) {
            LOG.warn("The mailbox {} of {} cannot be read: {}", mailbox.folder(), mailbox.host(), e.getMessage());
            return 0;
        }
    }

    private int read(Folder folder, UIDFolder ids) throws MessagingException {
        Message[] unread = folder.search(new FlagTerm(new Flags(Flag.SEEN), false));
        fetch(folder, unread, UIDFolder.FetchProfileItem.UID);
        List<Message> fresh = new ArrayList<>();
        for (Message message : unread) {
            if (fresh.size() < AT_ONCE && !others.contains(ids.getUID(message))) {
                fresh.add(message);
            }
        }
        fetch(folder, fresh.toArray(Message[]::new), FetchProfile.Item.CONTENT_INFO);
        int taken = 0;
        for (Message message : fresh) {
            if (isOurs(message)) {
                message.setFlag(Flag.SEEN, true);
                taken++;
            } else {
                others.add(ids.getUID(message));
            }
        }
        return taken;
    }

    private static void fetch(Folder folder, Message[] messages, FetchProfile.Item item) throws MessagingException {
        FetchProfile profile = new FetchProfile();
        profile.add(item);
        folder.fetch(messages, profile);
    }

    /** One that cannot be acted on keeps nobody from the others; it is looked at again by the next program that starts. */
    private boolean isOurs(Message message) {
        try {
            return message.isMimeType("multipart/report")
                    && message.getSize() <= LARGEST
                    && DeliveryReport.read(content(message))
                            .filter(returns::take)
                            .isPresent();
        } catch (MessagingException | IOException | RuntimeException e) {
            LOG.warn("A report in the mailbox {} could not be acted on; it stays unread", mailbox.folder(), e);
            return false;
        }
    }

    /** The whole message; the server does not mark it as read for that ({@code peek}). */
    private static byte[] content(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }
}
