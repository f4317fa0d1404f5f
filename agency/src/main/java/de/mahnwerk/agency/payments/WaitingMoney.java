package de.mahnwerk.agency.payments;

import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Money that waited because its case was closed, whatever made the case live again: before anything more is asked of the
 * debtor.
 */
@Component
@Order(14)
class WaitingMoney implements DayJob, RecurringWork {

    private final TrustBooking booking;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    WaitingMoney(TrustBooking booking, Tenancy tenancy, BusinessClock clock) {
        this.booking = booking;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "waiting-money";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void live(LocalDate day) {
        int _ = take(day);
    }

    @Override
    public int work() {
        return take(clock.today());
    }

    private int take(LocalDate day) {
        return tenancy.asEveryone(() -> booking.takeWaiting(day));
    }
}
