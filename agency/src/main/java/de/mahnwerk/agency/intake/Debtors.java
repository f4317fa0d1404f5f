package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.DebtorNews;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Debtor;
import de.mahnwerk.protocol.Fault;
import java.util.List;

/** Debtors of the protocol as the intake reads and checks them, for calls that tell of them later. */
public final class Debtors {

    private Debtors() {}

    /** What stands against a debtor as such: no name, no plausible address; pointers begin with {@code /debtor}. */
    public static List<Fault> faults(Debtor debtor, Language language) {
        return ClaimChecks.ofDebtor(debtor).stream()
                .map(finding -> finding.in(language))
                .toList();
    }

    /** As our own words; what is not the debtor's own stays as it was. */
    public static CaseDebtor of(Debtor debtor, CaseDebtor before, DebtorNews news) {
        CaseDebtor read = Translation.debtor(debtor);
        return new CaseDebtor(
                        before.id(),
                        read.kind(),
                        read.salutation(),
                        read.firstName(),
                        read.lastName(),
                        read.company(),
                        read.legalForm(),
                        read.dateOfBirth(),
                        read.addition(),
                        read.street(),
                        read.postcode(),
                        read.city(),
                        read.country(),
                        read.emails(),
                        read.phones(),
                        before.customerNumber(),
                        read.language(),
                        read.knownState())
                .after(news);
    }
}
