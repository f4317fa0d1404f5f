package de.mahnwerk.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes findings for people and for machines: {@code KIT.json}, {@code KIT.xml} (JUnit) and {@code KIT.html}. */
public final class Reports {

    private Reports() {}

    /** Writes the three files into a folder, which is made when it is not there. */
    public static void write(Findings findings, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path _ = Files.write(folder.resolve(findings.kit() + ".json"), JsonReport.of(findings));
        Path _ = Files.writeString(folder.resolve(findings.kit() + ".xml"), JunitReport.of(findings));
        Path _ = Files.writeString(folder.resolve(findings.kit() + ".html"), PageReport.of(findings));
    }

    /** One line with the figures. */
    public static String figures(Findings findings) {
        return "%s %s: %d passed, %d failed, %d skipped"
                .formatted(
                        findings.kit(),
                        findings.counterpart(),
                        findings.count(Verdict.PASSED),
                        findings.count(Verdict.FAILED),
                        findings.count(Verdict.SKIPPED));
    }
}
