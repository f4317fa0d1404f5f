package de.mahnwerk.protocol;

import java.util.List;

/**
 * A page of messages, oldest first.
 *
 * @param next the cursor after the last one of this page, to be given as {@code after}
 * @param more whether there is more after it now
 */
public record MessagePage(List<Message> messages, String next, boolean more) {

    public MessagePage {
        messages = Lists.copy(messages);
    }
}
