package de.mahnwerk.merchant.dunning;

import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Proposes, releases and executes the runs of merchants whose dunning goes by itself. */
@Component
@Order(30)
class DunningDay implements DayJob, RecurringWork {

    private static final String SCHEDULE = "schedule";

    private final Tenants tenants;
    private final DunningRuns runs;

    DunningDay(Tenants tenants, DunningRuns runs) {
        this.tenants = tenants;
        this.runs = runs;
    }

    @Override
    public String name() {
        return "dunning-run";
    }

    @Override
    public void live(LocalDate day) {
        for (Tenant merchant : tenants.all()) {
            LocalDate last = runs.lastRunOn(merchant.tenant());
            boolean due = merchant.runEveryDays() > 0
                    && (last == null || !last.plusDays(merchant.runEveryDays()).isAfter(day));
            if (due) {
                runs.propose(merchant.tenant(), day, SCHEDULE).ifPresent(run -> {
                    if (runs.release(merchant.tenant(), run, SCHEDULE)) {
                        runs.execute(merchant.tenant(), run);
                    }
                });
            }
        }
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
