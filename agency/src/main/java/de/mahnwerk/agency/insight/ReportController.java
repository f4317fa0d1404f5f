package de.mahnwerk.agency.insight;

import de.mahnwerk.platform.database.Tenancy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The agency's figures as documents for the operator: all of them, or the daily proof of the trust account alone. */
@RestController
class ReportController {

    private final Figures figures;
    private final Tenancy tenancy;

    ReportController(Figures figures, Tenancy tenancy) {
        this.figures = figures;
        this.tenancy = tenancy;
    }

    @GetMapping("/ops/report")
    Figures.Report report() {
        return tenancy.asEveryone(figures::report);
    }

    @GetMapping("/ops/trust")
    Figures.Trust trust() {
        return tenancy.asEveryone(figures::trust);
    }
}
