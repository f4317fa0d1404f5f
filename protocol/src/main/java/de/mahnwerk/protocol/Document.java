package de.mahnwerk.protocol;

import java.time.Instant;
import java.util.UUID;

/** A document of a case; its file is read separately. {@code size} in bytes, {@code sha256} in hexadecimal. */
public record Document(
        UUID id,
        Party from,
        DocumentKind kind,
        String name,
        String mediaType,
        long size,
        String sha256,
        Instant addedAt) {

    /** The largest file that is taken, in bytes. */
    public static final int LARGEST = 10 * 1024 * 1024;
}
