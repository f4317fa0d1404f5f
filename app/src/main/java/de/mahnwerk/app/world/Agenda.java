package de.mahnwerk.app.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the people of a played world mean to do, by day. */
public final class Agenda {

    private final TreeMap<LocalDate, List<Runnable>> plans = new TreeMap<>();

    public void on(LocalDate day, Runnable plan) {
        plans.computeIfAbsent(day, d -> new ArrayList<>()).add(plan);
    }

    /** Carries out everything that is due up to and including {@code day}, oldest first. */
    public void live(LocalDate day) {
        while (!plans.isEmpty() && !plans.firstKey().isAfter(day)) {
            plans.pollFirstEntry().getValue().forEach(Runnable::run);
        }
    }
}
