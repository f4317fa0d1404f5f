package de.mahnwerk.agency.web;

import de.mahnwerk.agency.payments.PayoutReleases;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money that leaves the trust account: what waits for a release, and what went. */
@RestController
class PayoutsController {

    private static final int SHOWN = 200;

    private final PayoutReleases releases;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    PayoutsController(PayoutReleases releases, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.releases = releases;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/payouts")
    ResponseEntity<String> show() {
        return tenancy.asEveryone(() -> pages.show(
                "agency/payouts",
                "payouts.title",
                Map.of(
                        "payouts", releases.latest(SHOWN),
                        "byPerson", releases.byPerson(),
                        "login", pages.user().login())));
    }

    @PostMapping("/payouts/release")
    ResponseEntity<String> release(@RequestParam(name = "payout", required = false) @Nullable List<Long> payouts) {
        if (payouts == null) {
            throw new RefusedInput(pages.page().t("payouts.none"));
        }
        String by = pages.user().login();
        long release = tenancy.asEveryone(() -> releases.release(payouts, by, clock.today()))
                .orElseThrow(() -> new RefusedInput(pages.page().t("payouts.notThese")));
        return pages.go("/payouts", "payouts.released", payouts.size(), Long.toString(release));
    }

    @PostMapping("/payouts/settings")
    ResponseEntity<String> settings(@RequestParam(defaultValue = "false") boolean byPerson) {
        tenancy.runAsEveryone(() -> releases.decide(byPerson));
        return pages.go("/payouts", "payouts.saved");
    }

    /** pain.001 with the transfers of one release. */
    @GetMapping("/payouts/{release}.xml")
    ResponseEntity<byte[]> file(@PathVariable long release) {
        byte[] file =
                tenancy.asEveryone(() -> releases.file(release)).orElseThrow(() -> new NotFound("release " + release));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header("Content-Disposition", "attachment; filename=\"release-" + release + ".xml\"")
                .body(file);
    }
}
