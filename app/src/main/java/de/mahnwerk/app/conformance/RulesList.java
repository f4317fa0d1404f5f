package de.mahnwerk.app.conformance;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.agency.AgencyKit;
import de.mahnwerk.conformance.merchant.MerchantKit;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what the kits judge, without judging anybody. */
@Command(name = "rules", description = "Lists all rules with their names.", mixinStandardHelpOptions = true)
final class RulesList implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--markdown", description = "as the page docs/protocol/rules.md")
    private boolean markdown;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            out.printf(
                    "# Rules%n%nAll rules of the protocol by the names under which the conformance kit judges them.%n");
        }
        print(out, "An agency", AgencyKit.rules());
        print(out, "A merchant's receiver of webhooks", MerchantKit.rules());
        out.flush();
    }

    private void print(PrintWriter out, String whom, List<Check<?>> rules) {
        if (markdown) {
            out.printf("%n## %s (%d)%n| name | rule |%n|---|---|%n", whom, rules.size());
        } else {
            out.printf("%s (%d)%n", whom, rules.size());
        }
        String line = markdown ? "| `%s` | %s |%n" : "  %-55s %s%n";
        for (Check<?> rule : rules) {
            out.printf(line, rule.name(), rule.rule());
        }
    }
}
