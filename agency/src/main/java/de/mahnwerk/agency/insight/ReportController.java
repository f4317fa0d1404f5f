package de.mahnwerk.agency.insight;

import de.mahnwerk.platform.database.Tenancy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** GET /ops/report: the agency's figures as one document, for the operator. */
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
}
