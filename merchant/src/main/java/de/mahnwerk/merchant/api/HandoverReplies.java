package de.mahnwerk.merchant.api;

import de.mahnwerk.merchant.handover.Handover;
import de.mahnwerk.merchant.handover.HandoverDryRun;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.tracking.CollectionCase;
import de.mahnwerk.merchant.tracking.CollectionCases;
import de.mahnwerk.merchant.tracking.Conversation;
import de.mahnwerk.protocol.Amount;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hand-overs as systems see them, each with its case once the agency has opened one. */
@Component
class HandoverReplies {

    private final Receivables receivables;
    private final CollectionCases cases;

    HandoverReplies(Receivables receivables, CollectionCases cases) {
        this.receivables = receivables;
        this.cases = cases;
    }

    List<Reply.Handover> all(ApiCall call, List<Handover> handovers) {
        List<Long> ids = handovers.stream()
                .flatMap(handover -> handover.items().stream())
                .toList();
        Map<Long, String> numbers = receivables.items(call.tenant(), ids, call.today()).stream()
                .collect(Collectors.toMap(OpenItem::id, OpenItem::number));
        Map<UUID, CollectionCase> opened =
                cases.of(call.tenant(), handovers.stream().map(Handover::id).toList()).stream()
                        .collect(Collectors.toMap(CollectionCase::handoverId, one -> one));
        return handovers.stream()
                .map(handover -> reply(handover, names(handover, numbers), opened.get(handover.id())))
                .toList();
    }

    private static List<String> names(Handover handover, Map<Long, String> numbers) {
        return handover.items().stream()
                .map(item -> Objects.requireNonNull(numbers.get(item)))
                .toList();
    }

    private static Reply.Handover reply(Handover handover, List<String> numbers, @Nullable CollectionCase opened) {
        return new Reply.Handover(
                handover.id(),
                handover.merchantReference(),
                handover.state().name(),
                handover.agency(),
                handover.customerNumber(),
                numbers,
                Amount.ofCents(handover.principalCents()),
                handover.createdBy(),
                handover.createdOn(),
                handover.sentOn(),
                handover.answeredOn(),
                handover.reasonCode(),
                handover.trouble(),
                handover.faults(),
                opened == null ? null : reply(opened));
    }

    private static Reply.Case reply(CollectionCase one) {
        return new Reply.Case(
                one.caseReference(),
                one.status().name(),
                one.stage(),
                one.nextStep(),
                one.nextStepOn(),
                one.outcome(),
                Amount.ofCents(one.principalCents()),
                Amount.ofCents(one.interestCents()),
                Amount.ofCents(one.merchantCostsCents()),
                Amount.ofCents(one.collectionCostsCents()),
                Amount.ofCents(one.paidCents()),
                Amount.ofCents(one.openCents()),
                Amount.ofCents(one.paidOutCents()),
                one.openedOn(),
                one.closedOn(),
                one.changedAt());
    }

    static Reply.DryRunClaim dry(HandoverDryRun.WouldGo claim, Map<Long, String> numbers) {
        return new Reply.DryRunClaim(
                claim.handover().customerNumber(),
                names(claim.handover(), numbers),
                Amount.ofCents(claim.handover().principalCents()),
                claim.verdict().name(),
                claim.quote(),
                claim.reasonCode(),
                claim.faults());
    }

    static Reply.Account account(ApiCall call, UUID handover, LocalDate day, List<Conversation.AccountLine> lines) {
        boolean german = call.language().locale().getLanguage().equals("de");
        return new Reply.Account(
                handover,
                day,
                lines.stream()
                        .map(line -> new Reply.AccountLine(
                                line.valueOn(),
                                german ? line.textDe() : line.textEn(),
                                line.component(),
                                Amount.ofCents(line.amountCents()),
                                Amount.ofCents(line.openCents())))
                        .toList());
    }
}
