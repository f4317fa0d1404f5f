package de.mahnwerk.merchant.tracking;

import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The comparison of both books for all merchants, for the operator. */
@RestController
class OperatorReconciliation {

    /** One merchant with one agency. */
    record Book(String merchant, Reconciliation.Result result) {}

    /** The whole; {@code differences} counts those of all. */
    record Books(LocalDate asOf, long claims, long differences, List<Book> books) {}

    private final Tenants tenants;
    private final Reconciliation reconciliation;
    private final BusinessClock clock;

    OperatorReconciliation(Tenants tenants, Reconciliation reconciliation, BusinessClock clock) {
        this.tenants = tenants;
        this.reconciliation = reconciliation;
        this.clock = clock;
    }

    @GetMapping("/ops/reconciliation")
    Books reconcile() {
        LocalDate today = clock.today();
        List<Book> books = new ArrayList<>();
        for (Tenant merchant : tenants.all()) {
            reconciliation
                    .compare(merchant.tenant(), today)
                    .forEach(result -> books.add(new Book(merchant.number(), result)));
        }
        return new Books(
                today,
                books.stream().mapToLong(book -> book.result().claims()).sum(),
                books.stream()
                        .mapToLong(book -> book.result().differences().size()
                                + (book.result().trouble() == null ? 0 : 1))
                        .sum(),
                books);
    }
}
