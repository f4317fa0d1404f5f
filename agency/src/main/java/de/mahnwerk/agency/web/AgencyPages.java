package de.mahnwerk.agency.web;

import de.mahnwerk.agency.correspondence.PrintRuns;
import de.mahnwerk.agency.desk.Desk;
import de.mahnwerk.agency.events.WebhookDesk;
import de.mahnwerk.agency.payments.TrustStatements;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Navigation;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands in the header of the agency's pages. */
@Configuration
class AgencyPages {

    @Bean
    Navigation navigation(
            TrustStatements statements,
            PrintRuns letters,
            WebhookDesk webhooks,
            Desk desk,
            BusinessClock clock,
            Tenancy tenancy) {
        return new Navigation(
                "agency",
                List.of(
                        new Navigation.Item("/", "nav.overview"),
                        new Navigation.Item(
                                "/desk", "nav.desk", user -> tenancy.asEveryone(() -> desk.count(clock.today()))),
                        new Navigation.Item("/incoming", "nav.incoming"),
                        new Navigation.Item("/cases", "nav.cases"),
                        new Navigation.Item("/letters", "nav.letters", user -> tenancy.asEveryone(letters::waiting)),
                        new Navigation.Item("/payments", "nav.payments", user -> statements.waiting()),
                        new Navigation.Item("/settlements", "nav.settlements"),
                        new Navigation.Item("/clients", "nav.clients"),
                        new Navigation.Item("/strategy", "nav.strategy"),
                        new Navigation.Item("/privacy", "nav.privacy"),
                        new Navigation.Item(
                                "/webhooks", "nav.webhooks", user -> tenancy.asEveryone(webhooks::inTrouble)),
                        new Navigation.Item("/calculator", "calculator.title")));
    }
}
