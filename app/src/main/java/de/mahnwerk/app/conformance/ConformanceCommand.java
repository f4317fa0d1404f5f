package de.mahnwerk.app.conformance;

import picocli.CommandLine.Command;

/** Proves that a system speaks the hand-over protocol. */
@Command(
        name = "conformance",
        description = "Judges any agency, or any merchant's receiver, by the rules of the hand-over protocol.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(agency | merchant | self | rules)",
        subcommands = {AgencyTrial.class, MerchantTrial.class, SelfTrial.class, RulesList.class})
public final class ConformanceCommand {}
