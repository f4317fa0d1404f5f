package de.mahnwerk.agency.strategy;

/**
 * How far two shares lie apart: the interval that holds the true difference in 95 of 100 such comparisons, by Newcombe's hybrid
 * score (Statistics in Medicine 17, 1998, method 10), which is honest for small numbers too.
 *
 * @param difference of the second share from the first, between -1 and 1
 */
public record TwoShares(double difference, double lower, double upper) {

    private static final double Z = 1.959963984540054;

    private record Wilson(double share, double lower, double upper) {
        static Wilson of(long hits, long all) {
            double share = (double) hits / all;
            double zz = Z * Z;
            double middle = (2 * hits + zz) / (2 * (all + zz));
            double half = Z * Math.sqrt(zz + 4 * hits * (1 - share)) / (2 * (all + zz));
            return new Wilson(share, Math.max(0, middle - half), Math.min(1, middle + half));
        }
    }

    /** Each share is {@code hits} of {@code all}, of which there is at least one. */
    static TwoShares of(long firstHits, long first, long secondHits, long second) {
        Wilson a = Wilson.of(firstHits, first);
        Wilson b = Wilson.of(secondHits, second);
        double difference = b.share() - a.share();
        return new TwoShares(
                difference,
                difference - Math.hypot(b.share() - b.lower(), a.upper() - a.share()),
                difference + Math.hypot(b.upper() - b.share(), a.share() - a.lower()));
    }

    /** Whether the two differ at all, as far as so many cases can tell. */
    public boolean tells() {
        return lower > 0 || upper < 0;
    }
}
