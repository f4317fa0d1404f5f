package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.agency.cases.CaseSideCost;
import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.agency.cases.DefaultGround;
import de.mahnwerk.agency.cases.InterestBasis;
import de.mahnwerk.agency.cases.NewCase;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Debtor;
import de.mahnwerk.protocol.InterestClaim;
import de.mahnwerk.protocol.KnownState;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.PrincipalItem;
import de.mahnwerk.protocol.SideCost;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A claim of the protocol as our own words; wire types go no further. */
final class Translation {

    private Translation() {}

    static NewCase of(NewClaim claim, Channel channel) {
        InterestClaim interest = claim.interest();
        InterestBasis basis = interest == null
                ? InterestBasis.STATUTORY_CONSUMER
                : InterestBasis.valueOf(interest.basis().name());
        return new NewCase(
                Ids.next(),
                claim.merchantReference(),
                debtor(claim.debtor()),
                IntStream.range(0, claim.principal().size())
                        .mapToObj(i -> item(i + 1, claim.principal().get(i)))
                        .toList(),
                IntStream.range(0, claim.sideCosts().size())
                        .mapToObj(i -> cost(i + 1, claim.sideCosts().get(i)))
                        .toList(),
                claim.inDefault().since(),
                DefaultGround.valueOf(claim.inDefault().ground().name()),
                claim.inDefault().reminderDates(),
                basis,
                basis == InterestBasis.CONTRACTUAL && interest != null ? rate(interest.rate()) : null,
                interest != null && interest.from() != null
                        ? interest.from()
                        : claim.inDefault().since(),
                claim.creditorDeductsVat() ? CreditorVat.CREDITOR_DEDUCTS : CreditorVat.CREDITOR_CANNOT_DEDUCT,
                claim.consumerCredit(),
                channel);
    }

    static CaseDebtor debtor(Debtor debtor) {
        return new CaseDebtor(
                0,
                DebtorKind.valueOf(debtor.kind().name()),
                debtor.salutation(),
                debtor.firstName(),
                debtor.lastName(),
                debtor.company(),
                debtor.legalForm(),
                debtor.dateOfBirth(),
                debtor.address().addition(),
                debtor.address().street(),
                debtor.address().postcode(),
                debtor.address().city(),
                debtor.address().country(),
                debtor.emails(),
                debtor.phones(),
                debtor.customerNumber(),
                debtor.language() == null ? "de" : debtor.language(),
                debtor.knownState() == null ? null : debtor.knownState().name());
    }

    private static CaseItem item(int position, PrincipalItem item) {
        return new CaseItem(
                position,
                item.invoiceNumber(),
                item.kind().name(),
                item.subjectMatter(),
                item.contractDate(),
                item.deliveryDate(),
                item.invoiceDate(),
                item.dueDate(),
                money(item.amount()),
                money(item.openAmount()));
    }

    private static CaseSideCost cost(int position, SideCost cost) {
        return new CaseSideCost(
                position, cost.kind().name(), money(cost.amount()), cost.arisenOn(), cost.invoiceNumber(), cost.text());
    }

    static Money money(Amount amount) {
        return Money.cents(amount.cents());
    }

    private static @Nullable BigDecimal rate(@Nullable String rate) {
        return rate == null ? null : new BigDecimal(rate);
    }

    /** The debtor as the agency knows it now, in the protocol's words. */
    static Debtor wire(CaseDebtor debtor) {
        return new Debtor(
                de.mahnwerk.protocol.DebtorKind.valueOf(debtor.kind().name()),
                debtor.salutation(),
                debtor.firstName(),
                debtor.lastName(),
                debtor.company(),
                debtor.legalForm(),
                null,
                List.of(),
                debtor.dateOfBirth(),
                new de.mahnwerk.protocol.Address(
                        debtor.addition(), debtor.street(), debtor.postcode(), debtor.city(), debtor.country()),
                List.of(),
                debtor.emails(),
                debtor.phones(),
                debtor.customerNumber(),
                debtor.language(),
                debtor.knownState() == null ? null : KnownState.valueOf(debtor.knownState()));
    }
}
