package de.mahnwerk.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON pointer (RFC 6901) to the field, empty for the whole
 * @param code stable upper-case code, see {@link FaultCode} and the document
 * @param detail what is wrong
 * @param remedy what to do about it
 */
public record Fault(
        String pointer,
        String code,
        String detail,
        @Nullable String remedy) {}
