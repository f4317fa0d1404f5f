package de.mahnwerk.platform.days;

import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The operator's door to the business day: a time-lapse moves the clock through it. Guarded by the operator's token. */
@RestController
class OpsController {

    record Day(LocalDate date) {}

    private final BusinessClock clock;
    private final BusinessDays days;

    OpsController(BusinessClock clock, BusinessDays days) {
        this.clock = clock;
        this.days = days;
    }

    @GetMapping("/ops/day")
    Day day() {
        return new Day(clock.today());
    }

    /** Lives all days up to the given one; repeated for the same day it does what has come up meanwhile. */
    @PutMapping("/ops/day")
    synchronized Day live(@RequestBody Day wanted) {
        LocalDate first = clock.today();
        for (LocalDate day = first; !day.isAfter(wanted.date()); day = day.plusDays(1)) {
            clock.moveTo(day);
            days.live(day);
        }
        days.drain();
        return new Day(clock.today());
    }
}
