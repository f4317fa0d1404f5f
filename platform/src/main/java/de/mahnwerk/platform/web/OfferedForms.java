package de.mahnwerk.platform.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * Takes from a page what its reader may not send. Done over the finished page and not in each template, so that no form can
 * be forgotten: in the place of a button stands whom to ask, once for all that do the same, and a form of which no button is
 * left goes with it. A form around a table or around fields in groups stays, closed, for what is in it to be read.
 */
final class OfferedForms {

    private static final Pattern FORM =
            Pattern.compile("<form\\b[^>]*\\bmethod=\"post\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern BUTTON = Pattern.compile("<button\\b([^>]*)>.*?</button>", Pattern.DOTALL);
    private static final Pattern WORTH_READING = Pattern.compile("<(table|fieldset)\\b");
    private static final Pattern NOTE = Pattern.compile("<span class=\"why mw-ask\">[^<]*</span>");

    private final Page page;
    private final Map<String, String> actions = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    private OfferedForms(Page page) {
        this.page = page;
    }

    static String in(String html, Page page) {
        return page.user() == null ? html : new OfferedForms(page).offered(html);
    }

    private String offered(String html) {
        String forms = FORM.matcher(html).replaceAll(form -> Matcher.quoteReplacement(form(form)));
        return withoutButtons(forms, "");
    }

    private String form(MatchResult form) {
        String content = form.group(1);
        String head = form.group().substring(0, form.start(1) - form.start());
        String action = attribute(head, "action");
        actions.put(attribute(head, "id"), action);
        String left = withoutButtons(content, action);
        if (left.equals(content) || BUTTON.matcher(left).find()) {
            return head + left + "</form>";
        }
        return WORTH_READING.matcher(left).find()
                ? head + "<fieldset class=\"mw-closed\" disabled>" + left + "</fieldset></form>"
                : NOTE.matcher(left).results().map(MatchResult::group).collect(Collectors.joining());
    }

    private String withoutButtons(String html, String action) {
        return BUTTON.matcher(html).replaceAll(button -> {
            String to = target(button.group(1), action);
            return Matcher.quoteReplacement(to.isEmpty() || page.may(to) ? button.group() : whom(to));
        });
    }

    /** Where a button sends something, by itself or by its form; empty when it does not. */
    private String target(String button, String action) {
        if (button.contains("type=\"button\"")) {
            return "";
        }
        String own = attribute(button, "formaction");
        String form = attribute(button, "form");
        return !own.isEmpty() ? own : form.isEmpty() ? action : actions.getOrDefault(form, action);
    }

    /** What only tries something out goes without a word: beside it stands what would be done. */
    private String whom(String action) {
        String text = page.ask(action);
        return !text.isEmpty() && told.add(text)
                ? "<span class=\"why mw-ask\">" + HtmlUtils.htmlEscape(text, "UTF-8") + "</span>"
                : "";
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? HtmlUtils.htmlUnescape(value.group(1)) : "";
    }
}
