package de.mahnwerk.app.conformance;

import de.mahnwerk.conformance.Finding;
import de.mahnwerk.conformance.Findings;
import de.mahnwerk.conformance.Reports;
import de.mahnwerk.conformance.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every trial, and how its findings are told. */
final class TrialOptions {

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "writes the findings as JSON, JUnit XML and as a page for a browser into this folder")
    private @Nullable Path report;

    @Option(
            names = "--only",
            paramLabel = "PREFIX",
            description = "only the checks whose names begin like this; may be given several times")
    private List<String> only = List.of();

    @Option(names = "--quiet", description = "names only what did not pass")
    private boolean quiet;

    Predicate<String> wanted() {
        return name -> only.isEmpty() || only.stream().anyMatch(name::startsWith);
    }

    void tell(PrintWriter out, Finding finding) {
        if (!quiet || finding.verdict() != Verdict.PASSED) {
            out.printf("%-7s %s%n", finding.verdict(), finding.check());
            if (finding.verdict() != Verdict.PASSED) {
                out.printf("        %s%n        %s%n", finding.rule(), finding.reason());
            }
            out.flush();
        }
    }

    /** Writes the reports and prints the figures. */
    void close(PrintWriter out, Findings findings) throws IOException {
        if (report != null) {
            Reports.write(findings, report);
        }
        out.println(Reports.figures(findings));
        out.flush();
    }
}
