package de.mahnwerk.app.simulate;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts every time that a person of the agency was needed: what waited on the task list, and what somebody had to press. */
final class Hands {

    private final Map<String, Integer> tasks = new TreeMap<>();
    private final Map<String, Integer> presses = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    /** Something waits on the task list; counted once, however long it waits. */
    void waits(String kind, String what) {
        if (seen.add(kind + " " + what)) {
            tasks.merge(kind, 1, Integer::sum);
        }
    }

    /** A clerk pressed something. */
    void pressed(String what, Debt debt) {
        debt.touch();
        presses.merge(what, 1, Integer::sum);
    }

    Map<String, Integer> tasks() {
        return tasks;
    }

    Map<String, Integer> presses() {
        return presses;
    }
}
