package de.mahnwerk.merchant.handover;

import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.BatchAnswer;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.ClaimResult;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.IntakeResult;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends what is queued in batches. A batch is frozen with its idempotency key before it is sent; after a kill or a broken
 * line the same batch goes again under the same key, so that each claim arrives once.
 */
@Component
@Order(50)
class Transmission implements DayJob, RecurringWork {

    private static final int BATCH = 500;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private record Frozen(UUID id, String claim, long principalCents) {}

    private record Unfit(UUID id, String faults) {}

    private record Waiting(UUID id, NewClaim claim) {}

    /** What was taken out of the queue at once; all of it may have been unfit. */
    private record Batch(UUID id, boolean taken, List<Waiting> claims) {}

    private record Outcome(
            UUID id,
            String state,
            @Nullable UUID caseId,
            @Nullable String caseReference,
            @Nullable String reasonCode,
            String faults) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Tenants tenants;
    private final AgencyConnections agencies;
    private final Drafts drafts;
    private final Receivables receivables;
    private final BusinessClock clock;

    Transmission(
            JdbcClient db,
            Tenancy tenancy,
            Tenants tenants,
            AgencyConnections agencies,
            Drafts drafts,
            Receivables receivables,
            BusinessClock clock) {
        this.db = db;
        this.tenancy = tenancy;
        this.tenants = tenants;
        this.agencies = agencies;
        this.drafts = drafts;
        this.receivables = receivables;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "transmission";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void live(LocalDate day) {
        int _ = work();
    }

    @Override
    public int work() {
        int done = 0;
        for (Tenant merchant : tenants.all()) {
            long tenant = merchant.tenant();
            for (AgencyConnection agency : tenancy.as(tenant, () -> agencies.all(tenant))) {
                try (BatchesUnderWay underWay = new BatchesUnderWay()) {
                    for (UUID batch : tenancy.as(tenant, () -> leaseBatches(tenant, agency.name()))) {
                        underWay.send(() -> send(tenant, agency.name(), batch, waiting(tenant, batch)));
                    }
                    for (Batch next = freeze(tenant, agency); next.taken(); next = freeze(tenant, agency)) {
                        Batch batch = next;
                        done++;
                        underWay.send(() -> send(tenant, agency.name(), batch.id(), batch.claims()));
                    }
                    done += underWay.answered();
                }
            }
        }
        return done;
    }

    private Batch freeze(long tenant, AgencyConnection agency) {
        return tenancy.as(tenant, () -> freeze(tenant, agency.name()));
    }

    /** Takes the next queued claims into one batch, leased to us; those that lack something are refused. */
    private Batch freeze(long tenant, String agency) {
        List<UUID> queued = db.sql("""
                        select id from handover where tenant = :tenant and agency = :agency and state = 'QUEUED'
                         order by id limit :most for update skip locked
                        """)
                .param("tenant", tenant)
                .param("agency", agency)
                .param("most", BATCH)
                .query(UUID.class)
                .list();
        if (queued.isEmpty()) {
            return new Batch(Ids.next(), false, List.of());
        }
        List<Frozen> frozen = new ArrayList<>();
        List<Unfit> unfit = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        Map<UUID, ClaimDraft> claims = drafts.of(tenant, queued, clock.today());
        for (UUID id : queued) {
            ClaimDraft draft = claims.get(id);
            if (draft == null) {
                throw new IllegalStateException("hand-over " + id + " has no items");
            }
            NewClaim claim = draft.claim();
            if (claim == null) {
                unfit.add(new Unfit(id, ProtocolJson.strict().writeValueAsString(draft.faults())));
            } else {
                long principal = claim.principal().stream()
                        .mapToLong(item -> item.openAmount().cents())
                        .sum();
                frozen.add(new Frozen(id, ProtocolJson.strict().writeValueAsString(claim), principal));
                waiting.add(new Waiting(id, claim));
            }
        }
        refuse(tenant, unfit);
        Batch batch = new Batch(Ids.next(), true, waiting);
        freeze(tenant, batch.id(), frozen);
        return batch;
    }

    /** What nothing is open of any more leaves the queue; the rest waits for a correction, reasons shown. */
    private void refuse(long tenant, List<Unfit> unfit) {
        int _ = db.sql("""
                        with refused as (
                          update handover h
                             set state = case when r.faults like '%"NOTHING_OPEN"%' then 'REMOVED' else 'REJECTED' end,
                                 faults = r.faults::jsonb, answered_on = :today
                            from jsonb_to_recordset(:rows::jsonb) as r(id uuid, faults text)
                           where h.tenant = :tenant and h.id = r.id
                          returning h.id, h.state)
                        update handover_item i set live = false from refused r
                         where i.tenant = :tenant and i.handover_id = r.id and r.state = 'REMOVED'
                        """)
                .param("tenant", tenant)
                .param("today", clock.today())
                .param("rows", Rows.json(unfit))
                .update();
    }

    private void freeze(long tenant, UUID batch, List<Frozen> frozen) {
        if (frozen.isEmpty()) {
            return;
        }
        List<Long> items = db.sql("""
                        with sent as (
                          update handover h set state = 'TRANSMITTING', claim = r.claim::jsonb, batch = :batch, sent_on = :today,
                                 due_at = :until, attempts = 1
                            from jsonb_to_recordset(:rows::jsonb) as r(id uuid, claim text)
                           where h.tenant = :tenant and h.id = r.id
                          returning h.id)
                        update handover_item i set principal_cents = o.open_cents
                          from sent s, open_item o
                         where i.tenant = :tenant and i.handover_id = s.id and o.tenant = :tenant and o.id = i.item_id
                        returning i.item_id
                        """)
                .param("tenant", tenant)
                .param("batch", batch)
                .param("today", clock.today())
                .param("until", clock.now().plus(LEASE).atOffset(ZoneOffset.UTC))
                .param("rows", Rows.json(frozen))
                .query(Long.class)
                .list();
        int _ = receivables.markInCollection(tenant, items);
    }

    private List<UUID> leaseBatches(long tenant, String agency) {
        return db.sql("""
                        with due as (
                          select id from handover
                           where tenant = :tenant and agency = :agency and state = 'TRANSMITTING' and due_at <= :now
                             for update skip locked),
                        leased as (
                          update handover h set due_at = :until, attempts = attempts + 1 from due
                           where h.tenant = :tenant and h.id = due.id
                          returning h.batch)
                        select distinct batch from leased
                        """)
                .param("tenant", tenant)
                .param("agency", agency)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("until", clock.now().plus(LEASE).atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    private List<Waiting> waiting(long tenant, UUID batch) {
        return tenancy.as(
                tenant,
                () -> db.sql("""
                                select id, claim::text from handover
                                 where tenant = :tenant and batch = :batch and state = 'TRANSMITTING' order by id
                                """)
                        .param("tenant", tenant)
                        .param("batch", batch)
                        .query((row, n) -> new Waiting(
                                row.getObject(1, UUID.class),
                                ProtocolJson.strict().readValue(row.getString(2), NewClaim.class)))
                        .list());
    }

    private int send(long tenant, String agency, UUID batch, List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return 0;
        }
        HandoverClient client = tenancy.as(tenant, () -> agencies.client(tenant, agency));
        Answer<BatchAnswer> answer =
                client.handOver(waiting.stream().map(Waiting::claim).toList(), batch.toString());
        return tenancy.as(tenant, () -> switch (answer) {
            case Answer.Done<BatchAnswer> done -> answered(tenant, agency, waiting, done.value());
            case Answer.Refused<BatchAnswer> refused -> refused(tenant, agency, batch, waiting, refused);
            case Answer.Unreachable<BatchAnswer> unreachable -> {
                later(tenant, agency, batch, unreachable.reason());
                yield 0;
            }
        });
    }

    private int answered(long tenant, String agency, List<Waiting> waiting, BatchAnswer answer) {
        List<Outcome> outcomes = new ArrayList<>();
        for (ClaimResult result : answer.results()) {
            outcomes.add(outcome(waiting.get(result.index()).id(), result));
        }
        note(tenant, outcomes);
        agencies.trouble(tenant, agency, null);
        return outcomes.size();
    }

    private static Outcome outcome(UUID id, ClaimResult result) {
        Claim claim = result.claim();
        String faults = ProtocolJson.strict().writeValueAsString(result.errors());
        // a duplicate is our own claim that an earlier attempt brought there
        if (claim == null || result.result() == IntakeResult.REJECTED) {
            return new Outcome(id, Handover.State.REJECTED.name(), null, null, result.reasonCode(), faults);
        }
        Handover.State state = result.result() == IntakeResult.QUERY ? Handover.State.QUERY : Handover.State.ACCEPTED;
        return new Outcome(id, state.name(), claim.id(), claim.caseReference(), null, faults);
    }

    /**
     * The answer to each claim; items of refused ones are the merchant's own again. A refused one whose items have all gone
     * back to a case that lives again meanwhile is nobody's work any more.
     */
    private void note(long tenant, List<Outcome> outcomes) {
        List<Long> back = db.sql("""
                        with answered as (
                          update handover h
                             set state = case when r.state = 'REJECTED'
                                               and not exists (select 1 from handover_item i
                                                                where i.tenant = :tenant and i.handover_id = h.id and i.live)
                                              then 'REMOVED' else r.state end,
                                 case_id = r.case_id, case_reference = r.case_reference,
                                 reason_code = r.reason_code, faults = r.faults::jsonb, answered_on = :today, trouble = null
                            from jsonb_to_recordset(:rows::jsonb) as r(id uuid, state text, case_id uuid, case_reference text,
                                 reason_code text, faults text)
                           where h.tenant = :tenant and h.id = r.id and h.state = 'TRANSMITTING'
                          returning h.id, h.state)
                        select i.item_id from answered a
                          join handover_item i on i.tenant = :tenant and i.handover_id = a.id and i.live
                         where a.state = 'REJECTED'
                        """)
                .param("tenant", tenant)
                .param("today", clock.today())
                .param("rows", Rows.json(outcomes))
                .query(Long.class)
                .list();
        receivables.giveBack(tenant, back);
    }

    /** The agency understood and refused the batch as a whole: a person must see that. */
    private int refused(
            long tenant, String agency, UUID batch, List<Waiting> waiting, Answer.Refused<BatchAnswer> refused) {
        String why = refused.problem().status() + " " + refused.problem().title() + ": "
                + String.valueOf(refused.problem().detail());
        if (refused.problem().status() == UNAUTHORIZED || refused.problem().status() == FORBIDDEN) {
            later(tenant, agency, batch, why);
            return 0;
        }
        List<Fault> faults = refused.problem().errors().isEmpty()
                ? List.of(new Fault("", "REFUSED", why, null))
                : refused.problem().errors();
        String text = ProtocolJson.strict().writeValueAsString(faults);
        note(
                tenant,
                waiting.stream()
                        .map(handover -> new Outcome(
                                handover.id(),
                                Handover.State.REJECTED.name(),
                                null,
                                null,
                                refused.problem().type(),
                                text))
                        .toList());
        return waiting.size();
    }

    /** The batch goes again, after pauses that grow from one second to some minutes. */
    private void later(long tenant, String agency, UUID batch, String why) {
        int _ = db.sql("""
                        update handover set trouble = :why,
                               due_at = :now + interval '1 second' * least(:longest, power(2, least(attempts, 20) - 1))
                         where tenant = :tenant and batch = :batch and state = 'TRANSMITTING'
                        """)
                .param("tenant", tenant)
                .param("batch", batch)
                .param("why", why)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("longest", LONGEST_PAUSE.toSeconds())
                .update();
        agencies.trouble(tenant, agency, why);
    }
}
