package de.mahnwerk.platform.bank;

import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ISO 20022 amounts and dates as ours. */
final class Amounts {

    private Amounts() {}

    /** Empty when there is none, the currency is unknown, or the amount is finer than the currency's minor unit. */
    static Optional<Money> of(@Nullable ActiveOrHistoricCurrencyAndAmount amount) {
        if (amount == null || amount.getValue() == null || amount.getCcy() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Money.of(amount.getValue(), Currency.getInstance(amount.getCcy())));
        } catch (ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static ActiveOrHistoricCurrencyAndAmount iso(Money amount) {
        return new ActiveOrHistoricCurrencyAndAmount()
                .setValue(amount.toDecimal())
                .setCcy(amount.currency().getCurrencyCode());
    }

    /** The day as the bank wrote it, in its own zone. */
    static @Nullable LocalDate day(@Nullable DateAndDateTime2Choice date) {
        if (date == null) {
            return null;
        }
        if (date.getDt() != null) {
            return date.getDt();
        }
        return date.getDtTm() == null ? null : date.getDtTm().toLocalDate();
    }
}
