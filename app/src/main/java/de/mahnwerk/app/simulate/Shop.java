package de.mahnwerk.app.simulate;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.law.Money;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.ClaimResult;
import de.mahnwerk.protocol.Credit;
import de.mahnwerk.protocol.CreditKind;
import de.mahnwerk.protocol.DebtorNotice;
import de.mahnwerk.protocol.DebtorUpdate;
import de.mahnwerk.protocol.Decision;
import de.mahnwerk.protocol.DecisionChoice;
import de.mahnwerk.protocol.DirectPayment;
import de.mahnwerk.protocol.DirectPaymentKind;
import de.mahnwerk.protocol.Dispute;
import de.mahnwerk.protocol.DisputeReason;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.EventPage;
import de.mahnwerk.protocol.KnownState;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.NewMessage;
import de.mahnwerk.protocol.NoticeKind;
import de.mahnwerk.protocol.Requests;
import de.mahnwerk.protocol.Resume;
import de.mahnwerk.protocol.Settlement;
import de.mahnwerk.protocol.Withdrawal;
import de.mahnwerk.protocol.WithdrawalReason;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.ClientSettings;
import de.mahnwerk.protocol.client.HandoverClient;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A played merchant: its system, which speaks the protocol with the agency, and its people, who answer what they are asked. */
final class Shop implements AutoCloseable {

    private static final int PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HandoverClient agency;
    private final String key;
    private final Map<UUID, Debt> debts = new HashMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private long cursor;
    private int writes;

    Shop(String key, URI agency, String clientId, String clientSecret) {
        this.key = key;
        this.agency = HandoverClient.connect(ClientSettings.of(agency, clientId, clientSecret)
                .patience(PATIENCE, 5, Duration.ofMillis(250), Duration.ofSeconds(20)));
    }

    String key() {
        return key;
    }

    /** The agency, as the shop's system reaches it. */
    HandoverClient agency() {
        return agency;
    }

    /** Writes that the agency refused, by what they were; none is expected. */
    Map<String, Integer> refused() {
        return refused;
    }

    List<Debt> debts() {
        return List.copyOf(debts.values());
    }

    /** As its dunning run hands them over: in batches, each claim with an answer of its own; how many were taken. */
    int handOver(List<Debt> claims) {
        int taken = 0;
        for (int from = 0; from < claims.size(); from += Requests.BATCH_LIMIT) {
            List<Debt> batch = claims.subList(from, Math.min(claims.size(), from + Requests.BATCH_LIMIT));
            List<NewClaim> wire = batch.stream().map(Claims::of).toList();
            for (ClaimResult result :
                    agency.handOver(wire, idempotencyKey()).orThrow().results()) {
                Claim claim = result.claim();
                if (claim == null) {
                    refused("handOver " + result.errors());
                } else {
                    Debt debt = batch.get(result.index());
                    debt.accepted(claim);
                    debts.put(claim.id(), debt);
                    taken++;
                }
            }
        }
        return taken;
    }

    /** What happened since the last time, in its order. */
    List<Event> news() {
        List<Event> news = new ArrayList<>();
        EventPage page;
        do {
            page = agency.events(cursor, PAGE, Duration.ZERO).orThrow();
            news.addAll(page.events());
            cursor = page.next();
        } while (page.more());
        return news;
    }

    /** The debt that an event is about. */
    Debt of(Event event) {
        return requireNonNull(debts.get(requireNonNull(event.caseId())));
    }

    /** What a settlement brings for each case. */
    void settle(UUID settlement) {
        Settlement read = agency.settlement(settlement).orThrow();
        for (Settlement.Line line : read.lines()) {
            if (line.caseId() != null) {
                requireNonNull(debts.get(line.caseId()))
                        .paysOut(Money.cents(line.payout().cents()));
            }
        }
    }

    void reportPayment(Debt debt, Money amount, LocalDate valueOn) {
        DirectPayment payment = new DirectPayment(
                DirectPaymentKind.PAYMENT,
                "Z-" + debt.invoiceNumber(),
                Claims.amount(amount),
                valueOn,
                debt.invoiceNumber(),
                null);
        write("reportPayment", agency.reportPayment(debt.id(), payment, idempotencyKey()));
    }

    void dispute(Debt debt, LocalDate day) {
        Dispute dispute = new Dispute(DisputeReason.NOT_DELIVERED, day, "Ware nicht erhalten", List.of());
        write("dispute", agency.dispute(debt.id(), dispute, idempotencyKey()));
    }

    /** The debtor was right: the claim was never owed. */
    void giveIn(Debt debt, LocalDate day) {
        Credit credit = new Credit(
                CreditKind.CORRECTION,
                "G-" + debt.invoiceNumber(),
                Claims.amount(debt.principal()),
                day,
                debt.invoiceNumber(),
                "Ware kam zurück");
        write("credit", agency.credit(debt.id(), credit, idempotencyKey()));
    }

    /** The debtor was wrong. */
    void insist(Debt debt) {
        write("resume", agency.resume(debt.id(), new Resume("Zustellung ist nachgewiesen"), idempotencyKey()));
    }

    void tellOfInsolvency(Debt debt, LocalDate day) {
        DebtorNotice notice = new DebtorNotice(
                NoticeKind.INSOLVENCY, day.minusDays(3), "Amtsgericht Hamburg", "67 IN " + debt.temper() + "/26", null);
        DebtorUpdate update = new DebtorUpdate(Claims.debtor(debt, KnownState.INSOLVENT), notice);
        write("insolvency", agency.updateDebtor(debt.id(), update, idempotencyKey()));
    }

    void tellOfDeath(Debt debt, LocalDate day) {
        DebtorNotice notice = new DebtorNotice(NoticeKind.DEATH, day.minusDays(5), null, null, null);
        DebtorUpdate update = new DebtorUpdate(Claims.debtor(debt, KnownState.DECEASED), notice);
        write("death", agency.updateDebtor(debt.id(), update, idempotencyKey()));
    }

    void withdraw(Debt debt) {
        Withdrawal withdrawal = new Withdrawal(WithdrawalReason.OTHER, "Erben haben ausgeschlagen");
        write("withdrawal", agency.withdraw(debt.id(), withdrawal, idempotencyKey()));
    }

    void answer(Debt debt, UUID query) {
        NewMessage answer = new NewMessage("Zustellnachweis liegt uns vor.", query, List.of());
        write("answer", agency.postMessage(debt.id(), answer, idempotencyKey()));
    }

    void accept(Debt debt, UUID decision) {
        write(
                "decision",
                agency.decide(
                        debt.id(), new Decision(decision, DecisionChoice.YES, null, List.of()), idempotencyKey()));
    }

    private void write(String what, Answer<?> answer) {
        switch (answer) {
            case Answer.Done<?> _ -> {}
            case Answer.Refused<?> no -> refused(what + ": " + no.problem().detail());
            case Answer.Unreachable<?> unreachable ->
                throw new IllegalStateException(what + " found no agency: " + unreachable.reason());
        }
    }

    private void refused(String what) {
        int _ = refused.merge(what, 1, Integer::sum);
    }

    private String idempotencyKey() {
        return "simulate-" + key + "-" + ++writes;
    }

    @Override
    public void close() {
        agency.close();
    }
}
