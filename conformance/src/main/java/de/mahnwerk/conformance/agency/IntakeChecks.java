package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.ProtocolJson;
import java.math.BigDecimal;
import java.util.List;

/** What happens to one claim at the agency's door: a case, or a refusal that says why. */
final class IntakeChecks {

    private static final String ITEM = "/principal/0";

    private IntakeChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check("intake.claim-becomes-a-case", "A lawful claim is answered with 201 and its case", agency -> {
                    SampleClaim claim = agency.claim();
                    Reply created = agency.write("/v1/claims", claim).is(201);
                    Expect.equal("merchantReference", claim.reference(), created.text("/merchantReference"));
                    Expect.that(!created.text("/caseReference").isEmpty(), "caseReference is missing");
                }),
                check("intake.location-leads-to-the-case", "Location is the address of the case", agency -> {
                    Reply created = agency.write("/v1/claims", agency.claim()).given(201);
                    String location = created.header("location").orElse("");
                    Expect.that(location.contains("/v1/claims/"), "Location is missing");
                    Reply read = agency.get(location.substring(location.indexOf("/v1/")))
                            .is(200);
                    Expect.equal("id", created.text("/id"), read.text("/id"));
                }),
                check(
                        "intake.principal-is-what-was-handed-over",
                        "The case claims the open amounts of its items",
                        agency -> {
                            Agency.Case both = agency.open(agency.claim().andAnotherInvoice());
                            Expect.equal(
                                    "principal",
                                    new BigDecimal("100.00"),
                                    agency.read(both).money("/amounts/principal"));
                        }),
                check(
                        "intake.side-costs-are-claimed-too",
                        "The merchant's own costs are part of the debt",
                        agency -> Expect.equal(
                                "merchantCosts",
                                new BigDecimal("1.50"),
                                agency.read(agency.shared()).money("/amounts/merchantCosts"))),
                check("intake.invoices-are-kept", "The case names its invoices", agency -> {
                    SampleClaim claim = agency.claim().andAnotherInvoice();
                    Reply read = agency.read(agency.open(claim));
                    Expect.equal(
                            "invoiceNumbers",
                            List.of(claim.invoice(), claim.invoice() + "-2"),
                            read.list("/invoiceNumbers").stream()
                                    .map(number -> number.asString(""))
                                    .toList());
                }),
                check(
                        "intake.channel-is-the-interface",
                        "A claim that comes this way came through the interface, whatever it says",
                        agency -> {
                            Agency.Case one = agency.open(agency.claim().put("", "channel", "PORTAL"));
                            Expect.equal(
                                    "channel", "ERP_INTERFACE", agency.read(one).text("/channel"));
                        }),
                check(
                        "intake.business-debtors-are-welcome",
                        "A claim against a business becomes a case",
                        agency -> agency.write("/v1/claims", agency.claim().ofBusiness())
                                .is(201)),
                check(
                        "intake.disputed-claim-is-not-accepted",
                        "A claim that is disputed is not accepted",
                        agency -> mendable(agency, agency.claim().put("", "disputed", true))),
                check("intake.claim-that-is-not-due-is-not-accepted", "A claim must be due", agency -> {
                    SampleClaim claim = agency.claim();
                    mendable(
                            agency,
                            claim.put(
                                    ITEM, "dueDate", claim.today().plusDays(10).toString()));
                }),
                check(
                        "intake.claim-that-is-not-in-default-is-not-accepted",
                        "The debtor must be in default",
                        agency -> {
                            SampleClaim claim = agency.claim();
                            mendable(
                                    agency,
                                    claim.put(
                                            "/inDefault",
                                            "since",
                                            claim.today().plusDays(5).toString()));
                        }),
                check(
                        "intake.reminder-must-be-shown",
                        "Default by reminder needs the reminder's date",
                        agency -> mendable(agency, agency.claim().drop("/inDefault", "reminderDates"))),
                check(
                        "intake.amounts-must-add-up",
                        "No more can be open than the invoice says",
                        agency -> mendable(agency, agency.claim().put(ITEM + "/openAmount", "amount", "110.00"))),
                check(
                        "intake.performance-must-be-rendered",
                        "What was not delivered cannot be claimed",
                        agency -> mendable(agency, agency.claim().put("", "performanceRendered", false))),
                check(
                        "intake.address-must-be-plausible",
                        "A German postcode has five digits",
                        agency -> mendable(agency, agency.claim().put("/debtor/address", "postcode", "4109"))),
                check(
                        "intake.debtor-must-have-a-name",
                        "A consumer has a last name",
                        agency -> mendable(agency, agency.claim().drop("/debtor", "lastName"))),
                check(
                        "intake.lump-sum-is-not-for-consumers",
                        "The lump sum of 40 euros is owed by businesses only (§ 288(5) BGB)",
                        agency -> {
                            SampleClaim claim = agency.claim();
                            mendable(
                                    agency,
                                    claim.set(
                                            "",
                                            "sideCosts",
                                            ProtocolJson.strict().readTree("""
                                        [{"kind": "LUMP_SUM_40", "amount": {"amount": "40.00", "currency": "EUR"},
                                          "arisenOn": "%s"}]
                                        """.formatted(
                                                            claim.today().minusDays(40)))));
                        }),
                check(
                        "intake.reminder-before-default-costs-nothing",
                        "A reminder's cost before default is not owed (§§ 280(2), 286 BGB)",
                        agency -> {
                            SampleClaim claim = agency.claim();
                            mendable(
                                    agency,
                                    claim.put(
                                            "/sideCosts/0",
                                            "arisenOn",
                                            claim.today().minusDays(80).toString()));
                        }),
                check(
                        "intake.interest-must-be-lawful",
                        "A consumer does not owe the interest of businesses (§ 288(1), (2) BGB)",
                        agency -> mendable(agency, agency.claim().put("/interest", "basis", "STATUTORY_BUSINESS"))),
                check(
                        "intake.time-barred-claim-is-rejected",
                        "A claim that is time-barred is rejected",
                        agency -> rejected(agency, agency.claim().put(ITEM, "dueDate", "2019-08-17"))),
                check(
                        "intake.minor-debtor-is-rejected",
                        "A minor cannot be asked",
                        agency -> rejected(agency, agency.claim().put("/debtor", "knownState", "MINOR"))),
                check(
                        "intake.foreign-currency-is-rejected",
                        "Claims are in euros",
                        agency -> rejected(agency, agency.claim().put(ITEM + "/openAmount", "currency", "USD"))),
                check(
                        "intake.refused-claim-leaves-nothing",
                        "A refused claim opens no case and can be handed over again when mended",
                        agency -> {
                            SampleClaim claim = agency.claim();
                            agency.write("/v1/claims", claim.put("", "disputed", true))
                                    .given(422);
                            Expect.equal(
                                    "cases",
                                    0,
                                    agency.get("/v1/claims?merchantReference=" + claim.reference())
                                            .given(200)
                                            .list("/claims")
                                            .size());
                            agency.write("/v1/claims", claim.put("", "disputed", false))
                                    .is(201);
                        }),
                check(
                        "duplicate.same-reference-is-409",
                        "A merchantReference is unique for ever; the answer brings the existing case",
                        agency -> {
                            SampleClaim claim = agency.claim();
                            Agency.Case first = agency.open(claim);
                            Reply again = agency.write("/v1/claims", claim).refuses(ProblemType.DUPLICATE_CLAIM);
                            Expect.equal("claim.id", first.id(), again.text("/claim/id"));
                        }),
                check(
                        "duplicate.same-invoice-is-409",
                        "An invoice that is in a case is not taken again under another reference",
                        agency -> {
                            Agency.Case first = agency.open(agency.claim());
                            String invoice =
                                    first.claim().at("/invoiceNumbers/0").asString("");
                            Reply again = agency.write(
                                            "/v1/claims", agency.claim().put(ITEM, "invoiceNumber", invoice))
                                    .refuses(ProblemType.DUPLICATE_CLAIM);
                            Expect.equal("claim.id", first.id(), again.text("/claim/id"));
                        }));
    }

    /** The merchant can mend it: refused with faults, or accepted as a case that waits for an answer. */
    private static void mendable(Agency agency, SampleClaim claim) {
        Reply reply = agency.write("/v1/claims", claim);
        boolean asked = reply.status() == 201 && reply.text("/status").equals("QUERY");
        if (!asked) {
            reply.refuses(ProblemType.INVALID_CONTENT);
            Expect.that(!reply.list("/errors").isEmpty(), "%s: errors is empty", reply.call());
        }
    }

    /** It can never be collected: rejected with a reason code. */
    private static void rejected(Agency agency, SampleClaim claim) {
        Reply reply = agency.write("/v1/claims", claim).refuses(ProblemType.CLAIM_REJECTED);
        Expect.that(!reply.text("/reasonCode").isEmpty(), "%s: reasonCode is missing", reply.call());
    }
}
