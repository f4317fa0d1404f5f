package de.mahnwerk.merchant.handover;

import de.mahnwerk.merchant.dunning.Collection;
import de.mahnwerk.merchant.dunning.Level;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to hand-over: what the run or a click puts in, and what people do with what waits. */
@Component
public class HandoverQueue implements Collection {

    /** What a click did: hand-overs queued, items in them, and items left out by reason. */
    public record Clicked(int handovers, int items, Map<String, Integer> leftOut) {}

    /**
     * What a click would do.
     *
     * @param handovers claims that would go out, one a customer
     * @param cents what is open on their items
     * @param leftOut what would stay, by reason
     */
    public record Effect(int handovers, int items, long cents, Map<String, LeftOut> leftOut) {}

    /** Items that stay for one reason, and what is open on them. */
    public record LeftOut(int items, long cents) {}

    private record Wanted(UUID id, long customerId, String agency) {}

    private record WantedItem(UUID handoverId, long itemId) {}

    private record Judged(long itemId, long customerId, long openCents, String reason) {}

    private final JdbcClient db;
    private final AgencyRules rules;

    HandoverQueue(JdbcClient db, AgencyRules rules) {
        this.db = db;
        this.rules = rules;
    }

    @Override
    public void collect(long tenant, List<Request> requests, Level level, long runId, LocalDate asOf) {
        Handover.State state =
                level.collectionMode() == Level.CollectionMode.REVIEW ? Handover.State.REVIEW : Handover.State.QUEUED;
        int _ = add(tenant, requests, level.agency(), state, Handover.Cause.RUN, runId, "schedule", asOf);
    }

    @Override
    public void takeBack(long tenant, long runId) {
        int _ = db.sql("""
                        with taken as (
                          update handover set state = 'REMOVED'
                           where tenant = :tenant and run_id = :run and state in ('REVIEW', 'QUEUED', 'REJECTED')
                          returning id)
                        update handover_item i set live = false from taken t where i.tenant = :tenant and i.handover_id = t.id
                        """).param("tenant", tenant).param("run", runId).update();
    }

    /** The same to the agencies that the rules choose. */
    public Clicked click(long tenant, List<Long> items, String by, LocalDate today) {
        return click(tenant, items, null, by, today);
    }

    /**
     * Puts overdue items into the queue, one hand-over a customer; items that cannot go are counted with the reason.
     * {@code agency} is the one that a person chose; null leaves it to the rules.
     */
    public Clicked click(long tenant, List<Long> items, @Nullable String agency, String by, LocalDate today) {
        Map<Long, List<Long>> byCustomer = new TreeMap<>();
        Map<String, Integer> leftOut = new TreeMap<>();
        for (Judged item : judge(tenant, items, today)) {
            if (item.reason().isEmpty()) {
                byCustomer
                        .computeIfAbsent(item.customerId(), customer -> new ArrayList<>())
                        .add(item.itemId());
            } else {
                int _ = leftOut.merge(item.reason(), 1, Integer::sum);
            }
        }
        List<Request> requests = byCustomer.entrySet().stream()
                .map(entry -> new Request(entry.getKey(), entry.getValue()))
                .toList();
        int queued = requests.isEmpty()
                ? 0
                : add(tenant, requests, agency, Handover.State.QUEUED, Handover.Cause.CLICK, 0, by, today);
        return new Clicked(requests.size(), queued, leftOut);
    }

    /** What {@link #click} would do with these items today; changes nothing. */
    public Effect preview(long tenant, List<Long> items, LocalDate today) {
        Map<String, LeftOut> leftOut = new TreeMap<>();
        Set<Long> customers = new HashSet<>();
        int going = 0;
        long cents = 0;
        for (Judged item : judge(tenant, items, today)) {
            if (item.reason().isEmpty()) {
                going++;
                cents += item.openCents();
                boolean _ = customers.add(item.customerId());
            } else {
                LeftOut _ = leftOut.merge(
                        item.reason(),
                        new LeftOut(1, item.openCents()),
                        (one, other) -> new LeftOut(one.items() + other.items(), one.cents() + other.cents()));
            }
        }
        return new Effect(customers.size(), going, cents, leftOut);
    }

    /** Those of the items that could go today. */
    List<Long> going(long tenant, List<Long> items, LocalDate today) {
        return judge(tenant, items, today).stream()
                .filter(item -> item.reason().isEmpty())
                .map(Judged::itemId)
                .toList();
    }

    /** Why items could not go today, by item; those that could are not named. */
    public Map<Long, String> hindrances(long tenant, List<Long> items, LocalDate today) {
        return judge(tenant, items, today).stream()
                .filter(item -> !item.reason().isEmpty())
                .collect(Collectors.toMap(Judged::itemId, Judged::reason));
    }

