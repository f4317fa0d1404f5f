package de.mahnwerk.merchant.imports;

import java.util.List;

/**
 * Items that a waiting payment may mean.
 *
 * @param confidence 1 to 99 of 100
 * @param reasons what speaks for it
 */
public record MatchProposal(long entryId, List<Named> items, int confidence, List<Reason> reasons) {

    /** An item with what a person recognises it by. */
    public record Named(long itemId, String number, String customer) {}

    /** What speaks for a proposal. */
    public enum Reason {
        NUMBER_ALIKE,
        CUSTOMER_NUMBER,
        KNOWN_ACCOUNT,
        NAME,
        AMOUNT,
        AMOUNT_WITH_COSTS,
        SUM_OF_SEVERAL
    }
}
