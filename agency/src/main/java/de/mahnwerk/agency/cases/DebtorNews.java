package de.mahnwerk.agency.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a debtor and changes what may be done.
 *
 * @param since day of the opening or of the death
 * @param fileNumber of the court
 */
public record DebtorNews(
        Kind kind,
        LocalDate since,
        @Nullable String court,
        @Nullable String fileNumber) {

    /** What it is. */
    public enum Kind {
        NONE,
        INSOLVENCY,
        DEATH,
        MINORITY
    }

    /** Nothing of that sort. */
    public static DebtorNews none() {
        return new DebtorNews(Kind.NONE, LocalDate.EPOCH, null, null);
    }
}
