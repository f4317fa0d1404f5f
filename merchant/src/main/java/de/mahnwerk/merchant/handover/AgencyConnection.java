package de.mahnwerk.merchant.handover;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant reaches one agency.
 *
 * @param webhookBase address under which the agency reaches us; empty means that the feed is polled only
 * @param eventCursor sequence of the last event that was applied
 * @param trouble why the last call failed; null when it went well
 */
public record AgencyConnection(
        long tenant,
        String name,
        String url,
        String webhookBase,
        @Nullable UUID webhookId,
        long eventCursor,
        long eventsApplied,
        @Nullable String trouble) {}
