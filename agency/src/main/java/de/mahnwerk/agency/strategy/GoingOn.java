package de.mahnwerk.agency.strategy;

import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.Clients;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where the strategy goes on in a case that lives again. */
@Component
public class GoingOn {

    private final Strategies strategies;
    private final Clients clients;

    GoingOn(Strategies strategies, Clients clients) {
        this.strategies = strategies;
        this.clients = clients;
    }

    /**
     * Plans the step that would have come next, on {@code earliest} or as soon after it as may be; nothing behind the last one.
     *
     * @param demanded when the debtor was last asked for all that is open
     */
    public CaseChange plan(CaseChange change, LocalDate demanded, LocalDate earliest) {
        CollectionCase read = change.read();
        List<Strategy.Step> steps =
                strategies.of(read.client(), read.strategyVersion()).steps();
        if (read.step() >= steps.size()) {
            return change.withoutNext();
        }
        Strategy.Step step = steps.get(read.step());
        StepDays days = StepDays.of(clients.get(read.client()));
        return change.next(step.name(), days.next(step, demanded, earliest));
    }
}
