package de.mahnwerk.agency.cases;

import de.mahnwerk.law.DebtorKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a new case begins.
 *
 * @param strategyVersion which version of its client's strategy leads it
 * @param name the first step
 */
public record FirstStep(int strategyVersion, String name, LocalDate on) {

    /**
     * How new cases begin while two versions share them: by a case's reference, the same for ever.
     *
     * @param percent how many of a hundred cases of {@code of} begin as {@code other}; 0 for none
     * @param of whose cases are shared; everybody's when null
     * @param seed tells one sharing from the next, so that neighbours part anew
     */
    public record Split(
            FirstStep usual,
            FirstStep other,
            int percent,
            @Nullable DebtorKind of,
            String seed) {

        public static Split none(FirstStep usual) {
            return new Split(usual, usual, 0, null, "");
        }
    }

    /** Whoever leads cases says how they begin. */
    public interface Source {

        /** The first step of cases of this client that are accepted on {@code day}. */
        Split firstStep(long client, LocalDate day);
    }
}
