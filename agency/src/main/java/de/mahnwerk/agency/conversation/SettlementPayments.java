package de.mahnwerk.agency.conversation;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Money;
import java.time.LocalDate;

/** What has been paid on accepted offers in settlement. */
public interface SettlementPayments {

    /** What is missing of the accepted offer of a case; nothing when enough is paid, and then the case is closed. */
    Money missing(CollectionCase one, LocalDate day);
}
