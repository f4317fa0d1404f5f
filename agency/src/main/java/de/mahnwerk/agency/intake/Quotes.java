package de.mahnwerk.agency.intake;

import de.mahnwerk.protocol.Quote;
import de.mahnwerk.protocol.QuoteRequest;
import java.time.LocalDate;

/** What a claim would cost by the client's terms; whoever settles accounts provides it. */
public interface Quotes {

    /** On the terms in force on {@code asOf}. */
    Quote quote(long client, QuoteRequest request, LocalDate asOf);
}
