package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Exchange;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.NotJudged;
import de.mahnwerk.conformance.RuleBroken;
import de.mahnwerk.conformance.Transcript;
import de.mahnwerk.conformance.agency.AnswerRules.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that came back during the trial, judged by the document: one check for each operation, and one each for what
 * every answer has in common.
 */
final class DocumentChecks {

    private DocumentChecks() {}

    static List<Check<Agency>> of(Transcript transcript) {
        AnswerRules rules = new AnswerRules();
        List<Check<Agency>> checks = new ArrayList<>();
        checks.add(check(
                "answers.money-is-a-decimal-string",
                "Money in answers is a decimal string with its currency",
                agency -> none(rules, transcript, Kind.MONEY)));
        checks.add(check(
                "answers.dates-are-iso",
                "Dates in answers are YYYY-MM-DD",
                agency -> none(rules, transcript, Kind.DATE)));
        checks.add(check(
                "answers.instants-are-utc",
                "Instants in answers are RFC 3339 in UTC",
                agency -> none(rules, transcript, Kind.INSTANT)));
        checks.add(check(
                "answers.have-the-documents-content-type",
                "Every answer has a content type that the document names",
                agency -> none(rules, transcript, Kind.CONTENT_TYPE)));
        checks.add(check(
                "answers.429-says-when-to-come-again",
                "Whoever is told to come later is told when",
                agency -> transcript.all().stream()
                        .filter(exchange -> exchange.status() == 429)
                        .forEach(exchange -> Expect.that(
                                exchange.answerHeaders()
                                        .getOrDefault("retry-after", "")
                                        .matches("\\d+"),
                                "%s %s: 429 without Retry-After",
                                exchange.method(),
                                exchange.path()))));
        for (AnswerRules.Operation operation : rules.operations()) {
            checks.add(check(
                    "document." + operation.id(),
                    "Every answer to " + operation.id() + " is one that the document describes",
                    agency -> operation(rules, transcript, operation)));
        }
        return List.copyOf(checks);
    }

    private static void none(AnswerRules rules, Transcript transcript, Kind kind) {
        for (Exchange exchange : transcript.all()) {
            rules.faults(exchange).stream()
                    .filter(fault -> fault.kind() == kind)
                    .findFirst()
                    .ifPresent(fault -> {
                        throw new RuleBroken(exchange.method() + " " + exchange.path() + ": " + fault.text());
                    });
        }
    }

    private static void operation(AnswerRules rules, Transcript transcript, AnswerRules.Operation operation) {
        List<Exchange> answers = transcript.all().stream()
                .filter(exchange -> exchange.status() != 0)
                .filter(exchange ->
                        rules.operation(exchange).filter(operation::equals).isPresent())
                .toList();
        for (Exchange exchange : answers) {
            rules.faults(exchange).stream()
                    .filter(fault -> fault.kind() == Kind.SHAPE)
                    .findFirst()
                    .ifPresent(fault -> {
                        throw new RuleBroken(exchange.method() + " " + exchange.path() + " " + exchange.status() + ": "
                                + fault.text());
                    });
        }
        if (answers.isEmpty()) {
            throw new NotJudged("the operation was not called in this trial");
        }
        Expect.given(
                answers.stream().anyMatch(exchange -> exchange.status() / 100 == 2),
                "no successful answer was seen, only %s",
                answers.stream().map(Exchange::status).distinct().toList());
    }
}
