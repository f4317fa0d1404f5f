package de.mahnwerk.conformance.agency;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Finding;
import de.mahnwerk.conformance.Findings;
import de.mahnwerk.conformance.Transcript;
import de.mahnwerk.conformance.Trial;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays a merchant against an agency and judges it rule by rule. */
public final class AgencyKit {

    /**
     * The agency under trial and the credential of a client made for it: the kit hands over claims of invented debtors.
     *
     * @param clock the real time, for the timestamps of webhooks
     */
    public record Target(
            URI url,
            String clientId,
            String clientSecret,
            Receiver receiver,
            InstantSource clock,
            RandomGenerator dice) {}

    /**
     * Where the kit listens for webhooks.
     *
     * @param publicUrl the address under which the agency reaches the kit; this machine when left out
     * @param port 0 for any
     */
    public record Receiver(@Nullable URI publicUrl, int port) {}

    private AgencyKit() {}

    /** The names of all checks with their rules, in the order in which they run. */
    public static List<Check<?>> rules() {
        return Stream.<Check<?>>concat(checks().stream(), DocumentChecks.of(new Transcript()).stream())
                .toList();
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
        List<Finding> findings = new ArrayList<>();
        try (Agency agency = new Agency(target, transcript)) {
            findings.addAll(Trial.run(checks(), agency, transcript, wanted, told));
            // what went over the wire is judged by the document when all of it is there
            findings.addAll(Trial.run(DocumentChecks.of(transcript), agency, transcript, wanted, told));
        }
        return new Findings("agency", target.url().toString(), at, findings);
    }

    private static List<Check<Agency>> checks() {
        return Stream.of(
                        AccessChecks.all(),
                        RequestChecks.all(),
                        IntakeChecks.all(),
                        IdempotencyChecks.all(),
                        DryRunChecks.all(),
                        BatchChecks.all(),
                        ReadingChecks.all(),
                        VersionChecks.all(),
                        AccountChecks.all(),
                        PaymentChecks.all(),
                        WithdrawalChecks.all(),
                        SteeringChecks.all(),
                        ConversationChecks.all(),
                        SandboxChecks.all(),
                        FeedChecks.all(),
                        WebhookChecks.all(),
                        WebhookCareChecks.all(),
                        MoneyChecks.all(),
                        ReconciliationChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
