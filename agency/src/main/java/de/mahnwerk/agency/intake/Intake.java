package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.NewCase;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.PrincipalItem;
import de.mahnwerk.protocol.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes claims in: checks each, opens all that pass at once, and says of each what became of it. A batch of a thousand costs
 * the same number of statements as a single claim. Works inside a transaction of the client.
 */
@Component
class Intake {

    /** What is decided about a claim before anything is written. */
    private sealed interface Verdict {
        record Decided(IntakeAnswer answer) implements Verdict {}

        record Passed(NewCase opening) implements Verdict {}

        /** The same claim as an earlier one of the batch. */
        record Repeats(int earlier) implements Verdict {}
    }

    private final Cases cases;
    private final CaseEvents events;
    private final ClaimViews views;
    private final IntakeLog log;
    private final BusinessClock clock;

    Intake(Cases cases, CaseEvents events, ClaimViews views, IntakeLog log, BusinessClock clock) {
        this.cases = cases;
        this.events = events;
        this.views = views;
        this.log = log;
        this.clock = clock;
    }

    /** One answer for each claim, in order. */
    List<IntakeAnswer> take(long client, List<Reading<NewClaim>> readings, Channel channel) {
        List<Verdict> verdicts = verdicts(client, readings, channel);
        Map<String, Claim> opened = open(
                client,
                verdicts.stream()
                        .filter(Verdict.Passed.class::isInstance)
                        .map(verdict -> ((Verdict.Passed) verdict).opening())
                        .toList());
        List<IntakeAnswer> answers = new ArrayList<>(verdicts.size());
        for (Verdict verdict : verdicts) {
            answers.add(
                    switch (verdict) {
                        case Verdict.Decided decided -> decided.answer();
                        case Verdict.Passed passed -> answer(client, passed.opening(), opened);
                        case Verdict.Repeats repeats -> repeated(answers.get(repeats.earlier()));
                    });
        }
        log.write(client, readings, answers, channel);
        return answers;
    }

    private List<Verdict> verdicts(long client, List<Reading<NewClaim>> readings, Channel channel) {
        LocalDate today = clock.today();
        KnownClaims known = known(client, readings);
        Map<String, Integer> inBatch = new HashMap<>();
        List<Verdict> verdicts = new ArrayList<>(readings.size());
        for (Reading<NewClaim> reading : readings) {
            verdicts.add(
                    switch (reading) {
                        case Reading.Faulty<NewClaim> faulty ->
                            new Verdict.Decided(new IntakeAnswer.Unreadable(faulty));
                        case Reading.Understood<NewClaim>(NewClaim claim) ->
                            verdict(claim, known, inBatch, verdicts.size(), today, channel);
                    });
        }
        return verdicts;
    }

    /** The reference decides first: a claim that was taken is answered with its case, whatever became of it since. */
    private Verdict verdict(
            NewClaim claim,
            KnownClaims known,
            Map<String, Integer> inBatch,
            int place,
            LocalDate today,
            Channel channel) {
        Claim taken = known.holding(claim);
        if (taken != null) {
            return new Verdict.Decided(new IntakeAnswer.Duplicate(taken));
        }
        List<Finding> findings = ClaimChecks.of(claim, today);
        if (!findings.isEmpty()) {
            return new Verdict.Decided(new IntakeAnswer.Refused(findings));
        }
        Integer earlier = names(claim).stream()
                .map(inBatch::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (earlier != null) {
            return new Verdict.Repeats(earlier);
        }
        names(claim).forEach(name -> inBatch.putIfAbsent(name, place));
        return new Verdict.Passed(Translation.of(claim, channel));
    }

    /** By what two claims of a batch are the same: their reference, or one invoice. */
    private static List<String> names(NewClaim claim) {
        List<String> names = new ArrayList<>();
        names.add("reference " + claim.merchantReference());
        claim.principal().forEach(item -> names.add("invoice " + item.invoiceNumber()));
        return names;
    }

    private KnownClaims known(long client, List<Reading<NewClaim>> readings) {
        List<NewClaim> claims = readings.stream()
                .filter(Reading.Understood.class::isInstance)
                .map(reading -> ((Reading.Understood<NewClaim>) reading).value())
                .toList();
        List<CollectionCase> sameReference = cases.byMerchantReference(
                client, claims.stream().map(NewClaim::merchantReference).toList());
        Map<String, UUID> byInvoice = cases.openByInvoice(
                client,
                claims.stream()
                        .flatMap(claim -> claim.principal().stream())
                        .map(PrincipalItem::invoiceNumber)
                        .toList());
        List<CollectionCase> sameInvoice = byInvoice.isEmpty() ? List.of() : cases.find(client, byInvoice.values());
        return new KnownClaims(
                views.brief(client, sameReference).stream()
                        .collect(Collectors.toMap(Claim::merchantReference, Function.identity())),
                byInvoice,
                views.brief(client, sameInvoice).stream().collect(Collectors.toMap(Claim::id, Function.identity())));
    }

    private record KnownClaims(Map<String, Claim> byReference, Map<String, UUID> byInvoice, Map<UUID, Claim> holders) {

        @Nullable
        Claim holding(NewClaim claim) {
            Claim same = byReference.get(claim.merchantReference());
            if (same != null) {
                return same;
            }
            return claim.principal().stream()
                    .map(item -> byInvoice.get(item.invoiceNumber()))
                    .filter(Objects::nonNull)
                    .map(holders::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The opened claims by merchant reference, as they stand after their first event. */
    private Map<String, Claim> open(long client, List<NewCase> passed) {
        LocalDate today = clock.today();
        List<CollectionCase> opened = cases.open(client, passed, today, clock.now());
        events.record(opened.stream().map(one -> accepted(one, today)).toList());
        List<UUID> ids = opened.stream().map(CollectionCase::id).toList();
        return views.brief(client, ids.isEmpty() ? List.of() : cases.find(client, ids)).stream()
                .collect(Collectors.toMap(Claim::merchantReference, Function.identity()));
    }

    private static NewCaseEvent accepted(CollectionCase one, LocalDate today) {
        return new NewCaseEvent(
                one.client(),
                one.id(),
                "claim.accepted",
                today,
                Map.of(),
                "Forderung angenommen, Akte " + one.reference() + " angelegt",
                "Claim accepted, case " + one.reference() + " opened");
    }

    /** A reference that another call took meanwhile opens nothing. */
    private IntakeAnswer answer(long client, NewCase opening, Map<String, Claim> opened) {
        Claim claim = opened.get(opening.merchantReference());
        return claim != null
                ? new IntakeAnswer.Opened(claim)
                : new IntakeAnswer.Duplicate(
                        views.brief(cases.byMerchantReference(client, List.of(opening.merchantReference()))
                                .getFirst()));
    }

    private static IntakeAnswer repeated(IntakeAnswer earlier) {
        return earlier instanceof IntakeAnswer.Opened opened ? new IntakeAnswer.Duplicate(opened.claim()) : earlier;
    }
}
