package de.mahnwerk.platform.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The building blocks that the pages of both sides share: {@code ${page.blocks().sort(url, "due", page.t("item.due"))}}.
 * Each is a template of the platform.
 */
public final class Blocks {

    private final TemplateEngine templates;
    private final Page page;

    Blocks(TemplateEngine templates, Page page) {
        this.templates = templates;
        this.page = page;
    }

    /** The hidden form token; every form that changes something needs it. */
    public Content csrf() {
        return block("csrf", Map.of("page", page));
    }

    /** One icon of the sprite ({@code platform/icons.jte}). */
    public Content icon(String name) {
        return block("icon", Map.of("name", name));
    }

    /** A column's head that sorts the list. */
    public Content sort(ListUrl url, String column, String text) {
        return block("sort", Map.of("page", page, "url", url, "column", column, "text", text));
    }

    /** The same for a column of numbers or amounts. */
    public Content sortNumber(ListUrl url, String column, String text) {
        return block("sort", Map.of("page", page, "url", url, "column", column, "text", text, "num", true));
    }

    /** Below a list: to its beginning and to the next page; {@code next} is null on the last one. */
    public Content pager(ListUrl url, @Nullable ListUrl next) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("page", page);
        parameters.put("url", url);
        parameters.put("next", next);
        return output -> templates.render("platform/pager.jte", parameters, output);
    }

    /** The whole filter as CSV and XLSX. */
    public Content export(ListUrl url) {
        return block("export", Map.of("page", page, "url", url));
    }

    /** Views of a list or sections of a record as links; {@code views}: value of the parameter → text. */
    public Content views(ListUrl url, String parameter, String label, Map<String, String> views) {
        return block("views", Map.of("page", page, "url", url, "parameter", parameter, "label", label, "views", views));
    }

    /** An empty state: what will appear here. */
    public Content empty(String text) {
        return block("empty", Map.of("page", page, "text", text));
    }

    /** An empty state with the first step to take. */
    public Content empty(String text, String link, String action) {
        return block("empty", Map.of("page", page, "text", text, "link", link, "action", action));
    }

    /** What happened, newest first; the filter {@code show} lives in {@code url}. */
    public Content timeline(ListUrl url, List<TimelineEntry> entries, String empty) {
        return block("timeline", Map.of("page", page, "url", url, "entries", entries, "empty", empty));
    }

    private Content block(String name, Map<String, Object> parameters) {
        return output -> templates.render("platform/" + name + ".jte", parameters, output);
    }
}
