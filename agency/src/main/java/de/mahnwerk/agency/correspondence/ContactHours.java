package de.mahnwerk.agency.correspondence;

/**
 * Between which hours of a working day somebody is written to by e-mail. No statute names hours; contact at an unreasonable time
 * can be aggressive (§ 4a(2) no. 1 UWG), and working days from 8 to 20 are usual in the trade.
 *
 * @param from first hour, 0 to 23, German time
 * @param to the hour before which it ends, up to 24
 */
public record ContactHours(int from, int to) {

    public ContactHours {
        if (from < 0 || to > 24 || from >= to) {
            throw new IllegalArgumentException("no hours of a day: " + from + "-" + to);
        }
    }

    @Override
    public String toString() {
        return from + "–" + to;
    }
}
