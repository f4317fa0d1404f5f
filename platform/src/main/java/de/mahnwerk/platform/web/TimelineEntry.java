package de.mahnwerk.platform.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a timeline, newest first on the page.
 *
 * @param who in the reader's words: "Sie", "Inkasso"
 * @param own whether the reader's own house did it; it gets the reader's colour
 * @param text what happened, in the reader's language
 * @param detail more about it, or an empty text
 * @param cents the money that moved, in euro cents; null when none did
 * @param papers that belong to it
 */
public record TimelineEntry(
        LocalDate day,
        String who,
        boolean own,
        Kind kind,
        String text,
        String detail,
        @Nullable Long cents,
        List<Paper> papers) {

    public TimelineEntry {
        papers = List.copyOf(papers);
    }

    /** A paper that can be read at its address. */
    public record Paper(String name, String address) {}

    /** What a timeline can be filtered by. */
    public enum Kind {
        MONEY,
        LETTER,
        STATUS;

        /** As it stands in the URL: {@code show=money}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the filter {@code show} leaves it; an empty filter leaves all. */
    public boolean in(String show) {
        return show.isEmpty() || show.equals(kind.key());
    }
}
