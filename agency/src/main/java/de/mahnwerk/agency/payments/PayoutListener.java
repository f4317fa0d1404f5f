package de.mahnwerk.agency.payments;

import java.time.LocalDate;
import java.util.List;

/** Told, in the same transaction, when the bank has executed transfers from the trust account. */
public interface PayoutListener {

    /** {@code subjects} are those under which they were ordered. */
    void executed(List<String> subjects, LocalDate day);
}
