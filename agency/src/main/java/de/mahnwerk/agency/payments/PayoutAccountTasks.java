package de.mahnwerk.agency.payments;

import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.agency.desk.TaskSource;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Payout accounts that wait for a second person. */
@Component
class PayoutAccountTasks implements TaskSource {

    /** A client expects his next payout there. */
    private static final int DAYS = 5;

    private final PayoutAccounts accounts;

    PayoutAccountTasks(PayoutAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Task> tasks(LocalDate day, int most) {
        return accounts.waiting().stream()
                .limit(most)
                .map(wanted -> new Task(
                        Task.Kind.MONEY,
                        wanted.client(),
                        null,
                        "/clients/" + wanted.client() + "/onboarding",
                        wanted.wantedOn(),
                        wanted.wantedOn().plusDays(DAYS),
                        Money.ZERO,
                        Wording.of("Neues Auszahlungskonto bestätigen", "Confirm the new payout account")))
                .toList();
    }

    @Override
    public long count(LocalDate day) {
        return accounts.countWaiting();
    }
}
