package de.mahnwerk.platform.audit;

import de.mahnwerk.platform.audit.AuditLog.Filter;
import de.mahnwerk.platform.audit.AuditLog.Line;
import de.mahnwerk.platform.rights.Rights;
import de.mahnwerk.platform.web.Export;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log as a list: search, one person, one day, as a file. */
@RestController
class AuditController {

    private static final int PAGE = 100;
    private static final int PORTION = 5_000;

    private final AuditLog log;
    private final Rights rights;
    private final Pages pages;

    AuditController(AuditLog log, Rights rights, Pages pages) {
        this.log = log;
        this.rights = rights;
        this.pages = pages;
    }

    @GetMapping("/audit")
    ResponseEntity<String> show(@RequestParam Map<String, String> parameters) {
        ListUrl url = ListUrl.of("/audit", parameters);
        List<Line> found = log.lines(pages.user().tenant(), filter(url), PAGE + 1);
        List<Line> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        Map<String, Object> facts = new HashMap<>();
        facts.put("lines", shown);
        facts.put("url", url);
        facts.put(
                "next",
                found.size() > PAGE ? url.after(Long.toString(shown.getLast().seq())) : null);
        return pages.show("platform/audit", "audit.title", facts);
    }

    @GetMapping("/audit.{ending:csv|xlsx}")
    void export(
            @PathVariable String ending, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        Page page = pages.page();
        long tenant = pages.user().tenant();
        Filter filter = filter(ListUrl.of("/audit", parameters));
        Export.<Line>named(page, page.t("audit.file") + "-" + page.today())
                .text("audit.at", line -> page.moment(line.at()))
                .text("audit.login", Line::login)
                .text("audit.who", Line::displayName)
                .text("audit.what", line -> page.action(line.action()))
                .text("audit.subject", Line::subject)
                .text("audit.outcome", line -> page.code("audit", line.outcome()))
                .text("audit.detail", Line::detail)
                .send(response, ending, each -> portions(tenant, filter, each));
    }

    private void portions(long tenant, Filter filter, Consumer<Line> each) {
        Filter from = filter;
        List<Line> portion;
        do {
            portion = log.lines(tenant, from, PORTION);
            portion.forEach(each);
            from = portion.isEmpty() ? from : from.before(portion.getLast().seq());
        } while (portion.size() == PORTION);
    }

    private Filter filter(ListUrl url) {
        String q = url.value("q").strip();
        String after = url.value("after");
        return new Filter(
                url.value("who"),
                day(url.value("day")),
                q.isEmpty() ? List.of() : actions(q.toLowerCase(Locale.ROOT)),
                q,
                after.matches("\\d{1,18}") ? Long.parseLong(after) : 0);
    }

    /** Whose words, as the reader sees them, contain what is searched for. */
    private List<String> actions(String words) {
        Page page = pages.page();
        return Stream.concat(rights.actions(), AuditLog.OF_THE_ENTRANCE.stream())
                .filter(action -> page.action(action).toLowerCase(Locale.ROOT).contains(words))
                .toList();
    }

    private static Optional<LocalDate> day(String day) {
        try {
            return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
