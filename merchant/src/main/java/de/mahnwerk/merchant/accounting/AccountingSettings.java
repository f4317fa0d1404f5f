package de.mahnwerk.merchant.accounting;

import de.mahnwerk.platform.accounting.Chart;
import de.mahnwerk.platform.accounting.DatevNumbers;
import de.mahnwerk.platform.accounting.DatevStack;
import de.mahnwerk.platform.accounting.FinancialYear;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a merchant's accounting is set up.
 *
 * @param own accounts that differ from the chart's
 */
public record AccountingSettings(Chart chart, DatevNumbers datev, FinancialYear year, Map<Account, String> own) {

    private static final Pattern NUMBER =
            Pattern.compile("[1-9]\\d{" + (DatevStack.DIGITS - 1) + "," + DatevStack.DIGITS + "}");

    public AccountingSettings {
        own = Map.copyOf(own);
        own.forEach((account, number) -> {
            if (!NUMBER.matcher(number).matches()) {
                throw new IllegalArgumentException(account + " " + number);
            }
        });
    }

    static AccountingSettings usual() {
        return new AccountingSettings(Chart.SKR03, new DatevNumbers(1001, 1), new FinancialYear(1), Map.of());
    }

    public String number(Account account) {
        return own.getOrDefault(account, account.in(chart));
    }

    /** A customer whose number is that of a debtor's account has it; the others share one. */
    public String number(Account account, String customerNumber) {
        return account == Account.DEBTOR && DatevStack.isDebtor(customerNumber) ? customerNumber : number(account);
    }
}
