package de.mahnwerk.conformance;

import de.mahnwerk.protocol.ProtocolJson;
import java.util.List;
import java.util.Map;

/** Findings as JSON: the figures, and each check with what was sent and what came. */
final class JsonReport {

    record Report(
            String kit, String counterpart, String at, long passed, long failed, long skipped, List<Line> checks) {}

    record Line(String check, String rule, Verdict verdict, String reason, double seconds, List<Talk> exchanges) {}

    record Talk(
            String method,
            String path,
            Map<String, String> headers,
            String sent,
            int status,
            Map<String, String> answerHeaders,
            String came) {}

    private JsonReport() {}

    static byte[] of(Findings findings) {
        Report report = new Report(
                findings.kit(),
                findings.counterpart(),
                findings.at().toString(),
                findings.count(Verdict.PASSED),
                findings.count(Verdict.FAILED),
                findings.count(Verdict.SKIPPED),
                findings.findings().stream().map(JsonReport::line).toList());
        return ProtocolJson.strict().writerWithDefaultPrettyPrinter().writeValueAsBytes(report);
    }

    private static Line line(Finding one) {
        return new Line(
                one.check(),
                one.rule(),
                one.verdict(),
                one.reason(),
                one.took().toMillis() / 1000.0,
                one.exchanges().stream()
                        .map(talk -> new Talk(
                                talk.method(),
                                talk.path(),
                                talk.headers(),
                                talk.sent(),
                                talk.status(),
                                talk.answerHeaders(),
                                talk.came()))
                        .toList());
    }
}
