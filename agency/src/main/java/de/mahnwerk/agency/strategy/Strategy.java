package de.mahnwerk.agency.strategy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** A sequence of steps, read from a file that a clerk can read too. Published versions never change. */
record Strategy(String name, int version, List<Step> steps) {

    /**
     * One step.
     *
     * @param after days after the step before; for the first, after the acceptance
     * @param deadline days that a letter gives the debtor
     */
    record Step(
            String name,
            Kind kind,
            int after,
            @Nullable Channel channel,
            @Nullable Integer deadline,
            @Nullable Fee fee) {}

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
