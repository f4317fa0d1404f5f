package de.mahnwerk.bench;

import java.util.Locale;

/** What was done a second, by the program and by its yardstick in the same run. */
record Measured(double ours, double yardstick) {

    /** The last line of a benchmark. */
    String line(String name) {
        return String.format(
                Locale.ROOT, "%s: ours %.0f/s, yardstick %.0f/s, ratio %.2f", name, ours, yardstick, ours / yardstick);
    }
}
