package de.mahnwerk.merchant.dunning;

import de.mahnwerk.merchant.dunning.DunningSettings.ReleaseBy;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Proposes, releases and executes the runs of merchants whose dunning goes by itself. */
@Component
@Order(30)
class DunningDay implements DayJob, RecurringWork {

    private static final String SCHEDULE = "schedule";
    private static final int MOST_LEFTOVERS = 10_000;

    private final Tenants tenants;
    private final DunningRuns runs;
    private final Leftovers leftovers;
    private final Tenancy tenancy;

    DunningDay(Tenants tenants, DunningRuns runs, Leftovers leftovers, Tenancy tenancy) {
        this.tenants = tenants;
        this.runs = runs;
        this.leftovers = leftovers;
        this.tenancy = tenancy;
    }

    @Override
    public String name() {
        return "dunning-run";
    }

    @Override
    public void live(LocalDate day) {
        for (Tenant merchant : tenants.all()) {
            settleLeftovers(merchant.tenant(), day);
            LocalDate last = runs.lastRunOn(merchant.tenant());
            boolean due = merchant.runEveryDays() > 0
                    && (last == null || !last.plusDays(merchant.runEveryDays()).isAfter(day));
            if (due) {
                propose(merchant.tenant(), day);
                runs.unfinished(merchant.tenant()).forEach(run -> runs.execute(merchant.tenant(), run));
            }
        }
    }

    /** Proposed and released in one transaction, so that a kill leaves no proposal that nobody would release. */
    private void propose(long tenant, LocalDate day) {
        tenancy.run(tenant, () -> {
            if (runs.settings(tenant).releaseBy() == ReleaseBy.SCHEDULE) {
                runs.propose(tenant, day, SCHEDULE).ifPresent(run -> {
                    Release _ = runs.release(tenant, run, SCHEDULE);
                });
            } else {
                Optional<Long> _ = runs.propose(tenant, day, SCHEDULE);
            }
        });
    }

    /** What merchants decided once and for all about costs and interest of invoices that were paid late. */
    private void settleLeftovers(long tenant, LocalDate day) {
        tenancy.run(tenant, () -> {
            Leftovers.Habit habit = runs.settings(tenant).leftovers();
            if (habit != Leftovers.Habit.ASK) {
                List<Long> items = leftovers.waiting(tenant, 0, MOST_LEFTOVERS).stream()
                        .map(Leftovers.Leftover::itemId)
                        .toList();
                int _ = habit == Leftovers.Habit.CLAIM
                        ? leftovers.claim(tenant, items, day, SCHEDULE)
                        : leftovers.waive(tenant, items, day, SCHEDULE);
            }
        });
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    /** Carries on what a person released or what a killed node left half done. */
    @Override
    public int work() {
        int carried = 0;
        for (Tenant merchant : tenants.all()) {
            for (long run : runs.unfinished(merchant.tenant())) {
                runs.execute(merchant.tenant(), run);
                carried++;
            }
        }
        return carried;
    }
}
