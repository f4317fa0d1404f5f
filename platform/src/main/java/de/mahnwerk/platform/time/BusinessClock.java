package de.mahnwerk.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The business day in Germany. Either the real one, or one that a time-lapse moves day by day; then each reading of
 * {@link #now()} is a little later than the one before, within that day. Thread-safe.
 */
public final class BusinessClock {

    /** German courts, banks and post count days here. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final LocalTime OPENING = LocalTime.of(8, 0);

    private final AtomicReference<Instant> lapsed = new AtomicReference<>();

    private BusinessClock() {}

    public static BusinessClock real() {
        return new BusinessClock();
    }

    /** A clock that stands in the morning of {@code day} until it is moved. */
    public static BusinessClock lapsingFrom(LocalDate day) {
        BusinessClock clock = new BusinessClock();
        clock.lapsed.set(morningOf(day));
        return clock;
    }

    public boolean lapses() {
        return lapsed.get() != null;
    }

    public LocalDate today() {
        Instant standing = lapsed.get();
        return LocalDate.ofInstant(standing == null ? Clock.systemUTC().instant() : standing, ZONE);
    }

    /** Never the same instant twice while lapsing, so that what happened in order can be sorted by it. */
    public Instant now() {
        Instant moved = lapsed.updateAndGet(standing -> standing == null ? null : standing.plusMillis(1));
        return moved == null ? Clock.systemUTC().instant() : moved;
    }

    /** What time it really is, whatever day is lived: for codes that a telephone computes. */
    public static Instant onTheWall() {
        return Clock.systemUTC().instant();
    }

    /** Moves a lapsing clock to the morning of a later day; a real clock and time itself refuse to go back. */
    public void moveTo(LocalDate day) {
        if (!lapses()) {
            throw new IllegalStateException(
                    "this side lives in real time; start it with mahnwerk.clock=lapse to move it");
        }
        if (day.isBefore(today())) {
            throw new IllegalArgumentException("time does not go back: it is " + today() + ", asked for " + day);
        }
        if (day.isAfter(today())) {
            lapsed.set(morningOf(day));
        }
    }

    private static Instant morningOf(LocalDate day) {
        return day.atTime(OPENING).atZone(ZONE).toInstant();
    }
}
