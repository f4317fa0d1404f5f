package de.mahnwerk.conformance.agency;

import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A list read page by page with the cursor that each page gives. */
final class Pages {

    private static final int MOST = 2_000;

    private final List<Reply> pages = new ArrayList<>();
    private final List<JsonNode> all = new ArrayList<>();

    Pages(Agency agency, String path, String listAt) {
        String after = "";
        boolean more = true;
        while (more) {
            Expect.that(pages.size() < MOST, "%s never comes to its last page", path);
            String cursor = after.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "after=" + after;
            Reply page = agency.get(path + cursor).given(200);
            pages.add(page);
            all.addAll(page.list(listAt));
            more = page.json().path("more").asBoolean(false);
            after = page.text("/next");
            Expect.that(!more || !after.isEmpty(), "%s: more is true and next is missing", page.call());
        }
    }

    /** Everything on them, in order. */
    List<JsonNode> all() {
        return List.copyOf(all);
    }

    List<Reply> pages() {
        return List.copyOf(pages);
    }
}
