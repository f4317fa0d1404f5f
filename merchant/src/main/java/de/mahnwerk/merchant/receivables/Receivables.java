package de.mahnwerk.merchant.receivables;

import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to customers and open items. Every call works inside a transaction of its tenant. */
@Component
public class Receivables {

    /**
     * What a registration did.
     *
     * @param fates in the order of what came
     */
    public record Outcome(Registered sum, List<Arrival.Fate> fates) {}

    private final JdbcClient db;
    private final Registration registration;
    private final List<InCollection> listeners;

    Receivables(JdbcClient db, Registration registration, @Lazy List<InCollection> listeners) {
        this.db = db;
        this.registration = registration;
        this.listeners = listeners;
    }

    /** Adds what is new, updates addresses and due dates; the same items again change nothing. */
    public Registered register(long tenant, List<NewOpenItem> items, LocalDate day) {
        return register(
                        tenant,
                        items.stream().map(item -> new Arrival("", item)).toList(),
                        0,
                        day)
                .sum();
    }

    /** The same with what became of each, for what a file or another system brings; {@code importId} is 0 without a file. */
    public Outcome register(long tenant, List<Arrival> arrivals, long importId, LocalDate day) {
        if (arrivals.isEmpty()) {
            return new Outcome(Registered.NOTHING, List.of());
        }
        int customers = registration.customers(
                tenant,
                arrivals.stream().map(arrival -> NewCustomer.of(arrival.item())).toList());
        List<Arrival.Fate> fates = registration.items(tenant, arrivals, importId, day);
        return new Outcome(Registered.of(fates, customers), fates);
    }

    /** Adds customers and changes known ones; whoever is in collection, the agency is told of. The last of a number counts. */
    public void registerCustomers(long tenant, List<NewCustomer> customers) {
        int _ = registration.customers(tenant, customers);
    }

    /** Books entries once each and keeps {@code open_cents} equal to their sum; returns those that were new. */
    public List<Entry> book(long tenant, List<Entry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Set<String> booked =
                db
                        .sql("""
                        with added as (
                          insert into item_entry (tenant, item_id, kind, amount_cents, booked_on, value_on, source, source_id, note)
                          select :tenant, r.item_id, r.kind, r.amount_cents, r.booked_on, r.value_on, r.source, r.source_id, r.note
                            from jsonb_to_recordset(:rows::jsonb) as r(item_id bigint, kind text, amount_cents bigint,
                                 booked_on date, value_on date, source text, source_id text, note text)
                          on conflict (tenant, item_id, source, source_id, kind) do nothing
                          returning item_id, kind, amount_cents, source, source_id),
                        changed as (
                          update open_item i
                             set open_cents = i.open_cents + a.sum,
                                 state = case when i.state = 'WRITTEN_OFF' and a.written_off = 0 then i.state
                                              when i.state = 'IN_COLLECTION' then i.state
                                              when i.open_cents + a.sum = 0 and a.written_off > 0 then 'WRITTEN_OFF'
                                              when i.open_cents + a.sum = 0 and a.replaced > 0 then 'REPLACED'
                                              when i.open_cents + a.sum = 0 then 'PAID'
                                              else 'OPEN' end
                            from (select item_id, sum(amount_cents) as sum, count(*) filter (where kind = 'WRITE_OFF') as written_off,
                                         count(*) filter (where kind = 'REPLACED') as replaced
                                    from added group by item_id) a
                           where i.tenant = :tenant and i.id = a.item_id
                          returning 1)
                        select item_id || '/' || kind || '/' || source || '/' || source_id from added
                        """)
                        .param("tenant", tenant)
                        .param("rows", Rows.json(entries))
                        .query(String.class)
                        .list()
                        .stream()
                        .collect(Collectors.toSet());
        List<Entry> added = entries.stream()
                .filter(entry -> booked.contains(
                        entry.itemId() + "/" + entry.kind() + "/" + entry.source() + "/" + entry.sourceId()))
                .toList();
        List<Entry> atHome =
                added.stream().filter(entry -> !entry.source().equals("agency")).toList();
        if (!atHome.isEmpty()) {
            listeners.forEach(listener -> listener.bookedAtHome(tenant, atHome));
        }
        return added;
    }

    public List<OpenItem> items(long tenant, Collection<Long> ids, LocalDate today) {
        return db.sql(OpenItem.SELECT + """
                         where i.tenant = :tenant
                           and i.id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                         order by i.id
                        """)
                .param("tenant", tenant)
                .param("today", today)
                .param("ids", Rows.json(ids))
                .query(OpenItem.class)
                .list();
    }

    /** Items by invoice number or creditor reference, as bank texts name them. */
    public List<OpenItem> named(long tenant, Collection<String> references, LocalDate today) {
        return db.sql(OpenItem.SELECT + """
                         where i.tenant = :tenant
                           and (i.number = any(array(select jsonb_array_elements_text(:names::jsonb)))
                             or i.creditor_reference = any(array(select jsonb_array_elements_text(:names::jsonb))))
                        """)
                .param("tenant", tenant)
                .param("today", today)
                .param("names", Rows.json(references))
                .query(OpenItem.class)
                .list();
    }

