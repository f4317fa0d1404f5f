package de.mahnwerk.merchant.handover;

import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.BatchAnswer;
import de.mahnwerk.protocol.ClaimResult;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.IntakeResult;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.Quote;
import de.mahnwerk.protocol.client.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a click would do, claim by claim, with the agency's word on each: the real click, taken back, and the agency's own dry
 * run of what would have been sent. Nothing is written on either side.
 */
@Component
public class HandoverDryRun {

    /** Items of which a page shows the agency's word; of more it takes too long to wait for. */
    public static final int MOST_SHOWN = 500;

    /** Claims that the agency judges in one call. */
    private static final int BATCH = 500;

    /** Whether the agency would take a claim. */
    public enum Verdict {
        WOULD_BE_ACCEPTED,
        WOULD_BE_REJECTED,
        /** The agency did not answer. */
        NOT_ASKED
    }

    /**
     * A claim that would go out.
     *
     * @param quote what it would cost, on success and on failure; null without the agency's yes
     * @param reasonCode why the agency could never collect it
     */
    public record WouldGo(
            Handover handover,
            Verdict verdict,
            @Nullable Quote quote,
            @Nullable String reasonCode,
            List<Fault> faults) {}

    /**
     * The whole answer.
     *
     * @param trouble why the agency did not answer; null when it did
     */
    public record Result(List<WouldGo> claims, @Nullable String trouble) {

        /** Whether the agency has said of at least one what it would cost. */
        public boolean isQuoted() {
            return claims.stream().anyMatch(claim -> claim.quote() != null);
        }

        /** What all claims would cost if all were paid, net, in cents. */
        public long onSuccessCents() {
            return sum(quote -> quote.successFee().cents());
        }

        /** What they would cost if none were, in cents. */
        public long onFailureCents() {
            return sum(
                    quote -> quote.failureFeeWaived() ? 0 : quote.failureFee().cents());
        }

        /** What of that the agency waives because the claims come this way. */
        public long waivedCents() {
            return sum(quote -> quote.failureFeeWaived() ? quote.failureFee().cents() : 0);
        }

        private long sum(ToLongFunction<Quote> part) {
            return claims.stream()
                    .map(WouldGo::quote)
                    .filter(Objects::nonNull)
                    .mapToLong(part)
                    .sum();
        }
    }

    private record Prepared(List<Handover> handovers, Map<UUID, ClaimDraft> drafts) {}

    private final HandoverQueue queue;
    private final Handovers handovers;
    private final Drafts drafts;
    private final AgencyConnections agencies;
    private final Tenancy tenancy;

    HandoverDryRun(
            HandoverQueue queue, Handovers handovers, Drafts drafts, AgencyConnections agencies, Tenancy tenancy) {
        this.queue = queue;
        this.handovers = handovers;
        this.drafts = drafts;
        this.agencies = agencies;
        this.tenancy = tenancy;
    }

    /** Tries the items out. It asks the agency, so call it outside of transactions. */
    public Result of(long tenant, List<Long> items, String by, LocalDate today) {
        return of(tenant, items, null, by, today);
    }

    /** The same with the agency that a person chose; null leaves it to the rules. */
    public Result of(long tenant, List<Long> items, @Nullable String agency, String by, LocalDate today) {
        Prepared prepared = tenancy.rolledBack(tenant, () -> {
            List<Long> free = queue.going(tenant, items, today);
            HandoverQueue.Clicked _ = queue.click(tenant, free, agency, by, today);
            List<Handover> clicked = handovers.living(tenant, free);
            return new Prepared(
                    clicked,
                    drafts.of(tenant, clicked.stream().map(Handover::id).toList(), today));
        });
        List<WouldGo> claims = new ArrayList<>();
        List<Handover> sound = new ArrayList<>();
        for (Handover handover : prepared.handovers()) {
            ClaimDraft draft = Objects.requireNonNull(prepared.drafts().get(handover.id()));
            if (draft.claim() == null) {
                claims.add(new WouldGo(handover, Verdict.WOULD_BE_REJECTED, null, null, draft.faults()));
            } else {
                sound.add(handover);
            }
        }
        Map<UUID, ClaimResult> answers = new HashMap<>();
        String trouble = null;
        for (List<Handover> ofOne :
                sound.stream().collect(Collectors.groupingBy(Handover::agency)).values()) {
            String why = ask(tenant, ofOne, prepared.drafts(), answers);
            trouble = trouble == null ? why : trouble;
        }
        sound.forEach(handover -> claims.add(judged(handover, answers.get(handover.id()))));
        return new Result(claims, trouble);
    }

    private static WouldGo judged(Handover handover, @Nullable ClaimResult answer) {
        if (answer == null) {
            return new WouldGo(handover, Verdict.NOT_ASKED, null, null, List.of());
        }
        return new WouldGo(
                handover,
                answer.result() == IntakeResult.REJECTED ? Verdict.WOULD_BE_REJECTED : Verdict.WOULD_BE_ACCEPTED,
                answer.quote(),
                answer.reasonCode(),
                answer.errors());
    }

    /** Asks batch by batch until one is not answered; why, or null. */
    private @Nullable String ask(
            long tenant, List<Handover> sound, Map<UUID, ClaimDraft> drafts, Map<UUID, ClaimResult> answers) {
        for (int from = 0; from < sound.size(); from += BATCH) {
            List<Handover> batch = sound.subList(from, Math.min(sound.size(), from + BATCH));
            List<NewClaim> claims = batch.stream()
                    .map(handover -> Objects.requireNonNull(
                            Objects.requireNonNull(drafts.get(handover.id())).claim()))
                    .toList();
            Answer<BatchAnswer> answer = tenancy.as(
                            tenant,
                            () -> agencies.client(tenant, batch.getFirst().agency()))
                    .dryRun(claims, Ids.next().toString());
            switch (answer) {
                case Answer.Done<BatchAnswer>(BatchAnswer done, var _) ->
                    done.results()
                            .forEach(result ->
                                    answers.put(batch.get(result.index()).id(), result));
                case Answer.Refused<BatchAnswer> refused -> {
                    return refused.problem().title();
                }
                case Answer.Unreachable<BatchAnswer> unreachable -> {
                    return unreachable.reason();
                }
            }
        }
        return null;
    }
}
