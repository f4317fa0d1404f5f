package de.mahnwerk.merchant.accounting;

import de.mahnwerk.merchant.accounting.Account.Chart;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a merchant's accounting is set up.
 *
 * @param consultant DATEV number of the tax consultant, 1001 to 9999999
 * @param client DATEV number of the client, 1 to 99999
 * @param yearBegins month in which the financial year begins, 1 to 12
 * @param own accounts that differ from the chart's
 */
public record AccountingSettings(Chart chart, int consultant, int client, int yearBegins, Map<Account, String> own) {

    /** Length of general ledger accounts; debtors have one digit more. */
    static final int DIGITS = 4;

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{" + (DIGITS - 1) + "," + DIGITS + "}");

    /** Debtors' accounts begin with 1 to 6; 7 to 9 are creditors. */
    private static final Pattern DEBTOR = Pattern.compile("[1-6]\\d{" + DIGITS + "}");

    public AccountingSettings {
        own = Map.copyOf(own);
        if (consultant < 1001 || consultant > 9_999_999) {
            throw new IllegalArgumentException("consultant " + consultant);
        }
        if (client < 1 || client > 99_999) {
            throw new IllegalArgumentException("client " + client);
        }
        if (yearBegins < 1 || yearBegins > 12) {
            throw new IllegalArgumentException("month " + yearBegins);
        }
        own.forEach((account, number) -> {
            if (!NUMBER.matcher(number).matches()) {
                throw new IllegalArgumentException(account + " " + number);
            }
        });
    }

    static AccountingSettings usual() {
        return new AccountingSettings(Chart.SKR03, 1001, 1, 1, Map.of());
    }

    public String number(Account account) {
        return own.getOrDefault(account, account.in(chart));
    }

    /** A customer whose number is that of a debtor's account has it; the others share one. */
    public String number(Account account, String customerNumber) {
        return account == Account.DEBTOR && DEBTOR.matcher(customerNumber).matches() ? customerNumber : number(account);
    }

    /** First day of the financial year in which {@code day} lies. */
    LocalDate yearOf(LocalDate day) {
        LocalDate begin = LocalDate.of(day.getYear(), yearBegins, 1);
        return begin.isAfter(day) ? begin.minusYears(1) : begin;
    }

    /** A DATEV booking says its day without the year: a stack lies within one financial year. */
    public boolean oneYear(Bookings.Period period) {
        return yearOf(period.from()).equals(yearOf(period.to()));
    }
}
