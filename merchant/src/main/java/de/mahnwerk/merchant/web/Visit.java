package de.mahnwerk.merchant.web;

import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Pages;
import java.time.LocalDate;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** Whose page it is and what day: every page of the merchant works in one transaction of its user's tenant. */
@Component
record Visit(Pages pages, Tenancy tenancy, BusinessClock clock) {

    /** Does {@code work} for the signed-in user's tenant, in one transaction. */
    <T> T in(LongFunction<T> work) {
        long tenant = tenant();
        return tenancy.as(tenant, () -> work.apply(tenant));
    }

    long tenant() {
        return pages.user().tenant();
    }

    String user() {
        return pages.user().login();
    }

    LocalDate today() {
        return clock.today();
    }
}
