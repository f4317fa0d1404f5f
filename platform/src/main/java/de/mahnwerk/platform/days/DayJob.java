package de.mahnwerk.platform.days;

import java.time.LocalDate;

/** One entry of a side's list of day jobs; beans in the order of Spring's {@code @Order}. Idempotent for its date. */
public interface DayJob {

    /** Stable name, kept in the table of what was lived. */
    String name();

    /** Does what {@code day} demands, for all tenants. May be repeated after a kill and must then only do the rest. */
    void live(LocalDate day);
}
