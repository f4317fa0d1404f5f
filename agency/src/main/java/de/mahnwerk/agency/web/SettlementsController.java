package de.mahnwerk.agency.web;

import de.mahnwerk.agency.payments.Payouts;
import de.mahnwerk.agency.settlement.Settlement;
import de.mahnwerk.agency.settlement.Settlements;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Settlements with their papers, and the payment orders of a day for the bank. */
@RestController
class SettlementsController {

    private static final int SHOWN = 200;

    private final Settlements settlements;
    private final Payouts payouts;
    private final CaseLines names;
    private final Tenancy tenancy;
    private final Pages pages;

    SettlementsController(Settlements settlements, Payouts payouts, CaseLines names, Tenancy tenancy, Pages pages) {
        this.settlements = settlements;
        this.payouts = payouts;
        this.names = names;
        this.tenancy = tenancy;
        this.pages = pages;
    }

    @GetMapping("/settlements")
    ResponseEntity<String> list() {
        return tenancy.asEveryone(() -> pages.show(
                "agency/settlements",
                "settlements.title",
                Map.of("settlements", settlements.latest(SHOWN), "clients", names.names())));
    }

    @GetMapping("/settlements/{id}")
    ResponseEntity<String> one(@PathVariable UUID id) {
        return tenancy.asEveryone(() -> {
            Settlement found = find(id);
            return pages.show(
                    "agency/settlement",
                    "settlement.title",
                    Map.of(
                            "one", found,
                            "client", names.names().getOrDefault(found.client(), ""),
                            "lines", settlements.lines(found.client(), found.id()),
                            "invoice",
                                    settlements
                                            .invoice(found)
                                            .map(Document::name)
                                            .orElse("")));
        });
    }

    @GetMapping("/settlements/{id}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        return tenancy.asEveryone(() -> settlements
                .pdf(find(id))
                .map(SettlementsController::download)
                .orElseThrow(() -> new NotFound("the paper of settlement " + id)));
    }

    /** The invoice for the fees as XRechnung. */
    @GetMapping("/settlements/{id}.xml")
    ResponseEntity<byte[]> invoice(@PathVariable UUID id) {
        return tenancy.asEveryone(() -> settlements
                .invoice(find(id))
                .map(SettlementsController::download)
                .orElseThrow(() -> new NotFound("an invoice for settlement " + id)));
    }

    @GetMapping("/settlements/{id}.csv")
    ResponseEntity<byte[]> csv(@PathVariable UUID id) {
        return tenancy.asEveryone(() -> download(settlements.csv(find(id))));
    }

    /** pain.001 with all transfers ordered on that day. */
    @GetMapping("/settlements/payouts/{day}.xml")
    ResponseEntity<byte[]> orders(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return tenancy.asEveryone(() -> payouts.fileOf(day))
                .map(file -> download(new Document("payouts-" + day + ".xml", "application/xml", file)))
                .orElseThrow(() -> new NotFound("no transfers were ordered on " + day));
    }

    private Settlement find(UUID id) {
        return settlements.find(id).orElseThrow(() -> new NotFound("settlement " + id));
    }

    private static ResponseEntity<byte[]> download(Document document) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header("Content-Disposition", "attachment; filename=\"" + document.name() + "\"")
                .body(document.content());
    }
}
