package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseFigures;
import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.Amounts;
import de.mahnwerk.protocol.Channel;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.ClaimStatus;
import de.mahnwerk.protocol.Outcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cases as the protocol shows them, many at once in a few statements. */
@Component
class ClaimViews {

    private final Cases cases;
    private final CaseFigures figures;
    private final BusinessClock clock;

    ClaimViews(Cases cases, CaseFigures figures, BusinessClock clock) {
        this.cases = cases;
        this.figures = figures;
        this.clock = clock;
    }

    /** As an answer to a client who knows the debtor: without it. */
    List<Claim> brief(long client, List<CollectionCase> shown) {
        return views(client, shown, Map.of());
    }

    Claim brief(CollectionCase one) {
        return brief(one.client(), List.of(one)).getFirst();
    }

    /** With the debtor as the agency knows it. */
    List<Claim> full(long client, List<CollectionCase> shown) {
        return views(client, shown, cases.debtors(client, ids(shown)));
    }

    private List<Claim> views(long client, List<CollectionCase> shown, Map<UUID, CaseDebtor> debtors) {
        if (shown.isEmpty()) {
            return List.of();
        }
        Map<UUID, CaseAmounts> amounts = figures.ofRead(client, shown, clock.today());
        Map<UUID, List<CaseItem>> items = cases.items(client, ids(shown));
        return shown.stream()
                .map(one -> view(
                        one,
                        amounts.getOrDefault(one.id(), CaseAmounts.NONE),
                        items.getOrDefault(one.id(), List.of()),
                        debtors.get(one.id())))
                .toList();
    }

    private static Claim view(
            CollectionCase one, CaseAmounts amounts, List<CaseItem> items, @Nullable CaseDebtor debtor) {
        boolean goesOn = one.status() == CaseStatus.ACCEPTED || one.status() == CaseStatus.PRE_COURT;
        return new Claim(
                one.id(),
                one.reference(),
                one.merchantReference(),
                ClaimStatus.valueOf(one.status().name()),
                one.stage(),
                goesOn ? one.nextStep() : null,
                goesOn ? one.nextStepOn() : null,
                one.outcome() == null ? null : Outcome.valueOf(one.outcome().name()),
                null,
                amounts(amounts),
                one.caseSequence(),
                items.stream().map(CaseItem::invoiceNumber).toList(),
                Channel.valueOf(one.channel().name()),
                one.receivedAt(),
                one.acceptedOn(),
                one.closedOn(),
                debtor == null ? null : Translation.wire(debtor));
    }

    static Amounts amounts(CaseAmounts amounts) {
        return new Amounts(
                Wire.amount(amounts.principal()),
                Wire.amount(amounts.interest()),
                Wire.amount(amounts.merchantCosts()),
                Wire.amount(amounts.collectionCosts()),
                Wire.amount(amounts.paid()),
                Wire.amount(amounts.open()),
                Wire.amount(amounts.paidOut()),
                Wire.amount(amounts.toPayOut()));
    }

    private static List<UUID> ids(List<CollectionCase> shown) {
        return shown.stream().map(CollectionCase::id).toList();
    }
}
