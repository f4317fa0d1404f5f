package de.mahnwerk.agency.payments;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.agency.plans.PaymentPlans;
import de.mahnwerk.agency.plans.Plan;
import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells debtors that the payment by which their case had ended came back, and what they owe now. */
@Component
class ReturnLetters {

    /** Days to pay what is open. */
    static final int DEADLINE = 14;

    private static final String KIND = "PAYMENT_RETURNED";

    /** What of an accepted offer is missing, which can still be paid until that day. */
    record Missing(Money amount, LocalDate payBy) {}

    private final DebtorLetters letters;
    private final PaymentPlans plans;
    private final CaseEvents events;

    ReturnLetters(DebtorLetters letters, PaymentPlans plans, CaseEvents events) {
        this.letters = letters;
        this.plans = plans;
        this.events = events;
    }

    /** When the debtors of these cases were last asked for all that was open. */
    Map<UUID, LocalDate> demanded(long client, Collection<UUID> ids) {
        Map<UUID, LocalDate> days = new HashMap<>();
        letters.latest(client, ids).forEach((id, letter) -> days.put(id, letter.day()));
        return days;
    }

    /**
     * One letter for each case at most: who settled reads what is missing of it, whose plan goes on is written to by the plan,
     * and who never had a letter gets his first one from the strategy.
     */
    void tell(long client, List<CollectionCase> of, Map<UUID, Missing> settlements, LocalDate day) {
        Map<Boolean, List<CollectionCase>> bySettlement =
                of.stream().collect(Collectors.partitioningBy(one -> settlements.containsKey(one.id())));
        Map<UUID, Written> written = new HashMap<>();
        for (CollectionCase one : requireNonNull(bySettlement.get(true))) {
            Missing missing = requireNonNull(settlements.get(one.id()));
            written.put(one.id(), letters.acceptOffer(one, missing.amount(), missing.payBy(), day));
        }
        List<CollectionCase> demanded = requireNonNull(bySettlement.get(false)).stream()
                .filter(one -> one.stage() != null && !plan(one))
                .toList();
        Map<UUID, String> marks =
                demanded.stream().collect(Collectors.toMap(CollectionCase::id, one -> Long.toString(one.version())));
        if (!demanded.isEmpty()) {
            written.putAll(letters.write(client, demanded, KIND, marks, true, DEADLINE, day));
        }
        events.record(of.stream()
                .filter(one -> written.containsKey(one.id()))
                .map(one -> sent(one, requireNonNull(written.get(one.id())), day))
                .toList());
    }

    private boolean plan(CollectionCase one) {
        return plans.of(one.client(), one.id())
                .map(Plan::state)
                .filter(Plan.State::lives)
                .isPresent();
    }

    private static NewCaseEvent sent(CollectionCase one, Written letter, LocalDate day) {
        return new NewCaseEvent(
                one.client(),
                one.id(),
                "letter.sent",
                day,
                Map.of("kind", letter.kind(), "documentSha256", letter.document()),
                "Schreiben an den Schuldner: Seine Zahlung kam zurück",
                "Letter to the debtor: his payment came back");
    }
}
