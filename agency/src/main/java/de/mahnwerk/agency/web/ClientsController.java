package de.mahnwerk.agency.web;

import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.clients.Credentials;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Clients, their terms and their credentials. */
@RestController
class ClientsController {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Clients clients;
    private final Credentials credentials;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    ClientsController(Clients clients, Credentials credentials, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.clients = clients;
        this.credentials = credentials;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/clients")
    ResponseEntity<String> list() {
        return pages.show("agency/clients", "clients.title", Map.of("clients", clients.all()));
    }

    @GetMapping("/clients/{id}")
    ResponseEntity<String> one(@PathVariable long id) {
        return tenancy.asEveryone(() -> show(find(id), "", ""));
    }

    /** The answer shows the secret; leaving the page loses it for ever. */
    @PostMapping("/clients/{id}/credentials")
    ResponseEntity<String> credential(@PathVariable long id) {
        return tenancy.asEveryone(() -> {
            Client client = find(id);
            Credentials.Issued issued = credentials.issue(id);
            return show(client, issued.clientId(), issued.clientSecret());
        });
    }

    @PostMapping("/clients/{id}/terms")
    ResponseEntity<String> terms(
            @PathVariable long id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
            @RequestParam String successFeePercent,
            @RequestParam String failureFee,
            @RequestParam(defaultValue = "false") boolean failureFeeWaivedForInterface,
            @RequestParam String withdrawalFee,
            @RequestParam Terms.PayoutOrder payoutOrder,
            @RequestParam String smallRest,
            @RequestParam Terms.SettlementPeriod settlementPeriod) {
        Typed typed = new Typed(pages.page());
        if (validFrom.isBefore(clock.today())) {
            throw new RefusedInput(pages.page().t("terms.past"));
        }
        BigDecimal percent = typed.decimal("terms.successFee", successFeePercent);
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw new RefusedInput(pages.page().t("terms.percent"));
        }
        Terms wanted = new Terms(
                0,
                validFrom,
                percent,
                typed.money("terms.failureFee", failureFee),
                failureFeeWaivedForInterface,
                typed.money("terms.withdrawalFee", withdrawalFee),
                payoutOrder,
                typed.money("terms.smallRest", smallRest),
                settlementPeriod);
        tenancy.runAsEveryone(() -> clients.agree(find(id).client(), wanted));
        return pages.go("/clients/" + id, "terms.saved");
    }

    private ResponseEntity<String> show(Client client, String newId, String newSecret) {
        return pages.show(
                "agency/client",
                "client.title",
                Map.of(
                        "client", client,
                        "terms", clients.termsHistory(client.client()),
                        "credentials", credentials.of(client.client()),
                        "newId", newId,
                        "newSecret", newSecret));
    }

    private Client find(long id) {
        return clients.all().stream()
                .filter(client -> client.client() == id)
                .findAny()
                .orElseThrow(() -> new NotFound("client " + id));
    }
}
