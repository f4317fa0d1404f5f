package de.mahnwerk.law.delay;

import java.time.LocalDate;

/** When a letter reached the debtor (§ 130(1) BGB), where nobody noted it. */
public final class Receipt {

    private static final int DAYS_OF_THE_POST = 3;

    private Receipt() {}

    /**
     * The day that is assumed for a letter, invoice or mail sent on {@code sent}: three days later, late enough to err in the
     * debtor's favour. No statute fixes the days; who knows the real one uses that (§ 130(1) BGB).
     */
    public static LocalDate assumed(LocalDate sent) {
        return sent.plusDays(DAYS_OF_THE_POST);
    }
}