    /** Ids of items by exactly their numbers. */
    public Map<String, Long> ids(long tenant, Collection<String> numbers) {
        Map<String, Long> ids = new HashMap<>();
        db.sql("""
                        select number, id from open_item
                         where tenant = :tenant and number = any(array(select jsonb_array_elements_text(:numbers::jsonb)))
                        """).param("tenant", tenant).param("numbers", Rows.json(numbers)).query(row -> {
            Long _ = ids.put(row.getString(1), row.getLong(2));
        });
        return ids;
    }

    /** Marks items as collected by the agency; only open ones, and the number that were. */
    public int markInCollection(long tenant, Collection<Long> ids) {
        return db.sql("""
                        update open_item set state = 'IN_COLLECTION'
                         where tenant = :tenant and state = 'OPEN' and open_cents > 0
                           and id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                        """).param("tenant", tenant).param("ids", Rows.json(ids)).update();
    }

    /** The agency did not take these items: they are open as before. */
    public void giveBack(long tenant, Collection<Long> ids) {
        int _ = db.sql("""
                        update open_item set state = case when open_cents = 0 then 'PAID' else 'OPEN' end
                         where tenant = :tenant and state = 'IN_COLLECTION'
                           and id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                        """).param("tenant", tenant).param("ids", Rows.json(ids)).update();
    }

    /** Gives items back to the ledger after collection: paid, or open again until somebody writes them off. */
    public void endCollection(long tenant, Collection<Long> ids, LocalDate day) {
        int _ = db.sql("""
                        update open_item
                           set state = case when open_cents = 0 then 'PAID' else 'OPEN' end, collection_ended_on = :day
                         where tenant = :tenant and state = 'IN_COLLECTION'
                           and id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                        """)
                .param("tenant", tenant)
                .param("day", day)
                .param("ids", Rows.json(ids))
                .update();
    }

    /** The agency collects these items again, whatever was done with them meanwhile. */
    public void resumeCollection(long tenant, Collection<Long> ids) {
        int _ = db.sql("""
                        update open_item set state = 'IN_COLLECTION', collection_ended_on = null
                         where tenant = :tenant and id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                        """).param("tenant", tenant).param("ids", Rows.json(ids)).update();
    }

    /** What of each of these items stands as written off, in cents; items of which nothing does are left out. */
    public Map<Long, Long> writtenOff(long tenant, Collection<Long> ids) {
        Map<Long, Long> written = new HashMap<>();
        db.sql("""
                        select item_id, -sum(amount_cents)::bigint from item_entry
                         where tenant = :tenant and kind = 'WRITE_OFF'
                           and item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                         group by item_id having sum(amount_cents) < 0
                        """).param("tenant", tenant).param("ids", Rows.json(ids)).query(row -> {
            Long _ = written.put(row.getLong(1), row.getLong(2));
        });
        return written;
    }

    public void dispute(long tenant, long itemId, String reason, LocalDate day) {
        Rows.exactlyOne(db.sql(
                        "update open_item set disputed_on = :day, dispute_reason = :reason where tenant = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", itemId)
                .param("day", day)
                .param("reason", reason)
                .update());
        listeners.forEach(listener -> listener.disputed(tenant, itemId, reason));
    }

    /** Keeps dunning from an item; the block's number. {@code until} is the last day, null for no end. */
    public long block(long tenant, long itemId, String reason, LocalDate from, @Nullable LocalDate until, String by) {
        return db.sql("""
                        insert into dunning_block (tenant, customer_id, item_id, reason, from_on, until_on, created_by)
                        select tenant, customer_id, id, :reason, :from, :until, :by from open_item
                         where tenant = :tenant and id = :id
                        returning id
                        """)
                .param("tenant", tenant)
                .param("id", itemId)
                .param("reason", reason)
                .param("from", from)
                .param("until", until)
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /** Opens items again whose direct debit came back, and charges what the bank took for it. */
    public void returned(long tenant, long itemId, long bankCostCents, LocalDate day) {
        Rows.exactlyOne(db.sql("update open_item set returned_debit_on = :day where tenant = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", itemId)
                .param("day", day)
                .update());
        if (bankCostCents > 0) {
            Rows.exactlyOne(db.sql("""
                            insert into side_cost (tenant, customer_id, item_id, kind, amount_cents, open_cents, arisen_on, basis)
                            select tenant, customer_id, id, 'RETURNED_DEBIT_COST', :cost, :cost, :day, '§ 280 (1) BGB'
                              from open_item where tenant = :tenant and id = :id
                            """)
                    .param("tenant", tenant)
                    .param("id", itemId)
                    .param("cost", bankCostCents)
                    .param("day", day)
                    .update());
        }
    }
}
