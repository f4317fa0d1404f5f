package de.mahnwerk.platform.mail;

/** What a side does about a mail of its own that did not reach its reader. */
public interface MailReturns {

    /**
     * Acts on a report, in transactions of its own. The same report again changes nothing.
     *
     * @return false when it is about no mail of this side, or about an address to which that mail never went
     */
    boolean take(DeliveryReport report);
}
