package de.mahnwerk.protocol.trespasser;

import de.mahnwerk.law.Money;

/** Planted: a wire type that needs our law. */
public class KnowsOurMoney {
    Class<?> known() {
        return Money.class;
    }
}
