package de.mahnwerk.merchant.web;

import de.mahnwerk.law.Money;
import java.util.Optional;

/** Reads an amount as people type it: {@code 89,90}, {@code 1.234,50}, {@code 89.90}, with or without the sign €. */
final class AmountInput {

    private AmountInput() {}

    static Optional<Money> parse(String text) {
        String plain = text.replace("€", "").replace(" ", "").strip();
        if (plain.matches("\\d{1,3}(\\.\\d{3})*(,\\d{1,2})?") || plain.matches("\\d{1,9}(,\\d{1,2})?")) {
            plain = plain.replace(".", "").replace(',', '.');
        }
        return plain.matches("\\d{1,9}(\\.\\d{1,2})?")
                ? Optional.of(Money.eur(plain)).filter(Money::isPositive)
                : Optional.empty();
    }
}
