package de.mahnwerk.platform.accounting;

import java.time.LocalDate;

/**
 * When a company's financial year begins.
 *
 * @param begins month, 1 to 12
 */
public record FinancialYear(int begins) {

    public FinancialYear {
        if (begins < 1 || begins > 12) {
            throw new IllegalArgumentException("month " + begins);
        }
    }

    /** First day of the financial year in which {@code day} lies. */
    public LocalDate of(LocalDate day) {
        LocalDate begin = LocalDate.of(day.getYear(), begins, 1);
        return begin.isAfter(day) ? begin.minusYears(1) : begin;
    }

    /** A DATEV booking says its day without the year: a stack lies within one financial year. */
    public boolean contains(LocalDate from, LocalDate to) {
        return of(from).equals(of(to));
    }
}
