package de.mahnwerk.agency.web;

import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.insight.ClientFigures;
import de.mahnwerk.agency.insight.ClientFigures.Row;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Export;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A client in figures: what was handed over, what came of it, what is open. */
@RestController
class ClientFiguresController {

    private record Span(LocalDate from, LocalDate to) {}

    private final ClientFigures figures;
    private final Clients clients;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    ClientFiguresController(ClientFigures figures, Clients clients, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.figures = figures;
        this.clients = clients;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/clients/{client}/figures")
    ResponseEntity<String> show(@PathVariable long client, @RequestParam Map<String, String> parameters) {
        Client of = find(client);
        ListUrl url = ListUrl.of("/clients/" + client + "/figures", parameters);
        Span span = span(url);
        return tenancy.asEveryone(() -> {
            List<Row> rows = figures.rows(client, span.from(), span.to());
            return pages.show(
                    "agency/figures",
                    "figures.title",
                    Map.of(
                            "client", of,
                            "url", url,
                            "from", span.from(),
                            "to", span.to(),
                            "channels", ClientFigures.byChannel(rows),
                            "rows", rows,
                            "ages", figures.open(client, clock.today())));
        });
    }

    @GetMapping("/clients/{client}/figures.{ending:csv|xlsx}")
    void export(
            @PathVariable long client,
            @PathVariable String ending,
            @RequestParam Map<String, String> parameters,
            HttpServletResponse response) {
        Client of = find(client);
        Span span = span(ListUrl.of("/clients/" + client + "/figures", parameters));
        Page page = pages.page();
        Export.<Row>named(
                        page,
                        page.t("figures.file") + "-" + of.number().replaceAll("[^A-Za-z0-9-]", "") + "-" + span.to())
                .day("figures.month", Row::month)
                .text("figures.channel", row -> page.code("channel", row.channel()))
                .number("trial.cases", Row::cases)
                .number("trial.closed", Row::closed)
                .number("trial.paying", Row::paying)
                .money("figures.handedOver", Row::handedOver)
                .money("trial.recovered", Row::recovered)
                .money("trial.fees", Row::cost)
                .number("trial.days", Row::averageDays)
                .send(
                        response,
                        ending,
                        each -> tenancy.asEveryone(() -> figures.rows(client, span.from(), span.to()))
                                .forEach(each));
    }

    /** The last twelve months when nothing is asked for. */
    private Span span(ListUrl url) {
        LocalDate today = clock.today();
        return new Span(day(url.value("from"), today.minusYears(1).withDayOfMonth(1)), day(url.value("to"), today));
    }

    private static LocalDate day(String text, LocalDate usual) {
        try {
            return text.isEmpty() ? usual : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return usual;
        }
    }

    private Client find(long client) {
        return clients.all().stream()
                .filter(one -> one.client() == client)
                .findAny()
                .orElseThrow(() -> new NotFound("client " + client));
    }
}
