package de.mahnwerk.conformance;

import java.time.Instant;
import java.util.List;

/**
 * All that came out of a trial.
 *
 * @param kit {@code agency} or {@code merchant}
 * @param counterpart its address
 */
public record Findings(String kit, String counterpart, Instant at, List<Finding> findings) {

    public Findings {
        findings = List.copyOf(findings);
    }

    public long count(Verdict verdict) {
        return findings.stream().filter(one -> one.verdict() == verdict).count();
    }

    public List<Finding> of(Verdict verdict) {
        return findings.stream().filter(one -> one.verdict() == verdict).toList();
    }

    /** A rule that could not be judged is not proved: only a trial without failed and without skipped checks is passed. */
    public boolean passed() {
        return count(Verdict.PASSED) == findings.size();
    }
}
