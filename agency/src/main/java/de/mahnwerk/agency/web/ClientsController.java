package de.mahnwerk.agency.web;

import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.ClientPapers;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.clients.Credentials;
import de.mahnwerk.agency.clients.Setup;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.agency.clients.VatId;
import de.mahnwerk.agency.payments.PayoutAccounts;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    private final Clients clients;
    private final Credentials credentials;
    private final PayoutAccounts accounts;
    private final ClientPapers papers;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    ClientsController(
            Clients clients,
            Credentials credentials,
            PayoutAccounts accounts,
            ClientPapers papers,
            Tenancy tenancy,
            BusinessClock clock,
            Pages pages) {
        this.clients = clients;
        this.credentials = credentials;
        this.accounts = accounts;
        this.papers = papers;
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
    ResponseEntity<String> credential(
            @PathVariable long id, @RequestParam(required = false) @Nullable List<String> scope) {
        List<String> scopes = scope == null ? Credentials.ALL_SCOPES : scope;
        return tenancy.asEveryone(() -> {
            Client client = find(id);
            Credentials.Issued issued = credentials.issue(id, scopes);
            return show(client, issued.clientId(), issued.clientSecret());
        });
    }

    @PostMapping("/clients/{id}/credentials/{clientId}/end")
    ResponseEntity<String> end(@PathVariable long id, @PathVariable String clientId) {
        tenancy.runAsEveryone(() -> credentials.end(find(id).client(), clientId));
        return pages.go("/clients/" + id, "client.ended");
    }

    /** Creates a client whose papers are still missing; until they are there, nothing is taken over from it. */
    @PostMapping("/clients")
    ResponseEntity<String> create(
            @RequestParam Map<String, String> fields,
            @RequestParam(defaultValue = "false") boolean vat,
            @RequestParam(defaultValue = "false") boolean test) {
        for (String needed : List.of("number", "name", "street", "postcode", "city", "email")) {
            if (fields.getOrDefault(needed, "").isBlank()) {
                throw new RefusedInput(
                        pages.page().t("clients.missing", pages.page().code("clients.field", needed)));
            }
        }
        AccountForm account = new AccountForm(pages.page(), fields);
        String vatId = VatId.read(fields.get("vatId"))
                .orElseThrow(() -> new RefusedInput(pages.page().t("clients.vatIdWrong", field(fields, "vatId"))));
        String by = pages.user().login();
        long id = tenancy.asEveryone(() -> {
            if (clients.all().stream().anyMatch(one -> one.number().equals(field(fields, "number")))) {
                throw new RefusedInput(pages.page().t("clients.numberTaken", field(fields, "number")));
            }
            return accounts.create(
                    new Client(
                            0,
                            field(fields, "number"),
                            field(fields, "name"),
                            field(fields, "legalForm"),
                            field(fields, "street"),
                            field(fields, "postcode"),
                            field(fields, "city"),
                            field(fields, "federalState"),
                            field(fields, "email"),
                            field(fields, "phone"),
                            account.isEmpty() ? "" : account.iban(),
                            account.isEmpty() ? "" : account.bic(),
                            account.isEmpty() ? "" : account.holder(),
                            vat ? CreditorVat.CREDITOR_DEDUCTS : CreditorVat.CREDITOR_CANNOT_DEDUCT,
                            vatId),
                    Terms.standard(clock.today()),
                    test,
                    by,
                    clock.today());
        });
        return pages.go("/clients/" + id, "clients.created");
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    @PostMapping("/clients/{id}/setup")
    ResponseEntity<String> setup(
            @PathVariable long id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate contractOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate powerOfAttorneyOn,
            @RequestParam(required = false) @Nullable Integer requestsPerMinute) {
        if (requestsPerMinute != null && requestsPerMinute < 1) {
            throw new RefusedInput(pages.page().t("client.requestsWrong"));
        }
        tenancy.runAsEveryone(() -> {
            Setup before = clients.setup(find(id).client());
            boolean sameContract = typed(id, ClientPapers.Kind.CONTRACT, contractOn, before.contractOn());
            boolean samePower =
                    typed(id, ClientPapers.Kind.POWER_OF_ATTORNEY, powerOfAttorneyOn, before.powerOfAttorneyOn());
            clients.change(
                    id,
                    new Setup(
                            before.test(),
                            contractOn,
                            sameContract ? before.contractUntil() : null,
                            powerOfAttorneyOn,
                            samePower ? before.powerOfAttorneyUntil() : null,
                            requestsPerMinute));
        });
        return pages.go("/clients/" + id, "client.setupSaved");
    }

    /** Whether the day of a paper stays; another one is refused when it lies in the future or the paper itself is kept. */
    private boolean typed(long id, ClientPapers.Kind kind, @Nullable LocalDate on, @Nullable LocalDate before) {
        if (Objects.equals(on, before)) {
            return true;
        }
        if (on != null && on.isAfter(clock.today())) {
            throw new RefusedInput(pages.page().t("client.paperFuture"));
        }
        if (on != null && papers.counting(id, kind).isPresent()) {
            throw new RefusedInput(
                    pages.page().t("client.paperKept", pages.page().code("requirement", kind)));
        }
        return false;
    }

    @PostMapping("/clients/{id}/terms")
    ResponseEntity<String> terms(@PathVariable long id, @RequestParam Map<String, String> fields) {
        Terms wanted = new TermsForm(pages.page(), fields).terms(clock.today());
        tenancy.runAsEveryone(() -> clients.agree(find(id).client(), wanted));
        return pages.go("/clients/" + id, "terms.saved");
    }

    private ResponseEntity<String> show(Client client, String newId, String newSecret) {
        return pages.show(
                "agency/client",
                "client.title",
                Map.of(
                        "client",
                        client,
                        "terms",
                        clients.termsHistory(client.client()),
                        "credentials",
                        credentials.of(client.client()),
                        "setup",
                        clients.setup(client.client()),
                        "scopes",
                        Credentials.ALL_SCOPES,
                        "newId",
                        newId,
                        "newSecret",
                        newSecret));
    }

    private Client find(long id) {
        return clients.all().stream()
                .filter(client -> client.client() == id)
                .findAny()
                .orElseThrow(() -> new NotFound("client " + id));
    }
}
