package de.mahnwerk.app.conformance;

import de.mahnwerk.conformance.Findings;
import de.mahnwerk.conformance.agency.AgencyKit;
import de.mahnwerk.platform.time.BusinessClock;
import java.io.PrintWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a merchant against any agency. */
@Command(
        name = "agency",
        description = {
            "Plays a merchant against an agency and judges it rule by rule.",
            "Use a credential that was made for this: the kit hands over claims of invented debtors.",
            "Exit code 0 when every check passed, 1 when not."
        },
        mixinStandardHelpOptions = true)
final class AgencyTrial implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--url", required = true, description = "the agency's address, without /v1")
    private URI url;

    @Option(names = "--client-id", required = true, description = "client id of the credential")
    private String clientId;

    @Option(names = "--client-secret", required = true, description = "its secret")
    private String clientSecret;

    @Option(
            names = "--receiver-url",
            description =
                    "address under which the agency reaches this kit's receiver of webhooks; default: this machine")
    private @Nullable URI receiverUrl;

    @Option(names = "--receiver-port", defaultValue = "0", description = "port of that receiver; default: any")
    private int receiverPort;

    @Mixin
    private TrialOptions options;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        AgencyKit.Target target = new AgencyKit.Target(
                url,
                clientId,
                clientSecret,
                new AgencyKit.Receiver(receiverUrl, receiverPort),
                BusinessClock.real()::now,
                new SecureRandom());
        Findings findings = AgencyKit.judge(target, options.wanted(), finding -> options.tell(out, finding));
        options.close(out, findings);
        return findings.passed() ? 0 : 1;
    }
}
