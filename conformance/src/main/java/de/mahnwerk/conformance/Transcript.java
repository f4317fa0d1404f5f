package de.mahnwerk.conformance;

import java.util.ArrayList;
import java.util.List;

/** What went over the wire: of the check that is running, and of all. Safe to share between threads. */
public final class Transcript {

    private final List<Exchange> all = new ArrayList<>();
    private int chapter;

    public synchronized void add(Exchange exchange) {
        all.add(exchange);
    }

    public synchronized List<Exchange> all() {
        return List.copyOf(all);
    }

    /** What was added since the last call. */
    synchronized List<Exchange> chapter() {
        List<Exchange> found = List.copyOf(all.subList(chapter, all.size()));
        chapter = all.size();
        return found;
    }
}
