package de.mahnwerk.agency.payments;

import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.agency.desk.TaskSource;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Money on the trust account of which nobody knows whose it is; it has to be passed on without delay (§ 13g RDG). */
@Component
class UnallocatedTasks implements TaskSource {

    private static final int DAYS_WITHOUT_DELAY = 5;

    private final TrustEntries entries;

    UnallocatedTasks(TrustEntries entries) {
        this.entries = entries;
    }

    @Override
    public List<Task> tasks(LocalDate day, int most) {
        return entries.oldestOpen(most).stream().map(UnallocatedTasks::task).toList();
    }

    private static Task task(TrustEntry entry) {
        return new Task(
                Task.Kind.MONEY,
                null,
                null,
                "/payments?view=open#entry-" + entry.id(),
                entry.bookedOn(),
                entry.bookedOn().plusDays(DAYS_WITHOUT_DELAY),
                Money.cents(Math.abs(entry.amountCents())),
                Wording.of("{0}: {1}", "{0}: {1}", entry.partnerName(), entry.text()));
    }

    @Override
    public long count(LocalDate day) {
        return entries.open();
    }
}
