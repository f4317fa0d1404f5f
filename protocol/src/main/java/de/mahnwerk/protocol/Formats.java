package de.mahnwerk.protocol;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;

/** The formats that the document uses. */
final class Formats {

    private Formats() {}

    static boolean holds(String format, String text) {
        return switch (format) {
            case "date" ->
                parses(() -> LocalDate.parse(text).toString())
                        && LocalDate.parse(text).getYear() > 0;
            case "date-time" -> parses(() -> Instant.parse(text).toString());
            case "uuid" -> parses(() -> UUID.fromString(text).toString());
            case "uri" -> isUri(text);
            default -> true;
        };
    }

    private static boolean parses(Supplier<String> parser) {
        try {
            return !parser.get().isEmpty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
