package de.mahnwerk.platform.web;

import de.mahnwerk.platform.rights.SignedIn;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a side puts into the header of its pages.
 *
 * @param side name of the side's message file and style class: {@code merchant} or {@code agency}
 */
public record Navigation(String side, List<Item> items) {

    /** One link; {@code waiting} counts what waits for a person there (0 shows no badge). */
    public record Item(String path, String textKey, ToLongFunction<SignedIn> waiting) {
        public Item(String path, String textKey) {
            this(path, textKey, user -> 0);
        }
    }
}
