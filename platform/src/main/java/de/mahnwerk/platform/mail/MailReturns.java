package de.mahnwerk.platform.mail;

/** What a side does about a mail of its own that did not reach its reader. */
public interface MailReturns {

    /** Acts on a report, in transactions of its own. The same report again changes nothing; of mails of others it does nothing. */
    void take(DeliveryReport report);
}
