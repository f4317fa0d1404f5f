package de.mahnwerk.merchant.receivables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A part of an invoice with its own due date; the amount in minor units of the invoice's currency, above zero. */
public record Instalment(LocalDate dueOn, long cents) {

    /** How far apart instalments are. */
    public enum Interval {
        WEEK,
        TWO_WEEKS,
        MONTH;

        LocalDate after(LocalDate first, int times) {
            return switch (this) {
                case WEEK -> first.plusWeeks(times);
                case TWO_WEEKS -> first.plusWeeks(2L * times);
                // counted from the first, so that the 31st is not lost in February
                case MONTH -> first.plusMonths(times);
            };
        }
    }

    /** Invoices have at least two and at most so many. */
    public static final int MOST = 36;

    /**
     * Instalments that differ by a cent at most, the dearer ones first; together they are {@code cents}.
     *
     * @throws IllegalArgumentException when there are fewer than two, more than {@link #MOST} or more than cents
     */
    public static List<Instalment> equal(long cents, int count, LocalDate first, Interval interval) {
        if (count < 2 || count > MOST || count > cents) {
            throw new IllegalArgumentException(cents + " cents cannot be paid in " + count + " instalments");
        }
        List<Instalment> instalments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            instalments.add(new Instalment(interval.after(first, i), cents / count + (i < cents % count ? 1 : 0)));
        }
        return List.copyOf(instalments);
    }
}
