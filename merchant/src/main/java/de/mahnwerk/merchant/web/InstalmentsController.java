package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.receivables.Corrections;
import de.mahnwerk.merchant.receivables.Instalment;
import de.mahnwerk.merchant.receivables.Instalments;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Instalments that are agreed for an invoice, and taken back. */
@RestController
class InstalmentsController {

    private final Visit visit;
    private final Receivables receivables;
    private final Instalments instalments;

    InstalmentsController(Visit visit, Receivables receivables, Instalments instalments) {
        this.visit = visit;
        this.receivables = receivables;
        this.instalments = instalments;
    }

    @PostMapping("/items/{id}/instalments")
    ResponseEntity<String> agree(
            @PathVariable long id,
            @RequestParam int count,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
            @RequestParam Instalment.Interval interval,
            @RequestParam(defaultValue = "") String reason) {
        if (first.isBefore(visit.today())) {
            throw refused("instalments.first");
        }
        boolean agreed = visit.in(tenant -> {
            OpenItem item = item(tenant, id);
            if (count < 2 || count > Instalment.MOST || count > item.openCents()) {
                throw refused("instalments.count", Instalment.MOST);
            }
            return instalments.agree(
                    tenant, id, Instalment.equal(item.openCents(), count, first, interval), by(reason));
        });
        return done(id, agreed, "instalments.agreed");
    }

    @PostMapping("/items/{id}/instalments/revoke")
    ResponseEntity<String> revoke(@PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        boolean revoked =
                visit.in(tenant -> instalments.revoke(tenant, item(tenant, id).id(), by(reason)));
        return done(id, revoked, "instalments.revoked");
    }

    private ResponseEntity<String> done(long id, boolean done, String said) {
        if (!done) {
            throw refused("instalments.refused");
        }
        return visit.pages().go("/items/" + id, said);
    }

    private OpenItem item(long tenant, long id) {
        return receivables.items(tenant, List.of(id), visit.today()).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("item " + id));
    }

    private Corrections.By by(String reason) {
        return new Corrections.By(visit.today(), visit.user(), reason.strip());
    }

    private RefusedInput refused(String key, Object... arguments) {
        return new RefusedInput(visit.pages().page().t(key, arguments));
    }
}
