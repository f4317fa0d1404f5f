package de.mahnwerk.law.costs;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;

/**
 * Collection company and lawyer for the same claim: the debtor owes no more than one lawyer would have cost for everything,
 * out of court and at court (§ 13f sentence 1 RDG), unless he disputed the claim only after the collection mandate and so
 * caused the second one (sentence 2).
 *
 * @param recoverable what the debtor owes of both
 * @param lost what the creditor bears
 */
public record OneLawyer(Money recoverable, Money lost, Dispute dispute) implements Explained {

    /** When the debtor first disputed the claim (§ 13f RDG). */
    public enum Dispute {
        /** Not at all, or before the collection company had its mandate: one lawyer's cost is the ceiling. */
        NONE_OR_BEFORE,
        /** Only after that mandate, and the lawyer was needed for it: both are owed. */
        AFTER_COLLECTION_MANDATE
    }

    /**
     * What of both is owed.
     *
     * @param collection the collection company's costs, not negative
     * @param lawyer the lawyer's costs, not negative
     * @param oneForAll what one lawyer would have cost for all of it, crediting included (§ 15a RVG)
     */
    public static OneLawyer of(Money collection, Money lawyer, Money oneForAll, Dispute dispute) {
        Money both = collection.plus(lawyer);
        Money owed = switch (dispute) {
            case NONE_OR_BEFORE -> both.min(oneForAll);
            case AFTER_COLLECTION_MANDATE -> both;
        };
        return new OneLawyer(owed, both.minus(owed), dispute);
    }

    @Override
    public Wording wording() {
        return switch (dispute) {
            case NONE_OR_BEFORE ->
                Wording.of(
                        "Inkasso und Rechtsanwalt zusammen nur bis zu den Kosten eines Rechtsanwalts: {0}; {1} trägt der Gläubiger (§ 13f Satz 1 RDG).",
                        "Collection company and lawyer together only up to the cost of one lawyer: {0}; the creditor bears {1} (section 13f sentence 1 RDG).",
                        recoverable,
                        lost);
            case AFTER_COLLECTION_MANDATE ->
                Wording.of(
                        "Beide Kosten, {0}: Der Schuldner hat erst nach dem Inkassoauftrag bestritten und so den Rechtsanwalt nötig gemacht (§ 13f Satz 2 RDG).",
                        "Both costs, {0}: the debtor disputed only after the collection mandate and so made the lawyer necessary (section 13f sentence 2 RDG).",
                        recoverable);
        };
    }
}
