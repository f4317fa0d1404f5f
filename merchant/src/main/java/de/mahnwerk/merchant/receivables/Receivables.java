package de.mahnwerk.merchant.receivables;

import de.mahnwerk.law.payment.CreditorReference;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to customers and open items. Every call works inside a transaction of its tenant. */
@Component
public class Receivables {

    private record Numbered(
            long id, String creditorReference, @Nullable NewOpenItem item) {}

    private final JdbcClient db;
    private final List<InCollection> listeners;

    Receivables(JdbcClient db, @Lazy List<InCollection> listeners) {
        this.db = db;
        this.listeners = listeners;
    }

    /** Adds what is new, updates addresses and due dates; the same items again change nothing. */
    public Registered register(long tenant, List<NewOpenItem> items, LocalDate day) {
        if (items.isEmpty()) {
            return new Registered(0, 0, 0);
        }
        String rows = Rows.json(items);
        int customers = putCustomers(tenant, rows);
        int changed = changeDueDates(tenant, rows);
        List<NewOpenItem> fresh = unknown(tenant, items);
        int added = fresh.isEmpty() ? 0 : add(tenant, fresh, day);
        return new Registered(added, changed + (added == 0 ? customers : 0), items.size() - added - changed);
    }

    private int putCustomers(long tenant, String rows) {
        return db.sql("""
                        insert into customer (tenant, number, kind, salutation, first_name, last_name, company, street, postcode,
                                              city, country, email, customer_group)
                        select distinct on (r.customer_number) :tenant, r.customer_number, r.customer_kind, r.salutation,
                               r.first_name, r.last_name, r.company, r.street, r.postcode, r.city, r.country, r.email, r.customer_group
                          from jsonb_to_recordset(:rows::jsonb) as r(customer_number text, customer_kind text, salutation text,
                               first_name text, last_name text, company text, street text, postcode text, city text,
                               country text, email text, customer_group text)
                         order by r.customer_number
                        on conflict (tenant, number) do update
                          set street = excluded.street, postcode = excluded.postcode, city = excluded.city,
                              email = excluded.email, salutation = excluded.salutation, first_name = excluded.first_name,
                              last_name = excluded.last_name, company = excluded.company,
                              customer_group = coalesce(nullif(excluded.customer_group, ''), customer.customer_group)
                        where (customer.street, customer.postcode, customer.city, customer.email, customer.last_name, customer.company,
                               customer.customer_group)
                              is distinct from (excluded.street, excluded.postcode, excluded.city, excluded.email,
                                                excluded.last_name, excluded.company,
                                                coalesce(nullif(excluded.customer_group, ''), customer.customer_group))
                        """).param("tenant", tenant).param("rows", rows).update();
    }

    private int changeDueDates(long tenant, String rows) {
        return db.sql("""
                        update open_item i set due_on = r.due_on
                          from jsonb_to_recordset(:rows::jsonb) as r(number text, due_on date)
                         where i.tenant = :tenant and i.number = r.number and i.due_on <> r.due_on
                           and i.state = 'OPEN' and i.level_reached = 0
                        """).param("tenant", tenant).param("rows", rows).update();
    }

    private List<NewOpenItem> unknown(long tenant, List<NewOpenItem> items) {
        Set<String> known =
                db.sql("""
                        select number from open_item
                         where tenant = :tenant and number in (select r.number from jsonb_to_recordset(:rows::jsonb) as r(number text))
                        """).param("tenant", tenant).param("rows", Rows.json(items)).query(String.class).list().stream()
                        .collect(Collectors.toSet());
        Set<String> seen = new java.util.HashSet<>(known);
        return items.stream().filter(item -> seen.add(item.number())).toList();
    }

    private int add(long tenant, List<NewOpenItem> items, LocalDate day) {
        List<Long> ids = db.sql("select nextval('open_item_seq') from generate_series(1, :count)")
                .param("count", items.size())
                .query(Long.class)
                .list();
        List<Numbered> numbered = new java.util.ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            numbered.add(
                    new Numbered(ids.get(i), CreditorReference.of(ids.get(i)).value(), items.get(i)));
        }
        return db.sql("""
                        with r as (
                          select n.id, n.creditor_reference, t.*
                            from jsonb_to_recordset(:rows::jsonb) as n(id bigint, creditor_reference text, item jsonb),
                                 jsonb_to_record(n.item) as t(customer_number text, kind text, number text, subject text,
                                   order_number text, contract_on date, delivered_on date, issued_on date, due_on date,
                                   currency text, amount_cents bigint, open_cents bigint, consumer_notice boolean, shop text,
                                   payment_method text)),
                        added as (
                          insert into open_item (tenant, id, customer_id, kind, number, subject, order_number, contract_on,
                                 delivered_on, issued_on, due_on, currency, amount_cents, open_cents, creditor_reference,
                                 consumer_notice, shop, payment_method, state)
                          select :tenant, r.id, c.id, r.kind, r.number, r.subject, r.order_number, r.contract_on, r.delivered_on,
                                 r.issued_on, r.due_on, r.currency, r.amount_cents, r.open_cents, r.creditor_reference,
                                 r.consumer_notice, r.shop, r.payment_method, case when r.open_cents = 0 then 'PAID' else 'OPEN' end
                            from r join customer c on c.tenant = :tenant and c.number = r.customer_number
                          on conflict (tenant, number) do nothing
                          returning id, amount_cents, open_cents, issued_on),
                        invoiced as (
                          insert into item_entry (tenant, item_id, kind, amount_cents, booked_on, value_on, source, source_id)
                          select :tenant, id, 'INVOICE', amount_cents, :day, issued_on, 'import', id::text from added
                           union all
                          select :tenant, id, 'PAYMENT', open_cents - amount_cents, :day, :day, 'import', id::text
                            from added where open_cents <> amount_cents
                          returning 1)
                        select count(*) from added
                        """)
                .param("tenant", tenant)
                .param("rows", Rows.json(numbered))
                .param("day", day)
                .query(Integer.class)
                .single();
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
                                              when i.open_cents + a.sum = 0 then 'PAID'
                                              else 'OPEN' end
                            from (select item_id, sum(amount_cents) as sum, count(*) filter (where kind = 'WRITE_OFF') as written_off
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

    public void block(long tenant, long itemId, String reason, LocalDate from, @Nullable LocalDate until, String by) {
        Rows.exactlyOne(db.sql("""
                        insert into dunning_block (tenant, customer_id, item_id, reason, from_on, until_on, created_by)
                        select tenant, customer_id, id, :reason, :from, :until, :by from open_item
                         where tenant = :tenant and id = :id
                        """)
                .param("tenant", tenant)
                .param("id", itemId)
                .param("reason", reason)
                .param("from", from)
                .param("until", until)
                .param("by", by)
                .update());
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
