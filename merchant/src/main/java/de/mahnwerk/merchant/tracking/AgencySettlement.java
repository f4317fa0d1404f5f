package de.mahnwerk.merchant.tracking;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement of account from the agency. Amounts in euro cents; {@code payoutCents} negative when we owe. */
public record AgencySettlement(
        UUID id,
        String agency,
        String number,
        LocalDate issuedOn,
        @Nullable LocalDate paidOn,
        long receivedCents,
        long retainedCents,
        long feesCents,
        long vatCents,
        long waivedCents,
        long payoutCents) {

    /** One line of the statement. */
    public record Line(
            int line,
            String kind,
            @Nullable String caseReference,
            @Nullable String merchantReference,
            @Nullable LocalDate valueOn,
            long netCents,
            long vatCents,
            long waivedCents,
            long payoutCents,
            String textDe,
            String textEn) {}
}
