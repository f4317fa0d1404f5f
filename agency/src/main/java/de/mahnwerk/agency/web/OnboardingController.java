package de.mahnwerk.agency.web;

import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.ClientPapers;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.clients.Requirement;
import de.mahnwerk.agency.files.PdfCheck;
import de.mahnwerk.agency.payments.PayoutAccounts;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What has to be there before claims of a client are taken over: its papers and its account for payouts. */
@RestController("onboardingPage")
class OnboardingController {

    private final Clients clients;
    private final ClientPapers papers;
    private final PayoutAccounts accounts;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    OnboardingController(
            Clients clients,
            ClientPapers papers,
            PayoutAccounts accounts,
            Tenancy tenancy,
            BusinessClock clock,
            Pages pages) {
        this.clients = clients;
        this.papers = papers;
        this.accounts = accounts;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/clients/{id}/onboarding")
    ResponseEntity<String> show(@PathVariable long id) {
        return tenancy.asEveryone(() -> {
            Client client = find(id);
            return pages.show(
                    "agency/onboarding",
                    "onboarding.title",
                    Map.of(
                            "client", client,
                            "missing", Requirement.missing(client, clients.setup(id), clock.today()),
                            "papers", papers.of(id),
                            "accounts", accounts.of(id),
                            "login", pages.user().login()));
        });
    }

    @PostMapping("/clients/{id}/papers")
    ResponseEntity<String> paper(
            @PathVariable long id,
            @RequestParam ClientPapers.Kind kind,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate signedOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate validTo,
            @RequestParam MultipartFile file)
            throws IOException {
        byte[] pdf = file.getBytes();
        if (PdfCheck.of(pdf) != PdfCheck.Verdict.READABLE) {
            throw new RefusedInput(pages.page().t("onboarding.noPdf"));
        }
        if (signedOn.isAfter(clock.today()) || (validTo != null && validTo.isBefore(signedOn))) {
            throw new RefusedInput(pages.page().t("onboarding.days"));
        }
        String by = pages.user().login();
        tenancy.runAsEveryone(() -> papers.add(find(id).client(), kind, signedOn, validTo, pdf, by, clock.today()));
        return pages.go("/clients/" + id + "/onboarding", "onboarding.kept");
    }

    @GetMapping("/clients/{id}/papers/{paper}.pdf")
    ResponseEntity<byte[]> content(@PathVariable long id, @PathVariable long paper) {
        return tenancy.asEveryone(() -> papers.content(id, paper))
                .map(document -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header("Content-Disposition", "attachment; filename=\"" + document.name() + "\"")
                        .body(document.content()))
                .orElseThrow(() -> new NotFound("paper " + paper + " of client " + id));
    }

    @PostMapping("/clients/{id}/account")
    ResponseEntity<String> account(@PathVariable long id, @RequestParam Map<String, String> fields) {
        AccountForm typed = new AccountForm(pages.page(), fields);
        String by = pages.user().login();
        tenancy.runAsEveryone(
                () -> accounts.want(find(id).client(), typed.iban(), typed.bic(), typed.holder(), by, clock.today()));
        return pages.go("/clients/" + id + "/onboarding", "account.waits");
    }

    @PostMapping("/clients/{id}/account/{account}/confirm")
    ResponseEntity<String> confirm(@PathVariable long id, @PathVariable long account) {
        String by = pages.user().login();
        int redirected = tenancy.asEveryone(() -> accounts.confirm(find(id).client(), account, by, clock.today()))
                .orElseThrow(() -> new RefusedInput(pages.page().t("account.notThis")));
        return pages.go("/clients/" + id + "/onboarding", "account.confirmed", redirected);
    }

    @PostMapping("/clients/{id}/account/{account}/drop")
    ResponseEntity<String> drop(@PathVariable long id, @PathVariable long account) {
        String by = pages.user().login();
        if (!tenancy.asEveryone(() -> accounts.drop(find(id).client(), account, by, clock.today()))) {
            throw new RefusedInput(pages.page().t("account.notThis"));
        }
        return pages.go("/clients/" + id + "/onboarding", "account.dropped");
    }

    private Client find(long id) {
        return clients.all().stream()
                .filter(client -> client.client() == id)
                .findAny()
                .orElseThrow(() -> new NotFound("client " + id));
    }
}
