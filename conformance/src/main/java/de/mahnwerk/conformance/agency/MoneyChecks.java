package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Terms, quotes and settlements: what it costs is said before and adds up afterwards. */
final class MoneyChecks {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private MoneyChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check("terms.can-be-read", "The terms in force can be read, in both languages", agency -> {
                    Reply terms = agency.get("/v1/terms").is(200);
                    Expect.that(terms.json().path("version").asInt(0) > 0, "version is missing");
                    Expect.that(
                            !terms.text("/text/de").isBlank()
                                    && !terms.text("/text/en").isBlank(),
                            "a text is missing");
                }),
                check(
                        "quote.names-the-terms",
                        "A quote is made by the terms in force",
                        agency -> Expect.equal(
                                "termsVersion",
                                agency.get("/v1/terms").given(200).json().path("version"),
                                quote(agency, "89.90").is(200).json().path("termsVersion"))),
                check("quote.success-fee-is-the-agreed-share", "The success fee is the agreed percentage", agency -> {
                    BigDecimal percent =
                            new BigDecimal(agency.get("/v1/terms").given(200).text("/successFeePercent"));
                    AccountChecks.equal(
                            "successFee",
                            percent.multiply(new BigDecimal("1000.00")).divide(HUNDRED, 2, RoundingMode.HALF_UP),
                            quote(agency, "1000.00").given(200).money("/successFee"));
                }),
                check(
                        "quote.failure-through-the-interface-is-as-agreed",
                        "The waiver of the terms stands in the quote",
                        agency -> {
                            Reply terms = agency.get("/v1/terms").given(200);
                            Reply quote = quote(agency, "89.90").given(200);
                            Expect.equal(
                                    "failureFeeWaived",
                                    terms.json().path("failureFeeWaivedForInterface"),
                                    quote.json().path("failureFeeWaived"));
                        }),
                check(
                        "quote.grows-with-the-claim",
                        "Collection costs grow with the claim",
                        agency -> Expect.that(
                                quote(agency, "5000.00")
                                                .given(200)
                                                .money("/collectionCosts")
                                                .compareTo(quote(agency, "50.00")
                                                        .given(200)
                                                        .money("/collectionCosts"))
                                        > 0,
                                "5,000.00 costs no more than 50.00")),
                check("quote.equals-the-dry-runs", "Quote and dry run say the same", agency -> {
                    Reply tried = agency.write("/v1/claims?dryRun=true", agency.claim())
                            .given(200);
                    Expect.given(tried.json().path("quote").isObject(), "the dry run was needed to bring a quote");
                    Expect.equal(
                            "quote",
                            quote(agency, "89.90").given(200).json(),
                            tried.json().path("quote"));
                }),
                check("quote.is-what-the-case-claims", "The quoted collection costs are those of the case", agency -> {
                    Reply quote = quote(agency, "89.90").given(200);
                    AccountChecks.equal(
                            "collectionCosts",
                            quote.money("/collectionCosts").add(quote.money("/collectionVat")),
                            agency.read(agency.shared()).money("/amounts/collectionCosts"));
                }),
                check(
                        "quote.is-strict",
                        "A quote for nothing is refused",
                        agency -> agency.post("/v1/quotes", "{}")
                                .refuses(ProblemType.INVALID_CONTENT)
                                .names("/principal", "")),
                check(
                        "settlement.lines-add-up-to-the-payout",
                        "The payouts of all lines add up to the total",
                        agency -> settlements(agency)
                                .forEach(one -> AccountChecks.equal(
                                        "payout of " + one.text("/number"),
                                        sum(one, line -> line.path("payout")),
                                        one.money("/totals/payout")))),
                check(
                        "settlement.waived-adds-up",
                        "What was waived adds up",
                        agency -> settlements(agency)
                                .forEach(one -> AccountChecks.equal(
                                        "waived of " + one.text("/number"),
                                        sum(one, line -> line.path("waived")),
                                        one.money("/totals/waived")))),
                check("settlement.list-and-one-agree", "List and settlement show the same totals", agency -> {
                    JsonNode listed = some(agency).getLast();
                    Reply one = agency.get(
                                    "/v1/settlements/" + listed.path("id").asString(""))
                            .is(200);
                    Expect.equal("totals", one.json().path("totals"), listed.path("totals"));
                }),
                check(
                        "settlement.speaks-german-and-english",
                        "Every line has a text in both languages",
                        agency -> settlements(agency)
                                .flatMap(one -> one.list("/lines").stream())
                                .forEach(line -> Expect.that(
                                        !line.at("/text/de").asString("").isBlank()
                                                && !line.at("/text/en")
                                                        .asString("")
                                                        .isBlank(),
                                        "a text is missing: %s",
                                        line))),
                check("settlement.is-a-pdf-too", "A settlement can be had as PDF", agency -> {
                    Reply pdf = agency.get("/v1/settlements/" + last(agency) + ".pdf")
                            .is(200);
                    Expect.that(
                            pdf.header("content-type").orElse("").startsWith("application/pdf")
                                    && new String(pdf.bytes(), StandardCharsets.ISO_8859_1).startsWith("%PDF-"),
                            "the answer is no PDF");
                }),
                check("settlement.is-a-csv-too", "A settlement can be had as CSV with one line a line", agency -> {
                    Reply csv = agency.get("/v1/settlements/" + last(agency) + ".csv")
                            .is(200);
                    Expect.that(
                            csv.header("content-type").orElse("").startsWith("text/csv"), "the answer is no text/csv");
                    int lines = agency.get("/v1/settlements/" + last(agency))
                            .given(200)
                            .list("/lines")
                            .size();
                    Expect.that(
                            csv.body().lines().filter(line -> !line.isBlank()).count() > lines,
                            "expected a heading and %d lines",
                            lines);
                }),
                check("settlement.list-has-cursors", "Settlements are read page by page, each once", agency -> {
                    List<String> ids = agency.pages("/v1/settlements?limit=1", "/settlements").all().stream()
                            .map(one -> one.path("id").asString(""))
                            .toList();
                    Expect.equal(
                            "settlements twice in the list",
                            0L,
                            ids.size() - ids.stream().distinct().count());
                    Expect.equal("settlements", some(agency).size(), ids.size());
                }));
    }

    private static Reply quote(Agency agency, String principal) {
        return agency.post("/v1/quotes", """
                {"debtorKind": "CONSUMER", "principal": {"amount": "%s", "currency": "EUR"}, "creditorDeductsVat": true,
                 "channel": "ERP_INTERFACE"}
                """.formatted(principal));
    }

    private static List<JsonNode> some(Agency agency) {
        List<JsonNode> found =
                agency.get("/v1/settlements?limit=1000").given(200).list("/settlements");
        Expect.given(
                !found.isEmpty(),
                "the client has no settlement yet: run the kit with a client on whose cases something was settled");
        return found;
    }

    private static String last(Agency agency) {
        return some(agency).getLast().path("id").asString("");
    }

    private static Stream<Reply> settlements(Agency agency) {
        return some(agency).stream()
                .map(one -> agency.get("/v1/settlements/" + one.path("id").asString(""))
                        .given(200));
    }

    private static BigDecimal sum(Reply settlement, Function<JsonNode, JsonNode> part) {
        return settlement.list("/lines").stream().map(part).map(Reply::money).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
