package de.mahnwerk.protocol;

import java.util.List;

/**
 * Events after a cursor, in order.
 *
 * @param next the sequence of the last event of this page, to be given as {@code after}; the given one when it is empty
 * @param more whether there is more after it now
 */
public record EventPage(List<Event> events, long next, boolean more) {

    public EventPage {
        events = Lists.copy(events);
    }
}
