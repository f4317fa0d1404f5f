package de.mahnwerk.merchant.notes;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a note or task is about, by the path of its page: {@code customers/12}, {@code items/7}, {@code cases/0198…}. Exactly
 * one of the three is there.
 */
public record About(
        @Nullable Long customer,
        @Nullable Long item,
        @Nullable UUID handover) {

    private static final Pattern CASE = Pattern.compile("cases/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final Pattern NUMBERED = Pattern.compile("(customers|items)/(\\d{1,18})");

    public static About customer(long id) {
        return new About(id, null, null);
    }

    public static About item(long id) {
        return new About(null, id, null);
    }

    public static About handover(UUID id) {
        return new About(null, null, id);
    }

    /** Of what a row names, the narrowest: the invoice, else the case, else the customer. */
    static About nearest(long customer, @Nullable Long item, @Nullable UUID handover) {
        return item != null ? item(item) : handover != null ? handover(handover) : customer(customer);
    }

    /** Empty when no page has this path. */
    public static Optional<About> parse(String path) {
        Matcher numbered = NUMBERED.matcher(path);
        if (numbered.matches()) {
            long id = Long.parseLong(numbered.group(2));
            return Optional.of(numbered.group(1).equals("items") ? item(id) : customer(id));
        }
        Matcher found = CASE.matcher(path);
        return found.matches() ? Optional.of(handover(UUID.fromString(found.group(1)))) : Optional.empty();
    }

    public String path() {
        return customer != null ? "customers/" + customer : item != null ? "items/" + item : "cases/" + handover;
    }
}
