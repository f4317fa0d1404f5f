package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Payments that reached the merchant himself, and their reversal. */
final class PaymentChecks {

    private PaymentChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check("payment.is-booked", "A payment to the merchant is booked and answered with 201", agency -> {
                    Reply booked = pay(agency, agency.open(), "30.00", agency.reference());
                    booked.is(201);
                    Expect.that(!booked.text("/paymentId").isEmpty(), "paymentId is missing");
                }),
                check("payment.allocation-adds-up", "What a payment was set against adds up to the payment", agency -> {
                    Reply booked = pay(agency, agency.open(), "30.00", agency.reference())
                            .given(201);
                    AccountChecks.equal("allocation", new BigDecimal("30.00"), allocated(booked));
                }),
                check("payment.lowers-what-is-open", "After a payment that much less is open", agency -> {
                    Agency.Case one = agency.open();
                    BigDecimal before = agency.read(one).money("/amounts/open");
                    pay(agency, one, "30.00", agency.reference()).given(201);
                    AccountChecks.equal(
                            "open",
                            before.subtract(new BigDecimal("30.00")),
                            agency.read(one).money("/amounts/open"));
                }),
                check("payment.counts-as-paid", "A payment to the merchant counts as paid by the debtor", agency -> {
                    Agency.Case one = agency.open();
                    pay(agency, one, "30.00", agency.reference()).given(201);
                    AccountChecks.equal(
                            "paid", new BigDecimal("30.00"), agency.read(one).money("/amounts/paid"));
                }),
                check("payment.of-everything-closes-the-case", "Who has paid all owes nothing more", agency -> {
                    Agency.Case one = agency.open();
                    String open = agency.read(one).text("/amounts/open/amount");
                    pay(agency, one, open, agency.reference()).given(201);
                    Reply read = agency.read(one);
                    AccountChecks.equal("open", BigDecimal.ZERO, read.money("/amounts/open"));
                    Expect.equal("status", "CLOSED", read.text("/status"));
                    Expect.equal("outcome", "PAID", read.text("/outcome"));
                }),
                check("payment.reversal-restores-what-was-open", "A payment that came back is owed again", agency -> {
                    Agency.Case one = agency.open();
                    BigDecimal before = agency.read(one).money("/amounts/open");
                    String reference = agency.reference();
                    pay(agency, one, "30.00", reference).given(201);
                    reverse(agency, one, "30.00", reference).is(201);
                    AccountChecks.equal("open", before, agency.read(one).money("/amounts/open"));
                }),
                check(
                        "payment.reversal-after-the-end-reopens-the-case",
                        "A case that was closed as paid lives again when the payment comes back",
                        agency -> {
                            Agency.Case one = agency.open();
                            BigDecimal before = agency.read(one).money("/amounts/open");
                            String reference = agency.reference();
                            pay(agency, one, before.toPlainString(), reference).given(201);
                            Expect.equal("status", "CLOSED", agency.read(one).text("/status"));
                            long cursor = agency.newest();
                            reverse(agency, one, before.toPlainString(), reference)
                                    .is(201);
                            Expect.equal("status", "PRE_COURT", agency.read(one).text("/status"));
                            AccountChecks.equal("open", before, agency.read(one).money("/amounts/open"));
                            JsonNode event = FeedChecks.await(agency, cursor, one, "case.reopened");
                            Expect.equal(
                                    "status after",
                                    "PRE_COURT",
                                    event.path("status").asString(""));
                        }),
                check(
                        "payment.reversal-of-nothing-is-refused",
                        "Only a known payment can be reversed",
                        agency -> reverse(agency, agency.open(), "30.00", agency.reference())
                                .refuses(ProblemType.INVALID_CONTENT)),
                check(
                        "payment.other-amount-under-the-same-reference-is-refused",
                        "A paymentReference names one payment of the case",
                        agency -> {
                            Agency.Case one = agency.open();
                            String reference = agency.reference();
                            pay(agency, one, "30.00", reference).given(201);
                            pay(agency, one, "31.00", reference).refuses(ProblemType.INVALID_CONTENT);
                        }),
                check(
                        "payment.in-the-future-is-refused",
                        "Nobody has paid tomorrow",
                        agency -> agency.write(
                                        agency.open().path() + "/payments",
                                        payment(
                                                "30.00",
                                                agency.reference(),
                                                agency.today().plusDays(2)))
                                .refuses(ProblemType.INVALID_CONTENT)),
                check(
                        "payment.of-nothing-is-refused",
                        "A payment is more than nothing",
                        agency -> pay(agency, agency.open(), "0.00", agency.reference())
                                .refuses(ProblemType.INVALID_CONTENT)
                                .names("/amount/amount", "")),
                check(
                        "payment.on-unknown-case-is-404",
                        "A payment for a case that does not exist is not found",
                        agency -> agency.write(
                                        "/v1/claims/" + RequestChecks.NOBODY + "/payments",
                                        payment("30.00", agency.reference(), agency.today()))
                                .refuses(ProblemType.NOT_FOUND)),
                check("payment.makes-an-event", "The feed tells payment.reported with the same allocation", agency -> {
                    Agency.Case one = agency.open();
                    long cursor = agency.newest();
                    Reply booked = pay(agency, one, "30.00", agency.reference()).given(201);
                    JsonNode event = FeedChecks.await(agency, cursor, one, "payment.reported");
                    Expect.equal("allocation", booked.json().path("allocation"), event.at("/data/allocation"));
                }));
    }

    /** A payment's message. */
    static String payment(String amount, String reference, LocalDate day) {
        return message("PAYMENT", amount, reference, day);
    }

    private static String message(String kind, String amount, String reference, LocalDate day) {
        return """
                {"kind": "%s", "paymentReference": "%s", "amount": {"amount": "%s", "currency": "EUR"}, "valueDate": "%s"}
                """.formatted(kind, reference, amount, day);
    }

    private static Reply pay(Agency agency, Agency.Case one, String amount, String reference) {
        return agency.write(one.path() + "/payments", payment(amount, reference, agency.today()));
    }

    private static Reply reverse(Agency agency, Agency.Case one, String amount, String reference) {
        return agency.write(one.path() + "/payments", message("REVERSAL", amount, reference, agency.today()));
    }

    private static BigDecimal allocated(Reply booked) {
        return booked.list("/allocation/principal").stream()
                .map(share -> Reply.money(share.path("amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .add(booked.money("/allocation/interest"))
                .add(booked.money("/allocation/merchantCosts"))
                .add(booked.money("/allocation/collectionCosts"));
    }
}
