package de.mahnwerk.merchant.tracking;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.interest.BaseRates;
import de.mahnwerk.law.interest.Interest;
import de.mahnwerk.law.interest.InterestTerms;
import de.mahnwerk.merchant.handover.AgencyConnection;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.protocol.CreditKind;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.ReconciliationPage;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares our book with the agency's, claim by claim. Our figures come from our own records: what we handed over, the
 * payments that we were told of, the statements that were paid out, and the interest that the law gives; not from the
 * agency's totals.
 */
@Component
public class Reconciliation {

    private static final int PAGE = 1_000;

    /** One figure on which the books disagree; null where a side does not know the claim. */
    public record Difference(
            String merchantReference,
            @Nullable String caseReference,
            String field,
            @Nullable String ours,
            @Nullable String theirs) {}

    /**
     * The result for one agency.
     *
     * @param claims how many claims both sides named
     * @param behind events that the agency has numbered and we have not applied; differences are then to be expected
     * @param trouble why the comparison could not be made; null when it was
     */
    public record Result(
            String agency,
            LocalDate asOf,
            int claims,
            long behind,
            List<Difference> differences,
            @Nullable String trouble) {}

    private record Ours(
            UUID caseId,
            String merchantReference,
            @Nullable String caseReference,
            @Nullable String status,
            long caseSequence,
            long principal,
            DebtorKind kind,
            LocalDate interestFrom,
            long merchantCosts,
            long collectionCosts,
            long paidOut) {}

    /**
     * What made the debt smaller: a payment and how the law set it against principal and interest, or a credit. A closing
     * moves nothing, but fixes the interest up to its day.
     *
     * @param paymentId of a payment and of what takes it back
     * @param corrected whether what was credited was never owed, so that it bore no interest either
     */
    private record Movement(
            UUID caseId,
            @Nullable UUID paymentId,
            LocalDate valueOn,
            long amount,
            long principal,
            long interest,
            long credited,
            boolean corrected) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final AgencyConnections agencies;

    Reconciliation(JdbcClient db, Tenancy tenancy, AgencyConnections agencies) {
        this.db = db;
        this.tenancy = tenancy;
        this.agencies = agencies;
    }

    /** Compares the books of a merchant with each of its agencies as of a day. */
    public List<Result> compare(long tenant, LocalDate asOf) {
        return tenancy.as(tenant, () -> agencies.all(tenant)).stream()
                .map(agency -> compare(tenant, agency, asOf))
                .toList();
    }

    private Result compare(long tenant, AgencyConnection agency, LocalDate asOf) {
        HandoverClient client = tenancy.as(tenant, () -> agencies.client(tenant, agency.name()));
        List<ReconciliationPage.Line> theirs = new ArrayList<>();
        Map<String, String> filter = new HashMap<>(Map.of("asOf", asOf.toString(), "limit", Integer.toString(PAGE)));
        long last = agency.eventCursor();
        boolean more = true;
        while (more) {
            Answer<ReconciliationPage> answer = client.reconciliation(filter);
            switch (answer) {
                case Answer.Done<ReconciliationPage> done -> {
                    theirs.addAll(done.value().claims());
                    last = done.value().lastSequence();
                    more = done.value().more();
                    if (more) {
                        filter.put("after", requireNonNull(done.value().next()));
                    }
                }
                case Answer.Refused<ReconciliationPage> refused -> {
                    return failed(agency, asOf, String.valueOf(refused.problem().detail()));
                }
                case Answer.Unreachable<ReconciliationPage> unreachable -> {
                    return failed(agency, asOf, unreachable.reason());
                }
            }
        }
        long lastOfTheirs = last;
        return tenancy.as(tenant, () -> compare(tenant, agency, asOf, theirs, lastOfTheirs));
    }

    private static Result failed(AgencyConnection agency, LocalDate asOf, String why) {
        return new Result(agency.name(), asOf, 0, 0, List.of(), why);
    }

    private Result compare(
            long tenant, AgencyConnection agency, LocalDate asOf, List<ReconciliationPage.Line> theirs, long last) {
        Map<UUID, Ours> ours =
                ours(tenant, agency.name()).stream().collect(Collectors.toMap(Ours::caseId, line -> line));
        Map<UUID, List<Movement>> movements =
                movements(tenant, agency.name()).stream().collect(Collectors.groupingBy(Movement::caseId));
        List<Difference> differences = new ArrayList<>();
        for (ReconciliationPage.Line line : theirs) {
            Ours own = ours.remove(line.caseId());
            if (own == null) {
                differences.add(new Difference(
                        line.merchantReference(),
                        line.caseReference(),
                        "claim",
                        null,
                        line.status().name()));
            } else {
                differ(own, movements.getOrDefault(own.caseId(), List.of()), line, asOf, differences);
            }
        }
        ours.values()
                .forEach(own -> differences.add(
                        new Difference(own.merchantReference(), own.caseReference(), "claim", own.status(), null)));
        return new Result(
                agency.name(), asOf, theirs.size(), Math.max(0, last - agency.eventCursor()), differences, null);
    }

    private static void differ(
            Ours own,
            List<Movement> movements,
            ReconciliationPage.Line line,
            LocalDate asOf,
            List<Difference> differences) {
        Compared compared = new Compared(own, line, differences);
        compared.text("status", String.valueOf(own.status()), line.status().name());
        compared.text("lastEvent", Long.toString(own.caseSequence()), Long.toString(line.caseSequence()));
        compared.cents("principal", own.principal(), line.principal().cents());
        compared.cents(
                "principalPaid",
                movements.stream().mapToLong(Movement::principal).sum(),
                line.principalPaid().cents());
        compared.cents(
                "paid",
                movements.stream().mapToLong(Movement::amount).sum(),
                line.paid().cents());
        compared.cents("open", open(own, movements, asOf), line.open().cents());
        compared.cents("paidOut", own.paidOut(), line.paidOut().cents());
    }

