package de.mahnwerk.protocol;

import static de.mahnwerk.protocol.Amount.ofCents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message of each kind, the objects whose approved documents lie in {@code protocol/v1/examples}. */
final class Examples {

    private static final UUID CASE = UUID.fromString("0199d3f2-6a10-7c3e-9f21-2f6f0a4c8b11");
    private static final UUID PAYMENT = UUID.fromString("019a4a70-1b5d-7d0a-8c11-5ad0b1f6a001");
    private static final UUID SETTLEMENT = UUID.fromString("019a5b00-7777-7abc-9def-0123456789ab");
    private static final UUID DOCUMENT = UUID.fromString("019a4a70-1b5d-7d0a-8c11-5ad0b1f6d0c1");
    private static final UUID MESSAGE = UUID.fromString("019a4a70-1b5d-7d0a-8c11-5ad0b1f6e5a1");
    private static final UUID DECISION = UUID.fromString("019a4a70-1b5d-7d0a-8c11-5ad0b1f6dec1");
    private static final UUID INSTRUCTION = UUID.fromString("019a4a70-1b5d-7d0a-8c11-5ad0b1f60dd1");
    private static final Address HOME = new Address(null, "Lindenweg 7", "04109", "Leipzig", "DE");
    private static final Text TEXT = new Text("Ein Satz.", "A sentence.");
    private static final Allocation ALLOCATION = new Allocation(
            List.of(new Allocation.ItemShare("RE-2026-1001", ofCents(1710))), ofCents(50), ofCents(150), ofCents(3090));
    private static final Amounts AMOUNTS = new Amounts(
            ofCents(7280), ofCents(0), ofCents(0), ofCents(0), ofCents(5000), ofCents(7280), ofCents(0), ofCents(1910));

