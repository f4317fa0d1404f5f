package de.mahnwerk.app.conformance;

import de.mahnwerk.app.Folders;
import de.mahnwerk.app.sides.OwnAgency;
import de.mahnwerk.app.sides.OwnMerchant;
import de.mahnwerk.conformance.Findings;
import de.mahnwerk.conformance.agency.AgencyKit;
import de.mahnwerk.conformance.merchant.MerchantKit;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Both kits against our own two sides. */
@Command(
        name = "self",
        description = {
            "Starts our two sides on a fresh embedded database and runs both kits against them.",
            "Exit code 0 when every check of both passed, 1 when not."
        },
        mixinStandardHelpOptions = true)
final class SelfTrial implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrialOptions options;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("mahnwerk-conformance");
        try (OwnAgency ours = OwnAgency.openWithPast(folder);
                OwnMerchant receiver = OwnMerchant.open(folder, ours)) {
            Findings agency = AgencyKit.judge(
                    ours.target(ours.address()), options.wanted(), finding -> options.tell(out, finding));
            Findings merchant = MerchantKit.judge(
                    receiver.target(receiver.webhook()), options.wanted(), finding -> options.tell(out, finding));
            options.close(out, agency);
            options.close(out, merchant);
            return agency.passed() && merchant.passed() ? 0 : 1;
        } finally {
            Folders.delete(folder);
        }
    }
}
