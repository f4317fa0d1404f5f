package de.mahnwerk.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Runs checks one after the other against one counterpart. */
public final class Trial {

    private Trial() {}

    /**
     * Runs the wanted checks in their order.
     *
     * @param wanted by name; others are left out
     * @param told each finding as it comes
     */
    public static <P> List<Finding> run(
            List<Check<P>> checks,
            P counterpart,
            Transcript transcript,
            Predicate<String> wanted,
            Consumer<Finding> told) {
        List<Finding> findings = new ArrayList<>();
        for (Check<P> check : checks) {
            if (wanted.test(check.name())) {
                Finding finding = judged(check, counterpart, transcript);
                findings.add(finding);
                told.accept(finding);
            }
        }
        return findings;
    }

    private static <P> Finding judged(Check<P> check, P counterpart, Transcript transcript) {
        long start = System.nanoTime();
        Verdict verdict;
        String reason;
        try {
            check.probe().on(counterpart);
            verdict = Verdict.PASSED;
            reason = "";
        } catch (NotJudged e) {
            verdict = Verdict.SKIPPED;
            reason = String.valueOf(e.getMessage());
        } catch (RuleBroken e) {
            verdict = Verdict.FAILED;
            reason = String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            verdict = Verdict.FAILED;
            reason = "an answer cannot be understood: " + e;
        }
        return new Finding(
                check.name(),
                check.rule(),
                verdict,
                reason,
                transcript.chapter(),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
