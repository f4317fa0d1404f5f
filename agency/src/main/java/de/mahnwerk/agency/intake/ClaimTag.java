package de.mahnwerk.agency.intake;

import de.mahnwerk.protocol.Claim;
import org.jspecify.annotations.Nullable;

/**
 * The ETag of a claim: number of its last event, and a mark of all that it shows. Interest grows every day, so a copy is stale
 * on the next day; a write is refused only when something happened.
 */
final class ClaimTag {

    private ClaimTag() {}

    static String of(Claim claim) {
        return "\"" + claim.caseSequence() + "-" + Integer.toHexString(claim.hashCode()) + "\"";
    }

    /** Whether a write that was made for {@code ifMatch} may go on. */
    static boolean holds(@Nullable String ifMatch, long caseSequence) {
        return ifMatch == null
                || ifMatch.isBlank()
                || ifMatch.strip().equals("*")
                || ifMatch.strip().startsWith("\"" + caseSequence + "-");
    }
}
