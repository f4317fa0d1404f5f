package de.mahnwerk.law;

import java.math.BigDecimal;

/**
 * A yearly interest rate in percent: {@code Rate.percent("6.52")}. May be negative, as the base rate (§ 247 BGB) was from
 * 2013 to 2022.
 *
 * @param percent per cent a year
 */
public record Rate(BigDecimal percent) implements Comparable<Rate> {

    /** 5 % between merchants (§ 352 HGB). */
    public static final Rate MERCHANTS = percent("5");

    /** 4 %, the statutory rate where nothing else is said (§ 246 BGB). */
    public static final Rate GENERAL = percent("4");

    /** No interest: for debts of which none bears more than another (§ 366(2) BGB). */
    public static final Rate NONE = percent("0");

    /** {@code Rate.percent("6.52")} (§§ 246, 247 BGB). */
    public static Rate percent(String percent) {
        return new Rate(new BigDecimal(percent));
    }

    /** This rate raised by percentage points, never by per cent of itself (§ 288(1), (2) BGB). */
    public Rate plus(PercentagePoints points) {
        return new Rate(percent.add(points.value()));
    }

    @Override
    public int compareTo(Rate other) {
        return percent.compareTo(other.percent);
    }

    @Override
    public String toString() {
        return percent.toPlainString() + " %";
    }
}
