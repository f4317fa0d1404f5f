package de.mahnwerk.merchant.correspondence;

import de.mahnwerk.platform.letters.LetterPdf;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;

/** What a notice says in the merchant's words, by part, with {@link Placeholder}s; an empty part is left out. */
public record NoticeText(Map<TextPart, String> parts) {

    /** Why a text cannot be taken. {@code detail} is what the reader has to look for. */
    public record Fault(TextPart part, Kind kind, String detail) {

        /** What is wrong with the part. */
        public enum Kind {
            EMPTY,
            TOO_LONG,
            /** More than one line where there is room for one. */
            LINES,
            UNKNOWN_PLACEHOLDER,
            /** A brace that belongs to no placeholder. */
            BRACE,
            /** A sign that the letter's font does not have. */
            SIGN
        }
    }

    /** Takes each part from where it stands; line ends as the program writes them. */
    static NoticeText of(Function<TextPart, String> words) {
        Map<TextPart, String> parts = new EnumMap<>(TextPart.class);
        for (TextPart part : TextPart.values()) {
            parts.put(part, words.apply(part).replace("\r\n", "\n").strip());
        }
        return new NoticeText(parts);
    }

    /** What a form says, by {@link TextPart#field}. */
    public static NoticeText ofForm(Map<String, String> fields) {
        return of(part -> fields.getOrDefault(part.field(), ""));
    }

    public NoticeText {
        parts = Map.copyOf(parts);
    }

    public String part(TextPart part) {
        return parts.getOrDefault(part, "");
    }

    /** The first thing for which it cannot be taken. */
    public Optional<Fault> fault() {
        for (TextPart part : TextPart.values()) {
            Optional<Fault> fault = fault(part, part(part));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> fault(TextPart part, String words) {
        if (words.isEmpty() && part.isRequired()) {
            return Optional.of(new Fault(part, Fault.Kind.EMPTY, ""));
        }
        if (words.length() > part.longest()) {
            return Optional.of(new Fault(part, Fault.Kind.TOO_LONG, Integer.toString(part.longest())));
        }
        if (part.isLine() && words.contains("\n")) {
            return Optional.of(new Fault(part, Fault.Kind.LINES, ""));
        }
        Matcher braces = Placeholder.BRACES.matcher(words);
        while (braces.find()) {
            if (braces.group(1) == null) {
                return Optional.of(new Fault(part, Fault.Kind.BRACE, braces.group()));
            }
            if (Placeholder.named(braces.group(1)).isEmpty()) {
                return Optional.of(new Fault(part, Fault.Kind.UNKNOWN_PLACEHOLDER, braces.group()));
            }
        }
        return sign(part, words).map(sign -> new Fault(part, Fault.Kind.SIGN, sign));
    }

    /** The first sign that cannot be shown: no control character anywhere, on paper none without a picture in the font. */
    private static Optional<String> sign(TextPart part, String words) {
        return words.codePoints()
                .filter(sign -> sign != '\n')
                .filter(sign -> Character.isISOControl(sign) || (part.isPrinted() && !LetterPdf.prints(sign)))
                .mapToObj(sign -> Character.isISOControl(sign) ? "U+%04X".formatted(sign) : Character.toString(sign))
                .findFirst();
    }
}
