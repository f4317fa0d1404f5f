package de.mahnwerk.platform.bank;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement (camt.053) or notification (camt.054) of one account.
 *
 * @param format {@code camt.053.001.08}
 * @param account IBAN, or the account's other number
 * @param openingBalance booked; null when not told (camt.054 never tells)
 * @param closingBalance booked
 * @param closingOn the day of the closing balance
 * @param entries booked ones only
 */
public record Statement(
        String format,
        String id,
        String account,
        String owner,
        @Nullable Money openingBalance,
        @Nullable Money closingBalance,
        @Nullable LocalDate closingOn,
        List<BankEntry> entries) {

    public Statement {
        entries = List.copyOf(entries);
    }

    public Optional<Money> opening() {
        return Optional.ofNullable(openingBalance);
    }

    public Optional<Money> closing() {
        return Optional.ofNullable(closingBalance);
    }

    /** Whether it is the account's statement; a notification may repeat what the statement says later. */
    public boolean isStatement() {
        return format.startsWith("camt.053");
    }
}
