package de.mahnwerk.merchant.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant reaches one agency.
 *
 * @param webhookBase address under which the agency reaches us; empty means that the feed is polled only
 * @param webhookRotatedOn when its signing secret was made
 * @param webhookDisabledAt when the agency gave our webhook up; news then come by polling
 * @param eventCursor sequence of the last event that was applied
 * @param trouble why the last call failed; null when it went well
 * @param usual whether claims go here that no rule is for
 */
public record AgencyConnection(
        long tenant,
        String name,
        String url,
        String webhookBase,
        @Nullable UUID webhookId,
        @Nullable LocalDate webhookRotatedOn,
        @Nullable Instant webhookDisabledAt,
        long eventCursor,
        long eventsApplied,
        @Nullable String trouble,
        boolean usual) {}
