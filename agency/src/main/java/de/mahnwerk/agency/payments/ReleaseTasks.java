package de.mahnwerk.agency.payments;

import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.agency.desk.TaskSource;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Transfers that wait for a person: the clients' money has to be passed on without delay (§ 13g RDG). */
@Component
class ReleaseTasks implements TaskSource {

    private static final int DAYS_WITHOUT_DELAY = 5;

    private final PayoutReleases releases;

    ReleaseTasks(PayoutReleases releases) {
        this.releases = releases;
    }

    @Override
    public List<Task> tasks(LocalDate day, int most) {
        return releases.waitingSince().stream()
                .map(waiting -> new Task(
                        Task.Kind.MONEY,
                        null,
                        null,
                        "/payouts",
                        waiting.since(),
                        waiting.since().plusDays(DAYS_WITHOUT_DELAY),
                        Money.cents(waiting.cents()),
                        Wording.of("Auszahlungen warten auf Freigabe", "Payouts wait for their release")))
                .toList();
    }

    @Override
    public long count(LocalDate day) {
        return releases.waiting() > 0 ? 1 : 0;
    }
}
