package de.mahnwerk.law.limitation;

import java.time.LocalDate;

/**
 * A time that does not count (§ 209 BGB), both days included.
 *
 * @param from the first day
 * @param to the last day of the negotiations, of the procedure, of the obstacle; what the law adds to it is added here
 */
public record Suspension(LocalDate from, LocalDate to, Kind kind) {

    /** Why time stands still, and until when after the obstacle is gone (§§ 203–211 BGB). */
    public enum Kind {
        /** Negotiations; the claim expires three months after their end at the earliest (§ 203 BGB). */
        NEGOTIATION("§ 203 BGB", "section 203 BGB"),
        /** Service of an order to pay, back to the application if served soon (§ 204(1) no. 3 BGB, § 167 ZPO). */
        COURT_DUNNING("§ 204 Abs. 1 Nr. 3, Abs. 2 BGB", "section 204(1) no. 3, (2) BGB"),
        /** A claim in court (§ 204(1) no. 1 BGB). */
        LAWSUIT("§ 204 Abs. 1 Nr. 1, Abs. 2 BGB", "section 204(1) no. 1, (2) BGB"),
        /** Registration in insolvency proceedings (§ 204(1) no. 10 BGB). */
        INSOLVENCY("§ 204 Abs. 1 Nr. 10, Abs. 2 BGB", "section 204(1) no. 10, (2) BGB"),
        /** The debtor may refuse for the time being, as with a deferral that was agreed (§ 205 BGB). */
        DEFERRAL("§ 205 BGB", "section 205 BGB"),
        /** Force majeure, as far as it falls into the last six months (§ 206 BGB). */
        FORCE_MAJEURE("§ 206 BGB", "section 206 BGB"),
        /** No legal representative: not before six months after that ends (§ 210 BGB). */
        INCAPACITY("§ 210 BGB", "section 210 BGB"),
        /** An estate without accepted inheritance: not before six months after acceptance (§ 211 BGB). */
        ESTATE("§ 211 BGB", "section 211 BGB"),
        /** A consumer loan in default until it is titled, ten years from arising at most (§ 497(3) sentence 3 BGB). */
        CONSUMER_CREDIT("§ 497 Abs. 3 Satz 3 BGB", "section 497(3) sentence 3 BGB");

        private static final int MONTHS_AFTER_PROCEDURE = 6;
        private static final int MONTHS_AFTER_NEGOTIATION = 3;

        private final String german;
        private final String english;

        Kind(String german, String english) {
            this.german = german;
            this.english = english;
        }

        String german() {
            return german;
        }

        String english() {
            return english;
        }

        /** The last day that does not count: procedures stop time for six months more (§ 204(2) BGB). */
        LocalDate lastDay(LocalDate to) {
            return switch (this) {
                case COURT_DUNNING, LAWSUIT, INSOLVENCY -> to.plusMonths(MONTHS_AFTER_PROCEDURE);
                case NEGOTIATION, DEFERRAL, FORCE_MAJEURE, INCAPACITY, ESTATE, CONSUMER_CREDIT -> to;
            };
        }

        /** Whether days are left out; §§ 210, 211 BGB only put off the end. */
        boolean stopsTime() {
            return this != INCAPACITY && this != ESTATE;
        }

        /** Whether a title is what it was for and ends it; the title's own period begins without it (§§ 201, 204(2) BGB). */
        boolean endsWithTitle() {
            return switch (this) {
                case COURT_DUNNING, LAWSUIT, INSOLVENCY, CONSUMER_CREDIT -> true;
                case NEGOTIATION, DEFERRAL, FORCE_MAJEURE, INCAPACITY, ESTATE -> false;
            };
        }

        /** The day before which the claim does not expire. */
        LocalDate notBefore(LocalDate to) {
            return switch (this) {
                case NEGOTIATION -> to.plusMonths(MONTHS_AFTER_NEGOTIATION);
                case INCAPACITY, ESTATE -> to.plusMonths(MONTHS_AFTER_PROCEDURE);
                case COURT_DUNNING, LAWSUIT, INSOLVENCY, DEFERRAL, FORCE_MAJEURE, CONSUMER_CREDIT -> LocalDate.MIN;
            };
        }
    }

    public Suspension {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a suspension does not end before it begins: " + from + " to " + to);
        }
    }

    LocalDate lastDay() {
        return kind.lastDay(to);
    }
}
