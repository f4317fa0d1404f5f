package de.mahnwerk.agency.clients;

import java.time.LocalDate;

/** The door to where a client's money goes: to another account only when a second person confirms it. */
public interface AccountWishes {

    /**
     * Enters an account for somebody to confirm; nothing happens when it waits already.
     *
     * @param iban without blanks
     * @param by who wants it, and so may not confirm it
     */
    void wish(long client, String iban, String bic, String holder, String by, LocalDate day);
}
