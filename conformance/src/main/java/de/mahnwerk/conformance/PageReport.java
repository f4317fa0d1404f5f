package de.mahnwerk.conformance;

import java.util.stream.Collectors;

/** Findings as one page for a browser: what failed first, each with what was sent and what came. */
final class PageReport {

    private PageReport() {}

    static String of(Findings findings) {
        StringBuilder page = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Conformance of %s</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
            summary { cursor: pointer } pre { background: #f4f4f4; padding: .5rem; overflow: auto; white-space: pre-wrap }
            .FAILED { color: #a40000 } .SKIPPED { color: #7a5c00 } .PASSED { color: #00632b }
            code { font-size: 1em } h2 { margin-top: 2rem }
            </style></head><body>
            <h1>Conformance of %s</h1>
            <p>%s, %s: <b>%d passed, %d failed, %d skipped</b></p>
            """.formatted(
                        escaped(findings.counterpart()),
                        escaped(findings.counterpart()),
                        escaped(findings.kit()),
                        findings.at(),
                        findings.count(Verdict.PASSED),
                        findings.count(Verdict.FAILED),
                        findings.count(Verdict.SKIPPED)));
        for (Verdict verdict : new Verdict[] {Verdict.FAILED, Verdict.SKIPPED, Verdict.PASSED}) {
            if (findings.count(verdict) > 0) {
                page.append("<h2 class=\"%s\">%s</h2>%n".formatted(verdict, verdict));
                findings.of(verdict).forEach(one -> page.append(section(one)));
            }
        }
        return page.append("</body></html>\n").toString();
    }

    private static String section(Finding one) {
        return "<details%s><summary><code class=\"%s\">%s</code> %s</summary>%n%s%s</details>%n"
                .formatted(
                        one.verdict() == Verdict.FAILED ? " open" : "",
                        one.verdict(),
                        escaped(one.check()),
                        escaped(one.rule()),
                        one.reason().isEmpty() ? "" : "<p><b>" + escaped(one.reason()) + "</b></p>",
                        one.exchanges().stream().map(PageReport::talk).collect(Collectors.joining()));
    }

    private static String talk(Exchange exchange) {
        return "<pre>%s %s%n%s%n%s</pre><pre>%d%n%s%n%s</pre>%n"
                .formatted(
                        exchange.method(),
                        escaped(exchange.path()),
                        headers(exchange.headers()),
                        escaped(exchange.sent()),
                        exchange.status(),
                        headers(exchange.answerHeaders()),
                        escaped(exchange.came()));
    }

    private static String headers(java.util.Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> escaped(header.getKey() + ": " + header.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
