package de.mahnwerk.law.conduct;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;

/**
 * How long something must be kept and from when it must go (§ 147(3), (4) AO, § 257(4), (5) HGB; Art. 5(1) e, 17(1) a GDPR).
 * The period begins with the end of the calendar year and does not end while the tax assessment is open (§ 147(3) sentence 5
 * AO): whoever deletes asks for that first. In between the data are restricted (Art. 18 GDPR).
 *
 * @param keepUntil the last day of the duty to keep
 * @param deleteFrom the first day on which nothing allows to keep it any more
 */
public record Retention(Kind kind, LocalDate keepUntil, LocalDate deleteFrom) implements Explained {

    /** What is kept (§ 147 AO). */
    public enum Kind {
        /** Books, annual accounts, procedure documentation: ten years (§ 147(1) nos. 1, 4a AO). */
        BOOKS(10, "Bücher und Aufzeichnungen", "books and records", "§ 147 Abs. 1 Nr. 1, Abs. 3 AO, § 257 HGB"),
        /** Booking vouchers, invoices among them: eight years (§ 147(1) no. 4 AO). */
        VOUCHERS(8, "Buchungsbelege", "booking vouchers", "§ 147 Abs. 1 Nr. 4, Abs. 3 AO, § 257 HGB"),
        /** Booking vouchers of banks, insurers, securities firms: ten years. */
        VOUCHERS_OF_BANKS(
                10,
                "Buchungsbelege von Banken und Versicherungen",
                "booking vouchers of banks and insurers",
                "§ 147 Abs. 3 AO, § 257 Abs. 4 HGB"),
        /** Business letters, sent and received: six years (§ 147(1) nos. 2, 3 AO). */
        LETTERS(6, "Handels- und Geschäftsbriefe", "business letters", "§ 147 Abs. 1 Nr. 2, 3, Abs. 3 AO, § 257 HGB"),
        /** The data of a titled case: until paid, thirty years at most (§ 197(1) no. 3 BGB). */
        TITLE(30, "Unterlagen zu einem Titel", "papers of a title", "§ 197 Abs. 1 BGB");

        private final int years;
        private final String german;
        private final String english;
        private final String paragraph;

        Kind(int years, String german, String english, String paragraph) {
            this.years = years;
            this.german = german;
            this.english = english;
            this.paragraph = paragraph;
        }
    }

    /**
     * The retention of something.
     *
     * @param made when the voucher or letter was made, the last entry in the books, the title final (§ 147(4) AO, § 201 BGB)
     */
    public static Retention of(Kind kind, LocalDate made) {
        LocalDate keepUntil = switch (kind) {
            case BOOKS, VOUCHERS, VOUCHERS_OF_BANKS, LETTERS -> LocalDate.of(made.getYear() + kind.years, 12, 31);
            case TITLE -> made.plusYears(kind.years);
        };
        return new Retention(kind, keepUntil, keepUntil.plusDays(1));
    }

    /** The latest day for which this duty is over on {@code day} (§ 147(3) AO): what was made until then may be deleted. */
    public static LocalDate latestOver(Kind kind, LocalDate day) {
        LocalDate made = day.minusYears(kind.years).plusDays(1);
        while (!of(kind, made).isOverOn(day)) {
            made = kind == Kind.TITLE ? made.minusDays(1) : LocalDate.of(made.getYear() - 1, 12, 31);
        }
        return made;
    }

    /** Whether it may be deleted on this day, as far as this duty goes (§ 147(3) AO). */
    public boolean isOverOn(LocalDate day) {
        return !day.isBefore(deleteFrom);
    }

    @Override
    public Wording wording() {
        return kind == Kind.TITLE
                ? Wording.of(
                        "{0}: bis zur Zahlung, längstens bis {1} ({2}); danach zu löschen (Art. 17 DSGVO).",
                        "{0}: until paid, {1} at the latest ({2}); then to be deleted (Art. 17 GDPR).",
                        name(),
                        keepUntil,
                        kind.paragraph)
                : Wording.of(
                        "{0}: {1} Jahre ab Schluss des Jahres, also bis {2} ({3}); danach zu löschen, sobald die Steuer festgesetzt ist (Art. 17 DSGVO).",
                        "{0}: {1} years from the end of the year, so until {2} ({3}); then to be deleted once the tax is assessed (Art. 17 GDPR).",
                        name(),
                        kind.years,
                        keepUntil,
                        kind.paragraph);
    }

    private Wording name() {
        return Wording.of(kind.german, kind.english);
    }
}