    private List<Judged> judge(long tenant, List<Long> items, LocalDate today) {
        return db.sql("""
                        select i.id as item_id, i.customer_id, i.open_cents,
                               case when i.state <> 'OPEN' then i.state
                                    when i.kind <> 'INVOICE' or i.open_cents <= 0 then 'NOTHING_OPEN'
                                    when i.due_on >= :today then 'NOT_DUE'
                                    when i.currency <> 'EUR' then 'FOREIGN_CURRENCY'
                                    when i.disputed_on is not null then 'DISPUTED'
                                    when exists (select 1 from handover_item h
                                                    join handover w on w.tenant = h.tenant and w.id = h.handover_id
                                                  where h.tenant = i.tenant and h.item_id = i.id and h.live
                                                    and w.state <> 'REJECTED') then 'QUEUED'
                                    when exists (select 1 from dunning_block b
                                                  where b.tenant = i.tenant and b.customer_id = i.customer_id
                                                    and (b.item_id is null or b.item_id = i.id) and b.from_on <= :today
                                                    and (b.until_on is null or b.until_on >= :today)) then 'BLOCKED'
                                    when exists (select 1 from special_terms t
                                                  where t.tenant = i.tenant and t.customer_id = i.customer_id
                                                    and t.never_collection) then 'NEVER_COLLECTION'
                                    else '' end as reason
                          from open_item i
                         where i.tenant = :tenant and i.id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                         order by i.due_on, i.id
                        """)
                .param("tenant", tenant)
                .param("today", today)
                .param("ids", Rows.json(items))
                .query(Judged.class)
                .list();
    }

