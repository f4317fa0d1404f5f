package de.mahnwerk.agency.steering;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** A letter came back: the debtor's cases rest until his address is known, and then the letter goes out again. */
@Component
public class ReturnedMail {

    private final Cases cases;
    private final DebtorLetters letters;
    private final DebtorChanges changes;
    private final Steps steps;

    ReturnedMail(Cases cases, DebtorLetters letters, DebtorChanges changes, Steps steps) {
        this.cases = cases;
        this.letters = letters;
        this.changes = changes;
        this.steps = steps;
    }

    /** Whether a letter of the case may be noted as returned. */
    public static boolean possible(CollectionCase one) {
        return CaseLifecycle.allows(one.status(), CaseTrigger.ADDRESS_LOST);
    }

    /** The latest letter came back; every case of the debtor that writes to him rests. */
    public boolean cameBack(CollectionCase one, LocalDate day) {
        if (!possible(one)) {
            return false;
        }
        letters.cameBack(one.client(), one.id(), day);
        for (CollectionCase open : cases.lockOpenOf(one.client(), one.debtorId())) {
            if (possible(open)) {
                CollectionCase _ = steps.change(
                        CaseChange.of(open).by(CaseTrigger.ADDRESS_LOST),
                        EventType.ADDRESS_CHANGED,
                        new EventData.DebtorChanged(List.of("address"), false, null).toMap(),
                        day,
                        "Post kam zurück; die Anschrift wird ermittelt",
                        "Mail came back; the address is being traced");
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
        CaseDebtor before =
                requireNonNull(cases.debtors(one.client(), List.of(one.id())).get(one.id()));
        CaseDebtor after = before.movedTo(street, postcode, city);
        if (before.sameAddress(after)) {
            return false;
        }
        changes.moved(one, before, after, source, day);
        return true;
    }
}
