package de.mahnwerk.merchant.receivables;

import java.util.List;

/** Told, in the same transaction, of what happens at home to items that the agency collects. */
public interface InCollection {

    void bookedAtHome(long tenant, List<Entry> entries);

    void disputed(long tenant, long itemId, String reason);

    /** Address or contact of a customer are different now. */
    void customerChanged(long tenant, long customerId);
}
