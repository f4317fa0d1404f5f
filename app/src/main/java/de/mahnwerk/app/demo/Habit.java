package de.mahnwerk.app.demo;

import java.util.Random;

/** How a debtor of the demo treats one invoice; {@code weight} in per mille of all invoices. */
enum Habit {
    /** Pays before or on the due date. */
    PAYS_EARLY(640),
    /** Pays some days late, at the latest after the friendly reminder. */
    PAYS_LATE(160),
    /** Pays only after a dunning notice. */
    PAYS_AFTER_DUNNING(70),
    /** Pays a part in time and the rest to the agency. */
    PAYS_PARTLY(20),
    /** Lets it come to collection and pays the agency after one of its letters. */
    PAYS_THE_AGENCY(38),
    /** Pays the merchant by mistake although the agency has the claim. */
    PAYS_THE_WRONG_ONE(12),
    /** The direct debit comes back; pays the agency in the end. */
    RETURNS_THE_DEBIT(16),
    /** Says that the goods never came. */
    DISPUTES(10),
    /** Moves house; the shop learns of the new address. */
    MOVES(14),
    /** Never pays anything. */
    NEVER_PAYS(20);

    private final int weight;

    Habit(int weight) {
        this.weight = weight;
    }

    static Habit draw(Random dice) {
        int left = dice.nextInt(1000);
        for (Habit habit : values()) {
            left -= habit.weight;
            if (left < 0) {
                return habit;
            }
        }
        throw new IllegalStateException("the weights must add up to 1000");
    }
}
