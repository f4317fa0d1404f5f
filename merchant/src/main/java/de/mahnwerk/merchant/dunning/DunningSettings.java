package de.mahnwerk.merchant.dunning;

/**
 * How a merchant's runs come about.
 *
 * @param releaseBy whether the schedule also releases what it proposed, or a person does
 * @param fourEyes whether a run must be released by somebody else than who proposed it
 * @param leftovers what happens to costs and interest of invoices whose principal was paid late
 */
public record DunningSettings(ReleaseBy releaseBy, boolean fourEyes, Leftovers.Habit leftovers) {

    /** Where nobody decided otherwise. */
    public static final DunningSettings USUAL = new DunningSettings(ReleaseBy.SCHEDULE, false, Leftovers.Habit.ASK);

    /** Who releases a scheduled run. */
    public enum ReleaseBy {
        SCHEDULE,
        PERSON
    }
}
