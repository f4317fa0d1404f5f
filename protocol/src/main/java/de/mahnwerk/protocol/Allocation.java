package de.mahnwerk.protocol;

import java.util.List;

/** How a payment was set against the debt, § 367 BGB or the order that applies. */
public record Allocation(List<ItemShare> principal, Amount interest, Amount merchantCosts, Amount collectionCosts) {

    public Allocation {
        principal = Lists.copy(principal);
    }

    /** The part of one invoice. */
    public record ItemShare(String invoiceNumber, Amount amount) {}
}