    private Examples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("new-claim", newClaim());
        all.put("new-claim-business", business());
        all.put("direct-payment", directPayment());
        all.put("withdrawal", new Withdrawal(WithdrawalReason.HANDED_OVER_BY_MISTAKE, "Kunde hatte eine Stundung"));
        all.put(
                "new-webhook",
                new NewWebhook("https://shop.example/hooks/agency", List.of("payment.received", "case.closed")));
        all.put("quote-request", new QuoteRequest(DebtorKind.CONSUMER, ofCents(8990), true, Channel.ERP_INTERFACE));
        requests(all);
        all.put("access-token", new AccessToken("eyJhbGciOi.J9", "Bearer", 900, "claims:read claims:write"));
        all.put("claim", claim());
        all.put("claim-page", new ClaimPage(List.of(claim()), "1234", false));
        all.put(
                "claim-result",
                new ClaimResult(0, "H-2026-000123", IntakeResult.ACCEPTED, null, null, List.of(), quote()));
        all.put("batch-answer", batchAnswer());
        all.put("problem", problem());
        all.put("payment-answer", new PaymentAnswer(PAYMENT, ALLOCATION, claim()));
        all.put("withdrawal-answer", new WithdrawalAnswer(claim(), ofCents(1500), ofCents(285), TEXT));
        events(all);
        moreEvents(all);
        answers(all);
        conversation(all);
        return all;
    }

    private static void requests(Map<String, Object> all) {
        LocalDate day = LocalDate.parse("2026-11-02");
        all.put(
                "credit",
                new Credit(
                        CreditKind.CREDIT_NOTE, "GS-2026-77", ofCents(2000), day, "RE-2026-1001", "Filter kam zurück"));
        all.put("pause", new Pause(PauseReason.DEFERRED, LocalDate.parse("2026-12-15"), "Stundung bis Mitte Dezember"));
        all.put("resume", new Resume("Stundung nicht eingehalten"));
        all.put(
                "dispute",
                new Dispute(DisputeReason.DEFECT, day, "Die Maschine habe nie Druck aufgebaut.", List.of(DOCUMENT)));
        all.put(
                "debtor-update",
                new DebtorUpdate(
                        newClaim().debtor(),
                        new DebtorNotice(
                                NoticeKind.INSOLVENCY,
                                LocalDate.parse("2026-10-28"),
                                "Amtsgericht Leipzig",
                                "401 IN 1234/26",
                                null)));
        all.put("new-message", new NewMessage("Der Lieferschein liegt bei.", MESSAGE, List.of(DOCUMENT)));
        all.put("decision", new Decision(DECISION, DecisionChoice.YES, null, List.of()));
        all.put(
                "new-instruction",
                new NewInstruction(
                        InstructionKind.STOP_AFTER_STAGE, "LETTER_2", ofCents(0), "Danach bitte nicht weiter"));
        all.put("advance", new Advance(Play.DEBTOR_PAYS_IN_PART, ofCents(5000)));
    }

    private static void conversation(Map<String, Object> all) {
        Instant now = Instant.parse("2026-11-02T09:15:00Z");
        LocalDate due = LocalDate.parse("2026-11-16");
        Message query = new Message(
                MESSAGE,
                Party.AGENCY,
                MessageKind.QUERY,
                "Bitte senden Sie uns den Lieferschein.",
                now,
                due,
                null,
                now.plusSeconds(86_400),
                List.of());
        Message answer = new Message(
                PAYMENT,
                Party.MERCHANT,
                MessageKind.ANSWER,
                "Der Lieferschein liegt bei.",
                now.plusSeconds(86_400),
                null,
                MESSAGE,
                null,
                List.of(DOCUMENT));
        all.put("message", answer);
        all.put("message-page", new MessagePage(List.of(query, answer), "2", false));
        Document document = new Document(
                DOCUMENT,
                Party.MERCHANT,
                DocumentKind.DELIVERY_PROOF,
                "lieferschein.pdf",
                "application/pdf",
                48_213,
                "ab".repeat(32),
                now);
        all.put("document", document);
        all.put("document-page", new DocumentPage(List.of(document), "1", false));
        all.put(
                "decision-request",
                new DecisionRequest(
                        DECISION,
                        DecisionKind.COURT_ACTION,
                        TEXT,
                        TEXT,
                        TEXT,
                        ofCents(3600),
                        null,
                        now,
                        due,
                        DecisionChoice.YES,
                        now.plusSeconds(3_600)));
        Instruction instruction = new Instruction(
                INSTRUCTION,
                InstructionKind.TRACE_ADDRESS,
                null,
                InstructionState.DONE,
                ofCents(1200),
                ofCents(228),
                TEXT,
                now,
                now.plusSeconds(172_800),
                TEXT);
        all.put("instruction", instruction);
        all.put("instruction-list", new InstructionList(List.of(instruction)));
        all.put(
                "onboarding",
                new Onboarding(
                        false,
                        false,
                        List.of(
                                new Onboarding.Step(OnboardingStepKind.CONTRACT, true, null, TEXT),
                                new Onboarding.Step(
                                        OnboardingStepKind.POWER_OF_ATTORNEY,
                                        false,
                                        "https://agency.example/onboarding/power-of-attorney",
                                        TEXT))));
        all.put("webhook-test", new WebhookTest(true, 204, 41L, TEXT));
        all.put("oauth-error", new OAuthError("invalid_client", "The secret is wrong or has ended."));
        all.put(
                "credit-answer",
                new CreditAnswer(
                        PAYMENT,
                        List.of(new Allocation.ItemShare("RE-2026-1001", ofCents(2000))),
                        ofCents(0),
                        ofCents(0),
                        claim()));
    }

    private static void moreEvents(Map<String, Object> all) {
        LocalDate day = LocalDate.parse("2026-11-02");
        LocalDate due = LocalDate.parse("2026-11-16");
        put(all, "claim.queried", new EventData.QueryAsked(MESSAGE, "Bitte senden Sie uns den Lieferschein.", due));
        put(all, "claim.query_answered", new EventData.QueryAnswered(PAYMENT, MESSAGE, List.of()));
        put(
                all,
                "message.posted",
                new EventData.MessagePosted(MESSAGE, Party.AGENCY, "Der Schuldner hat angerufen.", List.of()));
        put(
                all,
                "document.added",
                new EventData.DocumentAdded(
                        DOCUMENT, Party.MERCHANT, "DELIVERY_PROOF", "lieferschein.pdf", "ab".repeat(32)));
        put(all, "case.paused", new EventData.CasePaused("DEFERRED", LocalDate.parse("2026-12-15"), "Stundung"));
        put(all, "case.resumed", new EventData.CaseResumed("PAUSE_ENDED"));
        put(all, "dispute.raised", new EventData.DisputeRaised("DEFECT", "Nie Druck aufgebaut.", day, List.of()));
        put(all, "address.changed", new EventData.DebtorChanged(List.of("address"), true, null));
        put(all, "debtor.changed", new EventData.DebtorChanged(List.of("emails", "knownState"), null, "DEATH"));
        put(
                all,
                "insolvency.opened",
                new EventData.InsolvencyOpened(LocalDate.parse("2026-10-28"), "Amtsgericht Leipzig", "401 IN 1234/26"));
        put(all, "decision.requested", new EventData.DecisionRequested(DECISION, DecisionKind.COURT_ACTION, due));
        put(
                all,
                "decision.taken",
                new EventData.DecisionTaken(
                        DECISION, DecisionKind.COURT_ACTION, DecisionChoice.YES, Party.MERCHANT, List.of()));
        put(all, "credit.booked", new EventData.CreditBooked(PAYMENT, "GS-2026-77", "CREDIT_NOTE", ofCents(2000), day));
        put(
                all,
                "instruction.changed",
                new EventData.InstructionChanged(INSTRUCTION, InstructionKind.TRACE_ADDRESS, "DONE", ofCents(1200)));
    }

    private static void put(Map<String, Object> all, String type, EventData data) {
        all.put("event-" + type.replace('.', '-').replace('_', '-'), event(type, data));
    }

    private static void events(Map<String, Object> all) {
        Amount fifty = ofCents(5000);
        LocalDate day = LocalDate.parse("2026-11-02");
        all.put(
                "event-payment-received",
                event("payment.received", new EventData.PaymentReceived(PAYMENT, fifty, day, ALLOCATION)));
        all.put(
                "event-payment-reported",
                event("payment.reported", new EventData.PaymentReported(PAYMENT, "P-4711", fifty, day, ALLOCATION)));
        all.put(
                "event-payment-reversed",
                event("payment.reversed", new EventData.PaymentReversed(PAYMENT, "P-4711", fifty, day, ALLOCATION)));
        all.put("event-letter-sent", event("letter.sent", new EventData.LetterSent("LETTER_1", "ab".repeat(32))));
        all.put(
                "event-claim-rejected",
                event("claim.rejected", new EventData.Objection("TIME_BARRED", List.of(fault()))));
        all.put("event-case-closed", event("case.closed", new EventData.CaseClosed(Outcome.PAID)));
        all.put("event-case-reopened", event("case.reopened"));
        all.put("event-case-withdrawn", event("case.withdrawn", new EventData.CaseWithdrawn("GOODWILL", ofCents(0))));
        all.put("event-fee-waived", event("fee.waived", new EventData.Fee("FAILURE_FEE", ofCents(2500), ofCents(475))));
        all.put(
                "event-settlement-issued",
                clientEvent(
                        "settlement.issued", new EventData.SettlementIssued(SETTLEMENT, "A-26-00042", ofCents(1910))));
        all.put(
                "event-settlement-paid",
                clientEvent("settlement.paid", new EventData.SettlementPaid(SETTLEMENT, "A-26-00042", day)));
        all.put(
                "event-page",
                new EventPage(List.of(event("letter.sent", new EventData.LetterSent("LETTER_1", null))), 4812, true));
    }

    private static void answers(Map<String, Object> all) {
        all.put(
                "timeline",
                new Timeline(
                        CASE,
                        "NW-26-0001234",
                        List.of(event("letter.sent", new EventData.LetterSent("LETTER_1", null)))));
        all.put("account-statement", statement());
        Webhook webhook = new Webhook(
                CASE,
                "https://shop.example/hooks/agency",
                List.of(),
                true,
                Instant.parse("2026-11-02T09:15:00Z"),
                null,
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                Instant.parse("2026-11-03T09:15:00Z"),
                null);
        all.put("webhook", webhook);
        all.put("webhook-list", new WebhookList(List.of(webhook)));
        all.put("settlement", settlement());
        all.put("settlement-page", new SettlementPage(List.of(), "0", false));
        all.put("reconciliation-page", reconciliation());
        all.put("quote", quote());
        all.put("terms", terms());
    }

    static NewClaim newClaim() {
        return new NewClaim(
                "H-2026-000123",
                new Debtor(
                        DebtorKind.CONSUMER,
                        "Frau",
                        "Kim",
                        "Muster",
                        null,
                        null,
                        null,
                        List.of(),
                        LocalDate.parse("1984-05-17"),
                        HOME,
                        List.of(),
                        List.of("kim.muster@example.org"),
                        List.of(),
                        "K-10023",
                        "de",
                        null),
                List.of(item()),
                List.of(new SideCost(
                        SideCostKind.REMINDER_COST,
                        ofCents(150),
                        LocalDate.parse("2026-09-21"),
                        null,
                        "Porto und Papier der Mahnung")),
                new InDefault(
                        LocalDate.parse("2026-09-08"), DefaultGround.REMINDER, List.of(LocalDate.parse("2026-09-07"))),
                new InterestClaim(InterestBasis.STATUTORY_CONSUMER, null, LocalDate.parse("2026-09-08")),
                List.of(new PaymentSoFar(ofCents(2000), LocalDate.parse("2026-09-30"), "RE-2026-1001", null)),
                List.of(
                        new DunningStep(
                                1,
                                LocalDate.parse("2026-09-07"),
                                DunningChannel.EMAIL,
                                null,
                                LocalDate.parse("2026-09-17")),
                        new DunningStep(
                                2,
                                LocalDate.parse("2026-09-21"),
                                DunningChannel.LETTER,
                                ofCents(150),
                                LocalDate.parse("2026-10-05"))),
                false,
                true,
                true,
                false,
                new BankAccount("DE02120300000000202051", "BYLADEM1001", "Bohnenkontor GmbH"),
                StartingApproach.PRE_COURT,
                Channel.ERP_INTERFACE,
                Map.of("shop", "leipzig"));
    }

    private static NewClaim business() {
        return new NewClaim(
                "H-2026-000124",
                new Debtor(
                        DebtorKind.BUSINESS,
                        null,
                        null,
                        null,
                        "Dachbau Sommer GmbH",
                        "GmbH",
                        new Register("Amtsgericht Leipzig", "HRB 12345"),
                        List.of("Toni Sommer"),
                        null,
                        HOME,
                        List.of(new Address("Hinterhaus", "Altweg 1", "01067", "Dresden", "DE")),
                        List.of(),
                        List.of("+49 341 5550100"),
                        null,
                        null,
                        KnownState.EMIGRATED),
                List.of(item()),
                List.of(new SideCost(
                        SideCostKind.LUMP_SUM_40, ofCents(4000), LocalDate.parse("2026-09-08"), "RE-2026-1001", null)),
                new InDefault(LocalDate.parse("2026-09-08"), DefaultGround.THIRTY_DAYS, List.of()),
                new InterestClaim(InterestBasis.CONTRACTUAL, "7.25", null),
                List.of(),
                List.of(),
                false,
                true,
                false,
                false,
                null,
                null,
                null,
                Map.of());
    }

    private static PrincipalItem item() {
        return new PrincipalItem(
                "RE-2026-1001",
                ItemKind.GOODS,
                "Kaffeemaschine Barista 3",
                LocalDate.parse("2026-08-01"),
                LocalDate.parse("2026-08-03"),
                LocalDate.parse("2026-08-03"),
                LocalDate.parse("2026-08-17"),
                ofCents(10990),
                ofCents(8990),
                ofCents(1755),
                "B-55120",
                null);
    }

    static DirectPayment directPayment() {
        return new DirectPayment(
                DirectPaymentKind.PAYMENT,
                "P-4711",
                ofCents(5000),
                LocalDate.parse("2026-11-02"),
                "RE-2026-1001",
                null);
    }

    static Claim claim() {
        return new Claim(
                CASE,
                "NW-26-0001234",
                "H-2026-000123",
                ClaimStatus.PRE_COURT,
                "LETTER_1",
                "LETTER_2",
                LocalDate.parse("2026-11-19"),
                null,
                null,
                AMOUNTS,
                4,
                List.of("RE-2026-1001"),
                Channel.ERP_INTERFACE,
                Instant.parse("2026-11-02T09:15:00Z"),
                LocalDate.parse("2026-11-02"),
                null,
                newClaim().debtor());
    }

    private static Fault fault() {
        return new Fault(
                "/principal/0/dueDate",
                "NOT_DUE",
                "The due date lies in the future.",
                "Hand the claim over after its due date.");
    }

    private static BatchAnswer batchAnswer() {
        return new BatchAnswer(List.of(
                new ClaimResult(0, "H-2026-000123", IntakeResult.ACCEPTED, claim(), null, List.of(), null),
                new ClaimResult(1, "H-2026-000124", IntakeResult.REJECTED, null, null, List.of(fault()), quote())));
    }

    private static Problem problem() {
        return Problem.of(ProblemType.DUPLICATE_CLAIM, "H-2026-000123 is NW-26-0001234.", List.of(fault()))
                .about(claim());
    }

    /** An event whose type says all. */
    private static Event event(String type) {
        return event(type, Map.of(), null);
    }

    static Event event(String type, EventData data) {
        return event(type, data.toMap(), outcome(data));
    }

    private static Event event(String type, Map<String, Object> data, @Nullable Outcome outcome) {
        return new Event(
                PAYMENT,
                4812,
                5L,
                type,
                Instant.parse("2026-11-02T09:15:00Z"),
                LocalDate.parse("2026-11-02"),
                CASE,
                "NW-26-0001234",
                "H-2026-000123",
                ClaimStatus.PRE_COURT,
                "LETTER_1",
                "LETTER_2",
                LocalDate.parse("2026-11-19"),
                outcome,
                AMOUNTS,
                data,
                TEXT);
    }

    private static @Nullable Outcome outcome(EventData data) {
        return data instanceof EventData.CaseClosed closed ? closed.outcome() : null;
    }

    private static Event clientEvent(String type, EventData data) {
        return new Event(
                SETTLEMENT,
                4813,
                null,
                type,
                Instant.parse("2026-11-02T09:15:00Z"),
                LocalDate.parse("2026-11-02"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                data.toMap(),
                TEXT);
    }

    private static AccountStatement statement() {
        LocalDate day = LocalDate.parse("2026-11-02");
        return new AccountStatement(
                CASE,
                "NW-26-0001234",
                day,
                List.of(new AccountStatement.Posting(
                        day,
                        day,
                        "FEE",
                        AccountComponent.COLLECTION_COSTS,
                        ofCents(3090),
                        ofCents(12230),
                        "RVG_2300",
                        TEXT)),
                AMOUNTS);
    }

    private static Settlement settlement() {
        Amount none = Amount.ZERO;
        return new Settlement(
                SETTLEMENT,
                "A-26-00042",
                SettlementStatus.PAID,
                LocalDate.parse("2026-10-26"),
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-02"),
                LocalDate.parse("2026-11-03"),
                new Settlement.Totals(ofCents(5000), ofCents(3090), none, ofCents(587), ofCents(2500), ofCents(1323)),
                List.of(
                        new Settlement.Line(
                                SettlementLineKind.RECEIPT,
                                CASE,
                                "NW-26-0001234",
                                "H-2026-000123",
                                LocalDate.parse("2026-10-30"),
                                ALLOCATION,
                                ofCents(5000),
                                none,
                                none,
                                ofCents(5000),
                                TEXT),
                        new Settlement.Line(
                                SettlementLineKind.RETAINED_COSTS,
                                CASE,
                                "NW-26-0001234",
                                "H-2026-000123",
                                null,
                                null,
                                ofCents(3090),
                                ofCents(587),
                                none,
                                ofCents(-3677),
                                TEXT)));
    }

    private static ReconciliationPage reconciliation() {
        return new ReconciliationPage(
                LocalDate.parse("2026-11-02"),
                4813,
                List.of(new ReconciliationPage.Line(
                                CASE,
                                "NW-26-0001234",
                                "H-2026-000123",
                                ClaimStatus.PRE_COURT,
                                5,
                                ofCents(8990),
                                ofCents(1710),
                                ofCents(5000),
                                ofCents(7280),
                                ofCents(0),
                                "")
                        .hashed()),
                "1234",
                true);
    }

    private static Quote quote() {
        return new Quote(3, ofCents(3090), ofCents(0), ofCents(450), ofCents(673), ofCents(2500), true, TEXT);
    }

    private static Terms terms() {
        return new Terms(
                3,
                LocalDate.parse("2026-01-01"),
                "5.00",
                ofCents(2500),
                true,
                ofCents(1500),
                PayoutOrder.LEGAL,
                ofCents(200),
                SettlementPeriod.WEEKLY,
                TEXT);
    }
}
