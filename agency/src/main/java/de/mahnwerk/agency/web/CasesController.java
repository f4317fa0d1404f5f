package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.CaseFilter;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseSum;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Pages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of cases, as page and as CSV. */
@RestController
class CasesController {

    private static final int PAGE = 50;
    private static final int MOST_IN_CSV = 100_000;

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
    ResponseEntity<String> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "0") long client,
            @RequestParam(defaultValue = "0") long after) {
        return tenancy.asEveryone(() -> {
            CaseFilter filter = filter(q, status, client, after, PAGE + 1);
            List<CollectionCase> found = cases.list(filter);
            List<CollectionCase> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
            String link = "q=" + encoded(q) + "&status=" + encoded(status) + "&client=" + client;
            List<Client> all = clients.all();
            CaseSum sum = cases.sum(filter);
            return pages.show(
                    "agency/cases",
                    "cases.title",
                    Map.of(
                            "lines", lines.of(shown, clock.today()),
                            "sum", sum,
                            "q", q,
                            "status", status,
                            "client", client,
                            "clients", all,
                            "csv", "/cases.csv?" + link,
                            "next",
                                    found.size() > PAGE
                                            ? "/cases?" + link + "&after="
                                                    + shown.getLast().number()
                                            : ""));
        });
    }

    @GetMapping("/cases.csv")
    ResponseEntity<String> csv(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "0") long client) {
        StringBuilder csv = new StringBuilder("Akte;Mandant;Referenz;Schuldner;Status;Stufe;Hauptforderung;offen\r\n");
        List<CaseLine> all = tenancy.asEveryone(
                () -> lines.of(cases.list(filter(q, status, client, 0, MOST_IN_CSV)), clock.today()));
        for (CaseLine line : all) {
            csv.append(String.join(
                            ";",
                            line.one().reference(),
                            field(line.client()),
                            field(line.one().merchantReference()),
                            field(line.debtor()),
                            line.one().status().name(),
                            line.one().stage() == null ? "" : line.one().stage(),
                            decimal(line.one().principal()),
                            decimal(line.amounts().open())))
                    .append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"akten.csv\"")
                .body(csv.toString());
    }

    private static CaseFilter filter(String q, String status, long client, long after, int limit) {
        return new CaseFilter(
                client == 0 ? null : client,
                statuses(status),
                q.isBlank() ? null : q.strip(),
                null,
                null,
                null,
                null,
                after,
                limit);
    }

    private static Set<CaseStatus> statuses(String status) {
        for (CaseStatus known : CaseStatus.values()) {
            if (known.name().equals(status)) {
                return Set.of(known);
            }
        }
        return Set.of();
    }

    /** Quoted, and never a formula for a spreadsheet. */
    private static String field(@Nullable String text) {
        String plain = text == null ? "" : text;
        String safe = !plain.isEmpty() && "=+-@".indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String decimal(Money amount) {
        return amount.toPlainString().replace('.', ',');
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
