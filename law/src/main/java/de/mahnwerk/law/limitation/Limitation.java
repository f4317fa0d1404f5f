package de.mahnwerk.law.limitation;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.List;

/**
 * When a claim becomes time-barred (§§ 195–217 BGB): the debtor may then refuse for ever (§ 214), what is paid stays paid.
 *
 * @param expiresOn the last day on which the claim is not time-barred
 * @param steps the reasoning, step by step
 */
public record Limitation(LocalDate expiresOn, List<Wording> steps) implements Explained {

    public Limitation {
        steps = List.copyOf(steps);
    }

    /** The regular period: three years from the end of the year in which the claim arose and was known (§§ 195, 199(1)). */
    public static Limitation regular(LocalDate arisen) {
        LocalDate expires = LocalDate.of(arisen.getYear() + 3, 12, 31);
        return new Limitation(
                expires,
                List.of(Wording.of(
                        "Entstanden am {0}; drei Jahre ab Schluss des Jahres, also bis {1} (§§ 195, 199 Abs. 1 BGB).",
                        "Arisen on {0}; three years from the end of that year, so until {1} (sections 195, 199(1) BGB).",
                        arisen,
                        expires)));
    }

    /** Whether the claim is time-barred on this day. */
    public boolean isTimeBarred(LocalDate asOf) {
        return asOf.isAfter(expiresOn);
    }

    @Override
    public Wording wording() {
        return Wording.sentences(steps);
    }
}
