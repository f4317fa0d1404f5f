package de.mahnwerk.law.conduct;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CollectionFee;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a first letter says, item by item of § 13a(1) RDG. An empty text or null means: the letter does not say it.
 *
 * @param clientName name or company of the client (no. 1)
 * @param clientAddress address of the client (no. 1)
 * @param grounds the claims with their grounds (no. 2)
 * @param interest each interest claimed (nos. 3, 4); empty when none is
 * @param collectionCosts each cost claimed (no. 5); empty when none is
 * @param vatDeclaration the declaration of no. 6, as printed
 * @param addressSource where the debtor's address came from (no. 7)
 * @param addressNotice the notice of no. 7, as printed
 * @param authorityName supervisory authority (no. 8)
 * @param authorityAddress its address (no. 8)
 * @param authorityElectronic its e-mail address or web page (no. 8)
 * @param ceiling what a lawyer would get ({@link CollectionFee}), null when not to be checked (§ 13e(1) RDG)
 */
public record FirstLetterContent(
        String clientName,
        String clientAddress,
        List<Ground> grounds,
        List<InterestStatement> interest,
        List<CostStatement> collectionCosts,
        String vatDeclaration,
        AddressSource addressSource,
        String addressNotice,
        String authorityName,
        String authorityAddress,
        String authorityElectronic,
        @Nullable Money ceiling) {

    /** Why something is owed: the subject of a contract or the kind of a tort, and its day (§ 13a(1) RDG). */
    public record Ground(String subject, @Nullable LocalDate on) {}

    /**
     * Interest as the letter states it (§ 13a(1) RDG).
     *
     * @param rate as printed: "5 Prozentpunkte über dem Basiszinssatz"
     * @param reasonForMore the separate notice of no. 4, needed above the statutory rate
     */
    public record InterestStatement(
            @Nullable Money principal,
            String rate,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            InterestLevel level,
            String reasonForMore) {}

    /** Whether the rate claimed is above the statutory default rate (§ 13a(1) RDG). */
    public enum InterestLevel {
        STATUTORY,
        ABOVE_STATUTORY
    }

    /** Collection costs as the letter states them: net amount and VAT on it (§ 13a(1) RDG). */
    public record CostStatement(String kind, Money amount, String reason, Money vat) {}

    /** Where the debtor's address came from (§ 13a(1) RDG). */
    public enum AddressSource {
        CREDITOR,
        ELSEWHERE
    }

    public FirstLetterContent {
        grounds = List.copyOf(grounds);
        interest = List.copyOf(interest);
        collectionCosts = List.copyOf(collectionCosts);
    }
}
