package de.mahnwerk.merchant.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file that was imported and what became of it.
 *
 * @param kind a {@link ReadFile.Kind}, or null when it was none
 * @param invoices understood; {@code added} were new, {@code unchanged} there already
 * @param entries of statements; {@code knownEntries} had come before in another file
 * @param state {@code RUNNING} while a long list is being taken, else {@code DONE}
 * @param linesDone of so many {@code lines} of a long list
 * @param trouble why the last attempt to go on failed; it is tried again
 * @param unmatched entries of this file that still wait for a person
 */
public record TakenFile(
        long id,
        String fileName,
        @Nullable String kind,
        LocalDate takenOn,
        String takenBy,
        int invoices,
        int added,
        int changed,
        int unchanged,
        int entries,
        int knownEntries,
        int matched,
        int unmatched,
        int faults,
        String state,
        long lines,
        long linesDone,
        @Nullable String trouble) {

    /** Whether it is a long list that is still being taken. */
    public boolean isRunning() {
        return state.equals("RUNNING");
    }

    /** How much of it is taken, 0 to 100. */
    public long percent() {
        return lines == 0 ? 100 : Math.min(100, 100 * linesDone / lines);
    }
}
