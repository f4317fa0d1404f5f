package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.handover.Handover;
import de.mahnwerk.merchant.handover.Handovers;
import de.mahnwerk.merchant.notes.Tasks;
import de.mahnwerk.merchant.tracking.Inbox;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.rights.SignedIn;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Navigation;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header of the merchant's pages. */
@Configuration
class MerchantNavigation {

    @Bean
    Navigation navigation(Handovers handovers, Inbox inbox, Tasks tasks, Tenancy tenancy, BusinessClock clock) {
        return new Navigation(
                "merchant",
                List.of(
                        new Navigation.Item("/", "overview.title"),
                        new Navigation.Item(
                                "/inbox",
                                "inbox.title",
                                user -> tenancy.as(
                                        user.tenant(),
                                        () -> inbox.waiting(user.tenant(), clock.today())
                                                + tasks.due(user.tenant(), user.login(), clock.today()))),
                        new Navigation.Item("/items", "items.title"),
                        new Navigation.Item("/runs", "runs.title"),
                        new Navigation.Item("/queue", "queue.title", user -> waiting(handovers, tenancy, user)),
                        new Navigation.Item("/cases", "cases.title"),
                        new Navigation.Item("/payments", "payments.title"),
                        new Navigation.Item("/imports", "imports.title"),
                        new Navigation.Item("/settlements", "settlements.title"),
                        new Navigation.Item("/policy", "policy.title"),
                        new Navigation.Item("/calculator", "calculator.title")));
    }

    private static long waiting(Handovers handovers, Tenancy tenancy, SignedIn user) {
        return tenancy.as(
                user.tenant(),
                () -> handovers.count(user.tenant(), Handover.State.REJECTED)
                        + handovers.count(user.tenant(), Handover.State.REVIEW)
                        + handovers.count(user.tenant(), Handover.State.QUERY));
    }
}
