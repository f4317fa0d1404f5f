package de.mahnwerk.app.conformance;

import de.mahnwerk.conformance.Findings;
import de.mahnwerk.conformance.merchant.MerchantKit;
import de.mahnwerk.platform.time.BusinessClock;
import java.io.PrintWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays an agency against any merchant's receiver. */
@Command(
        name = "merchant",
        description = {
            "Plays an agency against a merchant's receiver of webhooks and judges it rule by rule.",
            "Exit code 0 when every check passed, 1 when not."
        },
        mixinStandardHelpOptions = true)
final class MerchantTrial implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--webhook-url", required = true, description = "the receiver's address")
    private URI webhookUrl;

    @Option(names = "--secret", required = true, description = "the signing secret, whsec_ and Base64")
    private String secret;

    @Mixin
    private TrialOptions options;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        MerchantKit.Target target =
                new MerchantKit.Target(webhookUrl, secret, BusinessClock.real()::now, new SecureRandom());
        Findings findings = MerchantKit.judge(target, options.wanted(), finding -> options.tell(out, finding));
        options.close(out, findings);
        return findings.passed() ? 0 : 1;
    }
}
