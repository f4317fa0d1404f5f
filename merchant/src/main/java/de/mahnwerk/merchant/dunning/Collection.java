package de.mahnwerk.merchant.dunning;

import java.time.LocalDate;
import java.util.List;

/** Where a run puts the claims that have reached the collection level; called in the run's transaction. */
public interface Collection {

    /** The items of one customer that are handed over together. */
    record Request(long customerId, List<Long> itemIds) {}

    void collect(long tenant, List<Request> requests, Level level, long runId, LocalDate asOf);

    /** A run is taken back: what it put in and was not sent yet comes out again. */
    void takeBack(long tenant, long runId);
}