    private record Compared(Ours own, ReconciliationPage.Line line, List<Difference> differences) {
        private void text(String field, String ours, String theirs) {
            if (!ours.equals(theirs)) {
                differences.add(new Difference(own.merchantReference(), line.caseReference(), field, ours, theirs));
            }
        }

        private void cents(String field, long ours, long theirs) {
            text(field, Money.cents(ours).toPlainString(), Money.cents(theirs).toPlainString());
        }
    }

    /** Open principal, interest by law up to the day less what was paid on it, and the costs as last told. */
    private static long open(Ours own, List<Movement> movements, LocalDate asOf) {
        if ("CLOSED".equals(own.status())) {
            return 0;
        }
        InterestTerms terms = InterestTerms.statutory(own.kind(), ClaimKind.PAYMENT_FOR_PERFORMANCE);
        long principal = own.principal()
                - movements.stream()
                        .filter(Movement::corrected)
                        .mapToLong(Movement::credited)
                        .sum();
        long interest = 0;
        LocalDate from = own.interestFrom();
        Map<UUID, LocalDate> bearsAgain = new HashMap<>();
        for (Movement movement : movements) {
            if (movement.corrected()) {
                continue;
            }
            long run = movement.valueOn().isBefore(from) ? 0 : interest(principal, from, movement.valueOn(), terms);
            if (run > 0) {
                interest += run;
                from = movement.valueOn().plusDays(1);
            }
            if (movement.principal() < 0) {
                // it came back, and bears interest as if it had never been paid
                LocalDate first = bearsAgain.getOrDefault(movement.paymentId(), from);
                interest += interest(-movement.principal(), first, from.minusDays(1), terms);
            }
            if (movement.paymentId() != null) {
                LocalDate next = movement.valueOn().plusDays(1);
                // days that were fixed before it bore interest with it
                LocalDate _ = bearsAgain.putIfAbsent(movement.paymentId(), next.isAfter(from) ? next : from);
            }
            principal -= movement.principal() + movement.credited();
            interest -= movement.interest();
        }
        if (!asOf.isBefore(from)) {
            interest += interest(principal, from, asOf, terms);
        }
        return principal + interest + own.merchantCosts() + own.collectionCosts();
    }

    private static long interest(long principal, LocalDate from, LocalDate to, InterestTerms terms) {
        return Interest.on(Money.cents(principal), from, to, terms, BaseRates.published())
                .amount()
                .minorUnits();
    }

    private List<Ours> ours(long tenant, String agency) {
        return db.sql("""
                        select h.case_id, h.merchant_reference, h.case_reference, k.status, coalesce(k.case_sequence, 0) as case_sequence,
                               (select sum(i.principal_cents) from handover_item i
                                 where i.tenant = :tenant and i.handover_id = h.id) as principal,
                               c.kind, (h.claim->'interest'->>'from')::date as interest_from,
                               coalesce(k.merchant_costs_cents, 0) as merchant_costs,
                               coalesce(k.collection_costs_cents, 0) as collection_costs,
                               (select coalesce(sum(p.payout_cents), 0) from case_payout p
                                 where p.tenant = :tenant and p.case_id = h.case_id) as paid_out
                          from handover h
                          join customer c on c.tenant = :tenant and c.id = h.customer_id
                          left join collection_case k on k.tenant = :tenant and k.handover_id = h.id
                         where h.tenant = :tenant and h.agency = :agency and h.case_id is not null
                        """)
                .param("tenant", tenant)
                .param("agency", agency)
                .query(Ours.class)
                .list();
    }

    /** Payments as booked, credits as the agency told that it booked them, closings, in the order of its events. */
    private List<Movement> movements(long tenant, String agency) {
        return db.sql("""
                        select h.case_id, m.payment_id, m.value_on, m.amount, m.principal, m.interest, m.credited, m.corrected
                          from (select p.handover_id, p.event_id, p.payment_id, p.value_on, p.amount_cents as amount,
                                       p.principal_cents as principal, p.interest_cents as interest, 0 as credited,
                                       false as corrected
                                  from case_payment p
                                 where p.tenant = :tenant
                                union all
                                select c.handover_id, c.id, null, (c.data->>'valueDate')::date, 0, 0, 0,
                                       (100 * (c.data->'amount'->>'amount')::numeric)::bigint, c.data->>'kind' = :correction
                                  from case_event c
                                 where c.tenant = :tenant and c.type = :credit
                                union all
                                select c.handover_id, c.id, null, c.business_day, 0, 0, 0, 0, false
                                  from case_event c
                                 where c.tenant = :tenant and c.type = :closed) m
                          join handover h on h.tenant = :tenant and h.id = m.handover_id
                          join case_event e on e.tenant = :tenant and e.id = m.event_id
                         where h.agency = :agency and h.case_id is not null
                         order by e.sequence
                        """)
                .param("tenant", tenant)
                .param("agency", agency)
                .param("closed", EventType.CASE_CLOSED.wire())
                .param("credit", EventType.CREDIT_BOOKED.wire())
                .param("correction", CreditKind.CORRECTION.name())
                .query(Movement.class)
                .list();
    }
}
