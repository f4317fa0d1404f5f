package de.mahnwerk.protocol;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case shall stand still.
 *
 * @param until the day on which it goes on at the latest, at most a year ahead
 */
public record Pause(
        PauseReason reason, LocalDate until, @Nullable String text) {}
