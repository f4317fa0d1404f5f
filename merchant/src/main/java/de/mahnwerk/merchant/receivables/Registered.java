package de.mahnwerk.merchant.receivables;

import de.mahnwerk.merchant.receivables.Arrival.Fate;
import java.util.Collection;
import java.util.Collections;

/** What a registration did; {@code unchanged} items were there already. */
public record Registered(int added, int changed, int unchanged) {

    public static final Registered NOTHING = new Registered(0, 0, 0);

    /** Counts fates; {@code customers} that have changed count when no item was added. */
    static Registered of(Collection<Fate> fates, int customers) {
        int added = Collections.frequency(fates, Fate.ADDED);
        int changed = Collections.frequency(fates, Fate.CHANGED);
        return new Registered(
                added, changed + (added == 0 ? customers : 0), Collections.frequency(fates, Fate.UNCHANGED));
    }

    public Registered plus(Registered other) {
        return new Registered(added + other.added, changed + other.changed, unchanged + other.unchanged);
    }
}
