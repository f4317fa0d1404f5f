package de.mahnwerk.agency.strategy;

import de.mahnwerk.agency.cases.Cases;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence of steps, read from a text that a clerk can read too. Published versions never change. */
record Strategy(String name, int version, List<Step> steps) {

    /** All steps that there are, in the only order that their letters' words allow. */
    static final List<String> STAGES = Cases.STAGES;

    Strategy {
        steps = List.copyOf(steps);
        List<Breach> breaches = breaches(steps);
        if (!breaches.isEmpty()) {
            throw new IllegalArgumentException("strategy " + name + ": " + breaches);
        }
    }

    /**
     * One step.
     *
     * @param after days after the step before; for the first, after the acceptance
     * @param deadline days that a letter gives the debtor
     * @param when for which cases; a case for which it does not hold goes on to the next step
     */
    record Step(
            String name,
            Kind kind,
            int after,
            @Nullable Channel channel,
            @Nullable Integer deadline,
            @Nullable Fee fee,
            When when) {

        int deadlineDays() {
            return deadline == null ? 14 : deadline;
        }
    }

    /** What a step does. */
    enum Kind {
        LETTER,
        CLOSE
    }

    /** How a letter goes out. */
    enum Channel {
        EMAIL_ELSE_LETTER,
        LETTER
    }

    /** What a step does to the collection fee. */
    enum Fee {
        NORMAL
    }

    /** What is wrong with a sequence of sound steps: at which step, in which field. */
    record Breach(int step, String field, String code) {}

    /** Sequences that would lose a case, raise a fee without a demand, or send a letter whose words are not true. */
    static List<Breach> breaches(List<Step> steps) {
        List<Breach> found = new ArrayList<>();
        if (steps.isEmpty()) {
            return List.of(new Breach(0, "steps", "NO_STEPS"));
        }
        Step first = steps.getFirst();
        if (!first.name().equals(STAGES.getFirst())) {
            found.add(new Breach(0, "name", "FIRST_STEP"));
        }
        if (first.when().chooses()) {
            found.add(new Breach(0, "when", "FIRST_FOR_ALL"));
        }
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean closes = step.kind() == Kind.CLOSE;
            if (closes != step.name().equals(STAGES.getLast())) {
                found.add(new Breach(i, "kind", "KIND_OF_NAME"));
            }
            if (i > 0
                    && STAGES.indexOf(step.name())
                            <= STAGES.indexOf(steps.get(i - 1).name())) {
                found.add(new Breach(i, "name", "ORDER"));
            }
            if (i > 0
                    && steps.get(i - 1).kind() == Kind.LETTER
                    && step.after() <= steps.get(i - 1).deadlineDays()) {
                found.add(new Breach(i, "after", "BEFORE_DEADLINE"));
            }
            if ((step.fee() == Fee.NORMAL) != step.name().equals("LETTER_2")) {
                found.add(new Breach(i, "fee", "FEE_WITH_SECOND"));
            }
        }
        Step last = steps.getLast();
        int at = steps.size() - 1;
        if (last.kind() != Kind.CLOSE) {
            found.add(new Breach(at, "kind", "LAST_CLOSES"));
        } else if (last.when().chooses()) {
            found.add(new Breach(at, "when", "CLOSES_ALL"));
        }
        return found;
    }

    /** The step that comes after the named one, also when this sequence does not have that; behind all it is the closing. */
    int after(String stage) {
        for (int i = 0; i < steps.size(); i++) {
            if (STAGES.indexOf(steps.get(i).name()) > STAGES.indexOf(stage)) {
                return i;
            }
        }
        return steps.size() - 1;
    }
}