    private int add(
            long tenant,
            List<Request> requests,
            @Nullable String agency,
            Handover.State state,
            Handover.Cause cause,
            long runId,
            String by,
            LocalDate day) {
        freeRefused(
                tenant,
                requests.stream().flatMap(request -> request.itemIds().stream()).toList());
        Map<Long, String> chosen = agency == null ? rules.choose(tenant, requests) : Map.of();
        String otherwise = agency == null ? usualAgency(tenant) : agency;
        List<Wanted> handovers = new ArrayList<>();
        List<WantedItem> items = new ArrayList<>();
        for (Request request : requests) {
            UUID id = Ids.next();
            handovers.add(new Wanted(id, request.customerId(), chosen.getOrDefault(request.customerId(), otherwise)));
            request.itemIds().forEach(item -> items.add(new WantedItem(id, item)));
        }
        return db.sql("""
                        with wanted as (
                          select i.handover_id, i.item_id
                            from jsonb_to_recordset(:items::jsonb) as i(handover_id uuid, item_id bigint)
                           where not exists (select 1 from handover_item h
                                              where h.tenant = :tenant and h.item_id = i.item_id and h.live)),
                        added as (
                          insert into handover (tenant, id, customer_id, agency, state, cause, run_id, created_by, created_on,
                                                merchant_reference)
                          select :tenant, r.id, r.customer_id, r.agency, :state, :cause, nullif(:run, 0), :by, :day,
                                 t.number || '-' || nextval('handover_seq')
                            from jsonb_to_recordset(:handovers::jsonb) as r(id uuid, customer_id bigint, agency text)
                            join tenant t on t.tenant = :tenant
                           where exists (select 1 from wanted w where w.handover_id = r.id)
                          returning id),
                        lines as (
                          insert into handover_item (tenant, handover_id, item_id)
                          select :tenant, w.handover_id, w.item_id from wanted w join added a on a.id = w.handover_id
                          returning 1)
                        select count(*) from lines
                        """)
                .param("tenant", tenant)
                .param("handovers", Rows.json(handovers))
                .param("items", Rows.json(items))
                .param("state", state.name())
                .param("cause", cause.name())
                .param("run", runId)
                .param("by", by)
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    /** What was refused before gives way to the new attempt. */
    private void freeRefused(long tenant, List<Long> items) {
        int _ = db.sql("""
                        with refused as (
                          update handover h set state = 'REMOVED'
                           where h.tenant = :tenant and h.state = 'REJECTED'
                             and h.id in (select i.handover_id from handover_item i
                                           where i.tenant = :tenant and i.live
                                             and i.item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x)))
                          returning h.id)
                        update handover_item i set live = false from refused r where i.tenant = :tenant and i.handover_id = r.id
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(items))
                .update();
    }

    /** Whether there is an agency to which anything could go. */
    public boolean hasAgency(long tenant) {
        return rules.usual(tenant).isPresent();
    }

    private String usualAgency(long tenant) {
        return rules.usual(tenant)
                .orElseThrow(() -> new IllegalStateException("merchant " + tenant + " has no agency"));
    }

    /** A reviewed hand-over may go; true when it was waiting for that. */
    public boolean release(long tenant, UUID id) {
        return move(tenant, id, "('REVIEW')", Handover.State.QUEUED);
    }

    /** Sends a refused hand-over again, with what is known now. */
    public boolean retry(long tenant, UUID id) {
        return move(tenant, id, "('REJECTED')", Handover.State.QUEUED);
    }

    /** Takes a hand-over out that has not been sent, or was refused; its items are free again. */
    public boolean remove(long tenant, UUID id) {
        boolean removed = move(tenant, id, "('REVIEW', 'QUEUED', 'REJECTED')", Handover.State.REMOVED);
        if (removed) {
            int _ = db.sql("update handover_item set live = false where tenant = :tenant and handover_id = :id")
                    .param("tenant", tenant)
                    .param("id", id)
                    .update();
        }
        return removed;
    }

    private boolean move(long tenant, UUID id, String from, Handover.State to) {
        return db.sql("""
                        update handover set state = :to, claim = null, batch = null, reason_code = null, faults = '[]', trouble = null
                         where tenant = :tenant and id = :id and state in
                        """ + from)
                        .param("tenant", tenant)
                        .param("id", id)
                        .param("to", to.name())
                        .update()
                == 1;
    }

    /** The case is closed: the items leave this hand-over. What is booked on them from now on the agency does not hear. */
    public void ended(long tenant, java.util.Collection<UUID> handovers) {
        int _ = db.sql("""
                        with ended as (
                          update handover set state = 'ENDED'
                           where tenant = :tenant and id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))
                          returning id)
                        update handover_item i
                           set live = false,
                               ended_after = case when i.live then (select coalesce(max(n.id), 0) from item_entry n
                                                                     where n.tenant = :tenant and n.item_id = i.item_id)
                                                  else i.ended_after end
                          from ended e where i.tenant = :tenant and i.handover_id = e.id
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(handovers))
                .update();
    }

    /** Which of these hand-overs have ended. */
    public Set<UUID> whichEnded(long tenant, java.util.Collection<UUID> handovers) {
        return db.sql("""
                        select id from handover
                         where tenant = :tenant and state = 'ENDED'
                           and id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(handovers))
                .query(UUID.class)
                .set();
    }

    /**
     * What is not there yet gives way to cases that live again: hand-overs with one of their items that wait or were refused.
     * What is on its way loses the item only; its answer is noted as it comes.
     */
    private void takeOut(long tenant, java.util.Collection<UUID> handovers) {
        int _ = db.sql("""
                        with again as (
                          select item_id from handover_item
                           where tenant = :tenant
                             and handover_id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))),
                        waiting as (
                          update handover h set state = 'REMOVED'
                           where h.tenant = :tenant and h.state in ('REVIEW', 'QUEUED', 'REJECTED')
                             and h.id in (select o.handover_id
                                            from handover_item o join again a on a.item_id = o.item_id
                                           where o.tenant = :tenant and o.live)
                          returning h.id)
                        update handover_item i set live = false
                         where i.tenant = :tenant and i.live
                           and (i.handover_id in (select id from waiting)
                                or i.item_id in (select item_id from again)
                                   and i.handover_id in (select h.id from handover h
                                                          where h.tenant = :tenant and h.state = 'TRANSMITTING'))
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(handovers))
                .update();
    }

    /** Which of these items are in a hand-over now. */
    public Set<Long> live(long tenant, java.util.Collection<Long> items) {
        return db.sql("""
                        select item_id from handover_item
                         where tenant = :tenant and live
                           and item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(items))
                .query(Long.class)
                .set();
    }

    /**
     * The cases live again: the items of these ended hand-overs come back into them, but for those that have gone into another.
     * Of two with one item the newer has it.
     *
     * @return each item that came back, with its hand-over
     */
    public Map<Long, UUID> reopened(long tenant, java.util.Collection<UUID> handovers) {
        takeOut(tenant, handovers);
        Map<Long, UUID> back = new TreeMap<>();
        db.sql("""
                        with again as (
                          update handover set state = 'ACCEPTED'
                           where tenant = :tenant and state = 'ENDED'
                             and id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))
                          returning id),
                        newest as (
                          select distinct on (i.item_id) i.item_id, i.handover_id
                            from handover_item i join again a on a.id = i.handover_id
                           where i.tenant = :tenant
                             and not exists (select 1 from handover_item o
                                              where o.tenant = :tenant and o.item_id = i.item_id and o.live)
                           order by i.item_id, i.handover_id desc)
                        update handover_item i set live = true
                          from newest n
                         where i.tenant = :tenant and i.handover_id = n.handover_id and i.item_id = n.item_id
                        returning i.item_id, i.handover_id
                        """).param("tenant", tenant).param("ids", Rows.json(handovers)).query(row -> {
            UUID _ = back.put(row.getLong("item_id"), row.getObject("handover_id", UUID.class));
        });
        return back;
    }
}
