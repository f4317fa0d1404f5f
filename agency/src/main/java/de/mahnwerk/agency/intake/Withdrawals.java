package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.Vat;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.Text;
import de.mahnwerk.protocol.Withdrawal;
import de.mahnwerk.protocol.WithdrawalAnswer;
import de.mahnwerk.protocol.WithdrawalReason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A client takes a claim back: free before the first letter, then by the terms. */
@Component
class Withdrawals {

    private final Cases cases;
    private final CaseEvents events;
    private final Clients clients;
    private final ClaimViews views;

    Withdrawals(Cases cases, CaseEvents events, Clients clients, ClaimViews views) {
        this.cases = cases;
        this.events = events;
        this.clients = clients;
        this.views = views;
    }

    /** The case must not have ended. Inside a transaction of its client that holds the case. */
    WithdrawalAnswer withdraw(CollectionCase known, Withdrawal withdrawal, LocalDate day) {
        Money fee = known.stage() == null
                ? Money.ZERO
                : clients.terms(known.client(), day).withdrawalFee();
        // the withdrawal as such moves nothing; the closing that follows does
        events.record(List.of(withdrawn(known, withdrawal, fee, day)));
        CollectionCase closed = close(known, outcome(withdrawal.reason()), fee, day);
        events.record(List.of(closed(closed, day)));
        CollectionCase now = cases.find(known.client(), known.id()).orElseThrow();
        return new WithdrawalAnswer(views.brief(now), Wire.amount(fee), Wire.amount(Vat.STANDARD.on(fee)), text(fee));
    }

    private CollectionCase close(CollectionCase known, Outcome outcome, Money fee, LocalDate day) {
        return cases.change(
                        known.client(),
                        List.of(CaseChange.of(known)
                                .closing(CaseTrigger.CLOSED, outcome)
                                .withWithdrawalFee(fee)),
                        day)
                .getFirst();
    }

    private static Outcome outcome(WithdrawalReason reason) {
        return switch (reason) {
            case PAID_BEFORE_HANDOVER, UNFOUNDED -> Outcome.UNFOUNDED;
            case GOODWILL, HANDED_OVER_BY_MISTAKE, OTHER -> Outcome.WITHDRAWN;
        };
    }

    private static NewCaseEvent withdrawn(CollectionCase known, Withdrawal withdrawal, Money fee, LocalDate day) {
        return new NewCaseEvent(
                known.client(),
                known.id(),
                "case.withdrawn",
                day,
                new EventData.CaseWithdrawn(withdrawal.reason().name(), Wire.amount(fee)).toMap(),
                "Forderung vom Mandanten zurückgenommen",
                "Claim withdrawn by the merchant");
    }

    private static NewCaseEvent closed(CollectionCase closed, LocalDate day) {
        return new NewCaseEvent(
                closed.client(),
                closed.id(),
                "case.closed",
                day,
                Map.of("outcome", String.valueOf(closed.outcome())),
                "Akte geschlossen",
                "Case closed");
    }

    private static Text text(Money fee) {
        return fee.isZero()
                ? new Text("Rücknahme vor dem ersten Schreiben, kostenfrei", "Withdrawn before the first letter, free")
                : new Text(
                        "Rücknahme nach dem ersten Schreiben, "
                                + fee.toPlainString().replace('.', ',') + " € netto nach Konditionen",
                        "Withdrawn after the first letter, €" + fee.toPlainString() + " net by the terms");
    }
}
