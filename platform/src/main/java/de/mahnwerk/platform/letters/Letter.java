package de.mahnwerk.platform.letters;

import java.util.List;
import java.util.Locale;

/**
 * A business letter after DIN 5008, form B.
 *
 * @param returnLine the sender in one line above the address window
 * @param recipient up to six lines of the address window
 * @param facts label and value beside the window: date, number, reference
 * @param footer up to three columns at the foot of each page
 */
public record Letter(
        Locale locale,
        String sender,
        String returnLine,
        List<String> recipient,
        List<Fact> facts,
        String subject,
        List<Block> body,
        List<String> footer) {

    public record Fact(String label, String value) {}

    /** The parts of a letter's body. */
    public sealed interface Block {

        record Paragraph(String text) implements Block {}

        record Heading(String text) implements Block {}

        /** The last column is right-aligned; {@code total} empty means that there is no sum row. */
        record Table(List<String> head, List<List<String>> rows, List<String> total) implements Block {}

        /** A QR code that banking apps read (EPC069-12) with a caption beside it. */
        record GiroCode(String payload, String caption) implements Block {}

        /** Duties of information in smaller type. */
        record FinePrint(String text) implements Block {}
    }
}
