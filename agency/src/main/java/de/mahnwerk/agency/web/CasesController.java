package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.CaseFilter;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Export;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of cases, as page and as file. */
@RestController
class CasesController {

    private static final int PAGE = 50;
    private static final int PORTION = 1_000;

    private final Cases cases;
    private final CaseLines lines;
    private final Clients clients;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    CasesController(Cases cases, CaseLines lines, Clients clients, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.cases = cases;
        this.lines = lines;
        this.clients = clients;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/cases")
    ResponseEntity<String> list(@RequestParam Map<String, String> parameters) {
        ListUrl url = ListUrl.of("/cases", parameters);
        return tenancy.asEveryone(() -> {
            CaseFilter filter = filter(url, number(url.value("after")), PAGE + 1);
            List<CollectionCase> found = cases.list(filter);
            List<CollectionCase> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
            Map<String, Object> facts = new HashMap<>();
            facts.put("lines", lines.of(shown, clock.today()));
            facts.put("sum", cases.sum(filter));
            facts.put("url", url);
            facts.put("clients", clients.all());
            facts.put(
                    "next",
                    found.size() > PAGE
                            ? url.after(Long.toString(shown.getLast().number()))
                            : null);
            return pages.show("agency/cases", "cases.title", facts);
        });
    }

    @GetMapping("/cases.{ending:csv|xlsx}")
    void export(
            @PathVariable String ending, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        ListUrl url = ListUrl.of("/cases", parameters);
        Page page = pages.page();
        Export<CaseLine> export = Export.<CaseLine>named(page, page.t("cases.file") + "-" + clock.today())
                .text("cases.reference", line -> line.one().reference())
                .text("cases.client", CaseLine::client)
                .text("cases.merchantReference", line -> line.one().merchantReference())
                .text("cases.debtor", CaseLine::debtor)
                .text("cases.status", line -> page.code("status", line.one().status()))
                .text("case.stage", line -> page.code("stage", line.one().stage()))
                .day("case.accepted", line -> line.one().acceptedOn())
                .money("cases.principal", line -> line.one().principal())
                .money("cases.open", line -> line.amounts().open());
        export.send(response, ending, each -> portions(url, each));
    }

    /** All cases of the filter in portions, each read in a transaction of its own. */
    private void portions(ListUrl url, Consumer<CaseLine> each) {
        long after = 0;
        List<CaseLine> portion;
        do {
            long from = after;
            portion = tenancy.asEveryone(() -> lines.of(cases.list(filter(url, from, PORTION)), clock.today()));
            portion.forEach(each);
            after = portion.isEmpty() ? after : portion.getLast().one().number();
        } while (portion.size() == PORTION);
    }

    private static CaseFilter filter(ListUrl url, long after, int limit) {
        long client = number(url.value("client"));
        String status = url.value("status");
        Set<CaseStatus> statuses = Arrays.stream(CaseStatus.values())
                .filter(one -> one.name().equals(status))
                .collect(Collectors.toSet());
        String q = url.value("q").strip();
        return new CaseFilter(
                client == 0 ? null : client, statuses, q.isEmpty() ? null : q, null, null, null, null, after, limit);
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
