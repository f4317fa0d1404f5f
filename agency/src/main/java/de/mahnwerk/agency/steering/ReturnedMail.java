package de.mahnwerk.agency.steering;

import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.DebtorAddresses;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.plans.PaymentPlans;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** A letter came back: the debtor's cases rest until his address is known, and then the letter goes out again. */
@Component
public class ReturnedMail {

    private final Cases cases;
    private final DebtorAddresses addresses;
    private final DebtorLetters letters;
    private final DebtorChanges changes;
    private final PaymentPlans plans;
    private final Steps steps;

    ReturnedMail(
            Cases cases,
            DebtorAddresses addresses,
            DebtorLetters letters,
            DebtorChanges changes,
            PaymentPlans plans,
            Steps steps) {
        this.cases = cases;
        this.addresses = addresses;
        this.letters = letters;
        this.changes = changes;
        this.plans = plans;
        this.steps = steps;
    }

    /** Whether a letter of the case may be noted as returned. */
    public static boolean possible(CollectionCase one) {
        return one.status() == CaseStatus.PAYMENT_PLAN || rests(one);
    }

    private static boolean rests(CollectionCase one) {
        return CaseLifecycle.allows(one.status(), CaseTrigger.ADDRESS_LOST);
    }

    /** Whether the case needs another address of its debtor; in a transaction of its client or over all clients. */
    public boolean needsAddress(CollectionCase one) {
        return one.status() == CaseStatus.TRACING
                || (one.status() == CaseStatus.PAYMENT_PLAN
                        && addresses.withLost(one.client(), List.of(one.id())).contains(one.id()));
    }

    /**
     * The latest letter came back; every case of the debtor that writes to him rests. Instalments are paid all the same, but
     * nobody is told what is missing.
     */
    public boolean cameBack(CollectionCase one, LocalDate day) {
        if (!possible(one)) {
            return false;
        }
        letters.cameBack(one.client(), one.id(), day);
        addresses.lost(one.client(), one.debtorId(), day);
        for (CollectionCase open : cases.lockOpenOf(one.client(), one.debtorId())) {
            if (rests(open)) {
                CollectionCase _ = steps.change(
                        CaseChange.of(open).by(CaseTrigger.ADDRESS_LOST),
                        EventType.ADDRESS_CHANGED,
                        new EventData.DebtorChanged(List.of("address"), false, null).toMap(),
                        day,
                        "Post kam zurück; die Anschrift wird ermittelt",
                        "Mail came back; the address is being traced");
            } else if (open.status() == CaseStatus.PAYMENT_PLAN) {
                plans.interrupted(open, day);
                steps.tell(
                        open,
                        EventType.ADDRESS_CHANGED,
                        new EventData.DebtorChanged(List.of("address"), false, null).toMap(),
                        day,
                        "Post kam zurück; die Anschrift wird ermittelt, die Ratenzahlung läuft weiter",
                        "Mail came back; the address is being traced, the instalments go on");
            }
        }
        return true;
    }

    /**
     * His address was found.
     *
     * @param source where it came from, as the debtor will read it (§ 13a(1) no. 7 RDG)
     * @return false when it is the address that is known already
     */
    public boolean found(
            CollectionCase one, String street, String postcode, String city, String source, LocalDate day) {
        CaseDebtor before = cases.debtor(one);
        CaseDebtor after = before.movedTo(street, postcode, city);
        if (before.sameAddress(after)) {
            return false;
        }
        changes.moved(one, before, after, source, day);
        return true;
    }
}
