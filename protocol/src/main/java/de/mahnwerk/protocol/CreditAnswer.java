package de.mahnwerk.protocol;

import java.util.List;
import java.util.UUID;

/**
 * What the agency made of a credit.
 *
 * @param principal by how much each invoice fell
 * @param interest interest that was never owed and falls; zero unless it was a correction
 * @param collectionCosts collection costs with their VAT that were never owed and fall; zero unless it was a correction
 */
public record CreditAnswer(
        UUID creditId, List<Allocation.ItemShare> principal, Amount interest, Amount collectionCosts, Claim claim) {

    public CreditAnswer {
        principal = Lists.copy(principal);
    }
}
