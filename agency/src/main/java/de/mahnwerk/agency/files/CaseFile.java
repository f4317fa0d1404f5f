package de.mahnwerk.agency.files;

import java.time.Instant;
import java.util.UUID;

/**
 * A document of a case.
 *
 * @param number counts on, for cursors
 * @param sender AGENCY or MERCHANT
 * @param kind the protocol's word
 * @param size in bytes
 */
public record CaseFile(
        long client,
        UUID id,
        long number,
        UUID caseId,
        String sender,
        String kind,
        String name,
        String mediaType,
        long size,
        String sha256,
        Instant addedAt) {}
