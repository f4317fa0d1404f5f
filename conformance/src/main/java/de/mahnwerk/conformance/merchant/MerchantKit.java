package de.mahnwerk.conformance.merchant;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Finding;
import de.mahnwerk.conformance.Findings;
import de.mahnwerk.conformance.Transcript;
import de.mahnwerk.conformance.Trial;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Plays an agency against a merchant's receiver of webhooks and judges it rule by rule. */
public final class MerchantKit {

    /**
     * The receiver under trial.
     *
     * @param secret with which the agency signs, {@code whsec_} and Base64
     * @param clock the real time, for the timestamps of webhooks
     */
    public record Target(URI webhookUrl, String secret, InstantSource clock, RandomGenerator dice) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Target[" + webhookUrl + "]";
        }
    }

    private MerchantKit() {}

    /** All checks in the order in which they run. */
    public static List<Check<?>> rules() {
        return List.copyOf(checks());
    }

    /**
     * Runs the checks.
     *
     * @param wanted by name
     * @param told each finding as it comes
     */
    public static Findings judge(Target target, Predicate<String> wanted, Consumer<Finding> told) {
        Instant at = target.clock().instant();
        Transcript transcript = new Transcript();
        try (Receiver receiver = new Receiver(target, transcript)) {
            return new Findings(
                    "merchant",
                    target.webhookUrl().toString(),
                    at,
                    Trial.run(checks(), receiver, transcript, wanted, told));
        }
    }

    private static List<Check<Receiver>> checks() {
        return Stream.of(SignatureChecks.all(), EventChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
