package de.mahnwerk.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is still missing before claims can be accepted.
 *
 * @param complete whether claims are accepted
 * @param test whether this is a test client, whose claims move no money and send nothing
 */
public record Onboarding(boolean complete, boolean test, List<Step> steps) {

    public Onboarding {
        steps = Lists.copy(steps);
    }

    /** One step; {@code link} is where a person settles it, absent when it is done. */
    public record Step(
            OnboardingStepKind kind, boolean done, @Nullable String link, Text text) {}
}
