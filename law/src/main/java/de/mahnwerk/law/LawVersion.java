package de.mahnwerk.law;

import java.time.LocalDate;

/**
 * The version of a statute that a calculation used: that of the mandate or of the filing (§ 60 RVG, § 71 GKG).
 *
 * @param statute RVG or GKG
 * @param since the day on which this version came into force
 */
public record LawVersion(String statute, LocalDate since) implements Explained {

    @Override
    public Wording wording() {
        return Wording.of("{0} in der seit {1} geltenden Fassung", "{0} as in force since {1}", statute, since);
    }
}
