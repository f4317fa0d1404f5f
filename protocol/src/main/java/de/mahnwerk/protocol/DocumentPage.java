package de.mahnwerk.protocol;

import java.util.List;

/**
 * A page of documents, oldest first.
 *
 * @param next the cursor after the last one of this page, to be given as {@code after}
 * @param more whether there is more after it now
 */
public record DocumentPage(List<Document> documents, String next, boolean more) {

    public DocumentPage {
        documents = Lists.copy(documents);
    }
}
