package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The claim account explains itself: every posting has a reason, and all of them are what is owed. */
final class AccountChecks {

    private AccountChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "account.postings-add-up-to-what-is-open",
                        "The postings of each part add up to its amount",
                        agency -> {
                            Reply account = account(agency, paid(agency));
                            Map<String, BigDecimal> sums = account.list("/postings").stream()
                                    .collect(Collectors.groupingBy(
                                            posting -> posting.path("component").asString(""),
                                            Collectors.reducing(
                                                    BigDecimal.ZERO, AccountChecks::amount, BigDecimal::add)));
                            equal("principal", sum(sums, "PRINCIPAL"), account.money("/amounts/principal"));
                            equal(
                                    "merchantCosts",
                                    sum(sums, "MERCHANT_COSTS"),
                                    account.money("/amounts/merchantCosts"));
                            equal(
                                    "collectionCosts",
                                    sum(sums, "COLLECTION_COSTS").add(sum(sums, "COLLECTION_VAT")),
                                    account.money("/amounts/collectionCosts"));
                        }),
                check("account.open-is-the-sum-of-its-parts", "The account's amounts add up to the cent", agency -> {
                    Reply account = account(agency, paid(agency));
                    equal(
                            "open",
                            account.money("/amounts/principal")
                                    .add(account.money("/amounts/interest"))
                                    .add(account.money("/amounts/merchantCosts"))
                                    .add(account.money("/amounts/collectionCosts")),
                            account.money("/amounts/open"));
                }),
                check("account.equals-the-case", "Account and case say the same amounts today", agency -> {
                    Agency.Case one = agency.shared();
                    Expect.equal(
                            "amounts",
                            agency.read(one).json().path("amounts"),
                            account(agency, one).json().path("amounts"));
                }),
                check(
                        "account.every-posting-has-its-basis",
                        "Every posting names its legal basis",
                        agency -> account(agency, paid(agency))
                                .list("/postings")
                                .forEach(posting -> Expect.that(
                                        !posting.path("basis").asString("").isBlank(), "no basis: %s", posting))),
                check(
                        "account.speaks-german-and-english",
                        "Every posting has a text in both languages",
                        agency -> account(agency, agency.shared())
                                .list("/postings")
                                .forEach(posting -> {
                                    Expect.that(
                                            !posting.at("/text/de").asString("").isBlank(),
                                            "text.de is empty: %s",
                                            posting);
                                    Expect.that(
                                            !posting.at("/text/en").asString("").isBlank(),
                                            "text.en is empty: %s",
                                            posting);
                                })),
                check("account.begins-with-the-principal", "The first thing owed is what was handed over", agency -> {
                    JsonNode first =
                            account(agency, agency.shared()).list("/postings").getFirst();
                    Expect.equal(
                            "component", "PRINCIPAL", first.path("component").asString(""));
                    equal("amount", new BigDecimal("89.90"), amount(first));
                }),
                check("account.can-be-read-as-of-a-later-day", "As of a later day the interest has grown", agency -> {
                    Agency.Case one = agency.shared();
                    Reply today = account(agency, one);
                    Reply later = agency.get(one.path() + "/account?asOf="
                                    + agency.today().plusDays(7))
                            .is(200);
                    Expect.that(
                            later.money("/amounts/interest").compareTo(today.money("/amounts/interest")) > 0,
                            "interest was %s and is %s a week later",
                            today.money("/amounts/interest"),
                            later.money("/amounts/interest"));
                }),
                check("account.as-of-is-what-was-asked", "The statement says as of which day it is", agency -> {
                    String day = agency.today().toString();
                    Expect.equal(
                            "asOf",
                            day,
                            agency.get(agency.shared().path() + "/account?asOf=" + day)
                                    .is(200)
                                    .text("/asOf"));
                }),
                check(
                        "account.unreadable-day-is-400",
                        "A day that cannot be read is refused",
                        agency -> agency.get(agency.shared().path() + "/account?asOf=yesterday")
                                .refuses(ProblemType.INVALID_REQUEST)));
    }

    /** A case on which a part was paid. */
    private static Agency.Case paid(Agency agency) {
        Agency.Case one = agency.open();
        agency.write(one.path() + "/payments", PaymentChecks.payment("30.00", agency.reference(), agency.today()))
                .given(201);
        return one;
    }

    private static Reply account(Agency agency, Agency.Case one) {
        return agency.get(one.path() + "/account").given(200);
    }

    private static BigDecimal amount(JsonNode posting) {
        return Reply.money(posting.path("amount"));
    }

    private static BigDecimal sum(Map<String, BigDecimal> sums, String component) {
        return sums.getOrDefault(component, BigDecimal.ZERO);
    }

    static void equal(String what, BigDecimal expected, BigDecimal came) {
        Function<BigDecimal, BigDecimal> cents = amount -> amount.setScale(2);
        Expect.equal(what, cents.apply(expected), cents.apply(came));
    }
}
