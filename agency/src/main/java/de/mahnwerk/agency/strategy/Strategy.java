package de.mahnwerk.agency.strategy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** A sequence of steps, read from a file that a clerk can read too. Published versions never change. */
record Strategy(String name, int version, List<Step> steps) {

    Strategy {
        steps = List.copyOf(steps);
        Step first = steps.getFirst();
        if (first.kind() != Kind.LETTER || first.fee() != null || first.when().chooses()) {
            throw new IllegalArgumentException("strategy " + name + ": the first step " + first.name()
                    + " is not a letter to every debtor at the fee of 0.5; without it no fee may rise");
        }
        for (Step step : steps) {
            boolean last = step.equals(steps.getLast());
            if (last != (step.kind() == Kind.CLOSE) || (last && step.when().chooses())) {
                throw new IllegalArgumentException("strategy " + name + ": step " + step.name()
                        + ": the last step, and only it, closes, and it closes every case");
            }
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
            @DefaultValue When when) {}

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

    /** The strategy of that file name below {@code agency/strategy}. */
    static Strategy read(String name) {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load(name, new ClassPathResource("agency/strategy/" + name + ".yaml"))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException("the strategy " + name, e);
        }
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("strategy", Strategy.class)
                .get();
    }
}
