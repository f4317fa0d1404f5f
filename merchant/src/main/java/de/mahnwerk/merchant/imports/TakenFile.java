package de.mahnwerk.merchant.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file that was imported and what became of it.
 *
 * @param kind a {@link ReadFile.Kind}, or null when it was none
 * @param invoices understood; {@code added} were new, {@code unchanged} there already
 * @param entries of statements; {@code knownEntries} had come before in another file
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
        int faults) {}
