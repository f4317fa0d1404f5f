package de.mahnwerk.agency.web;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.RefusedInput;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What people type into forms: {@code 1.234,56} or {@code 1234.56}. */
record Typed(Page page) {

    private static final int CENTS = 2;

    /** Zero or more, at most two decimals. */
    Money money(String labelKey, String text) {
        BigDecimal decimal = decimal(labelKey, text);
        if (decimal.signum() < 0 || decimal.stripTrailingZeros().scale() > CENTS) {
            throw refused(labelKey, text);
        }
        return Money.of(decimal.setScale(CENTS, RoundingMode.UNNECESSARY), Money.EUR);
    }

    BigDecimal decimal(String labelKey, String text) {
        String plain = text.strip().replace("€", "").replace("%", "").strip();
        String dotted = plain.contains(",") ? plain.replace(".", "").replace(',', '.') : plain;
        try {
            return new BigDecimal(dotted);
        } catch (NumberFormatException e) {
            throw refused(labelKey, text);
        }
    }

    private RefusedInput refused(String labelKey, String text) {
        return new RefusedInput(page.t("typed.amount", page.t(labelKey), text));
    }
}
