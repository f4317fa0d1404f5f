package de.mahnwerk.law.interest;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Interest with its whole calculation, as § 13a(1) no. 3 RDG wants it shown: interest-bearing amount, rate, period.
 *
 * @param amount rounded half-up to the cent as the terms say
 * @param from first day, counted
 * @param to last day, counted
 */
public record InterestResult(Money amount, LocalDate from, LocalDate to, List<Segment> segments, InterestTerms terms)
        implements Explained {

    public InterestResult {
        segments = List.copyOf(segments);
    }

    /** All days for which interest was computed (§ 288 BGB). */
    public long days() {
        return segments.stream().mapToLong(Segment::days).sum();
    }

    /** The interest before any rounding (§ 288 BGB). */
    public BigDecimal exact() {
        return segments.stream().map(Segment::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public Wording wording() {
        if (segments.isEmpty()) {
            return Wording.of("Es sind keine Zinsen entstanden.", "No interest has accrued.");
        }
        return Wording.of(
                "Zinsen ({0}), {1}: {2}. Zusammen {3} ({4}).",
                "Interest ({0}), {1}: {2}. In total {3} ({4}).",
                terms.basis(),
                rule(),
                Wording.joined("; ", segments),
                amount,
                method());
    }

    private Wording rule() {
        return switch (terms.rule()) {
            case InterestRule.AboveBaseRate above ->
                Wording.of("{0} über dem Basiszinssatz jährlich", "{0} above the base rate, per year", above.points());
            case InterestRule.Fixed fixed -> Wording.of("{0} jährlich", "{0} per year", fixed.rate());
        };
    }

    private Wording method() {
        Wording days = switch (terms.dayCount()) {
            case ACT_365 -> Wording.of("taggenau, Jahr zu 365 Tagen", "actual days, year of 365 days");
            case ACT_ACT -> Wording.of("taggenau, Schaltjahr zu 366 Tagen", "actual days, leap year of 366 days");
            case ACT_360 -> Wording.of("taggenau, Jahr zu 360 Tagen", "actual days, year of 360 days");
            case THIRTY_360 -> Wording.of("Monat zu 30, Jahr zu 360 Tagen", "months of 30 days, year of 360 days");
        };
        return switch (terms.rounding()) {
            case SUM -> Wording.of("{0}; einmal am Ende gerundet", "{0}; rounded once at the end", days);
            case SEGMENT -> Wording.of("{0}; je Abschnitt gerundet", "{0}; each period rounded", days);
        };
    }
}
