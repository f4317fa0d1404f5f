package de.mahnwerk.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the agency asks the merchant to decide.
 *
 * @param costs what {@code YES} costs the merchant at first, net
 * @param offer what the debtor offers, with {@link DecisionKind#SETTLEMENT_OFFER}
 * @param dueOn from this day on {@code NO} counts as the answer
 * @param choice absent while it waits
 */
public record DecisionRequest(
        UUID id,
        DecisionKind kind,
        Text question,
        Text ifYes,
        Text ifNo,
        @Nullable Amount costs,
        @Nullable Amount offer,
        Instant requestedAt,
        LocalDate dueOn,
        @Nullable DecisionChoice choice,
        @Nullable Instant takenAt) {}
