package de.mahnwerk.agency.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of a strategy: the sequence, or everything that is wrong with it, line by line. */
final class StrategyText {

    /** Ten years in days: no claim without a title is older (§ 199(4) BGB). */
    private static final int MOST_AGE = 3_653;

    static final int LONGEST = 20_000;

    /** What the text says; no strategy when something is wrong. */
    record Read(@Nullable Strategy strategy, List<StrategyFault> faults) {
        Read {
            faults = List.copyOf(faults);
        }

        /** The strategy of a text that was sound when it was published. */
        Strategy sound() {
            if (strategy == null) {
                throw new IllegalStateException("a published strategy cannot be read: " + faults);
            }
            return strategy;
        }
    }

    private final List<StrategyFault> faults = new ArrayList<>();

    private StrategyText() {}

    static Read read(String yaml, int version) {
        return new StrategyText().all(yaml, version);
    }

    private Read all(String yaml, int version) {
        Fields root = Fields.root(yaml, faults);
        Fields sequence = root == null ? null : root.inside("strategy");
        if (root == null || sequence == null) {
            return new Read(null, faults);
        }
        String name = sequence.text("name");
        List<Fields> rows = sequence.rows("steps");
        List<Strategy.@Nullable Step> steps =
                rows.stream().map(StrategyText::step).toList();
        sequence.nothingElse();
        root.nothingElse();
        if (faults.isEmpty()) {
            List<Strategy.Step> sound = steps.stream()
                    .<Strategy.Step>mapMulti((step, sink) -> {
                        if (step != null) {
                            sink.accept(step);
                        }
                    })
                    .toList();
            for (Strategy.Breach breach : Strategy.breaches(sound)) {
                (rows.isEmpty() ? sequence : rows.get(breach.step())).fault(breach.field(), breach.code());
            }
            if (faults.isEmpty() && name != null) {
                return new Read(new Strategy(name, version, sound), List.of());
            }
        }
        return new Read(
                null,
                faults.stream()
                        .sorted(Comparator.comparingInt(StrategyFault::line))
                        .toList());
    }

    private static Strategy.@Nullable Step step(Fields row) {
        String name = row.oneOf("name", Strategy.STAGES);
        Strategy.Kind kind = row.required("kind", Strategy.Kind.class);
        Integer after = row.number("after", 0, 365);
        if (after == null && !row.has("after")) {
            row.fault("after", "MISSING");
        }
        Strategy.Channel channel = null;
        Integer deadline = null;
        Strategy.Fee fee = null;
        if (kind != Strategy.Kind.CLOSE) {
            channel = row.optional("channel", Strategy.Channel.class);
            deadline = row.number("deadline", 7, 60);
            fee = row.optional("fee", Strategy.Fee.class);
        }
        Fields when = row.inside("when");
        When condition = when == null ? When.ALWAYS : when(when);
        row.nothingElse();
        return name == null || kind == null || after == null
                ? null
                : new Strategy.Step(name, kind, after, channel, deadline, fee, condition);
    }

    private static When when(Fields row) {
        When when = new When(
                row.amount("amountFrom"),
                row.amount("amountTo"),
                row.optional("debtor", de.mahnwerk.law.DebtorKind.class),
                row.optional("response", When.Response.class),
                row.number("ageFrom", 0, MOST_AGE),
                row.number("ageTo", 0, MOST_AGE),
                row.yes("workingDay"),
                row.hours("contactHours"));
        if (when.amountFrom() != null
                && when.amountTo() != null
                && when.amountFrom().compareTo(when.amountTo()) > 0) {
            row.fault("amountTo", "FROM_OVER_TO");
        }
        if (when.ageFrom() != null && when.ageTo() != null && when.ageFrom() > when.ageTo()) {
            row.fault("ageTo", "AGE_FROM_OVER_TO");
        }
        row.nothingElse();
        return when;
    }
}
