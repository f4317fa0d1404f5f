package de.mahnwerk.agency.steering;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.DebtorNews;
import de.mahnwerk.protocol.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the agency itself learns of an insolvent, a dead or a minor debtor, and what it has done about it. */
@Component
public class SpecialDebtors {

    /** The proceedings are open and the claim is not lodged yet. */
    static final String INSOLVENCY = "INSOLVENCY";

    private static final String LODGED = "INSOLVENCY_LODGED";

    private final Cases cases;
    private final DebtorChanges changes;
    private final Steps steps;

    SpecialDebtors(Cases cases, DebtorChanges changes, Steps steps) {
        this.cases = cases;
        this.changes = changes;
        this.steps = steps;
    }

    /** Notes the news in all open cases of the debtor; false when this case has ended or such news is known already. */
    public boolean learned(CollectionCase known, DebtorNews news, LocalDate day) {
        CaseDebtor debtor = requireNonNull(
                cases.debtors(known.client(), List.of(known.id())).get(known.id()));
        if (known.status().ended() || debtor.barred() || news.since().isAfter(day)) {
            return false;
        }
        changes.apply(known, debtor, debtor.after(news), news, day);
        return true;
    }

    /** The claim was lodged with the administrator (§ 174 InsO); false when there is nothing to lodge, or it was done before. */
    public boolean lodged(CollectionCase known, LocalDate day) {
        if (!INSOLVENCY.equals(known.stage()) || known.status().ended()) {
            return false;
        }
        CollectionCase _ = steps.change(
                CaseChange.of(known).at(LODGED),
                EventType.CONTACT_ATTEMPTED,
                Map.of(),
                day,
                "Zur Insolvenztabelle angemeldet (§ 174 InsO); nun entscheidet das Verfahren über die Quote",
                "Lodged in the insolvency proceedings (section 174 InsO); they decide on the dividend");
        return true;
    }
}
