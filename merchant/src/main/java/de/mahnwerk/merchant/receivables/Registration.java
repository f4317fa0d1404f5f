package de.mahnwerk.merchant.receivables;

import de.mahnwerk.law.payment.CreditorReference;
import de.mahnwerk.merchant.receivables.Arrival.Fate;
import de.mahnwerk.platform.database.CopyIn;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes customers and open items, as sets: the rows are copied into a temporary table, from where few statements take them. */
@Component
class Registration {

    private static final String CUSTOMER = """
            number text, kind text, customer_group text, salutation text, first_name text, last_name text, company text,
            street text, postcode text, city text, country text, email text, language text, federal_state text
            """;

    private static final String ITEM = """
            id bigint, creditor_reference text, import_id bigint, import_at text, customer_number text, kind text, number text,
            subject text, order_number text, contract_on date, delivered_on date, issued_on date, due_on date, currency text,
            amount_cents bigint, open_cents bigint, consumer_notice boolean, shop text, payment_method text,
            invoice_number text
            """;

    private record Known(
            String number,
            String currency,
            long amountCents,
            LocalDate dueOn,
            boolean untouched,
            long importId,
            String importAt) {}

    private record Fresh(long id, Arrival arrival) {}

    private final JdbcClient db;
    private final JdbcTemplate jdbc;
    private final List<InCollection> listeners;

    Registration(JdbcClient db, JdbcTemplate jdbc, @Lazy List<InCollection> listeners) {
        this.db = db;
        this.jdbc = jdbc;
        this.listeners = listeners;
    }

    /** What becomes of each, in their order; {@code importId} is 0 for what comes from no file. */
    List<Fate> items(long tenant, List<Arrival> arrivals, long importId, LocalDate day) {
        List<Fate> fates = fates(tenant, arrivals, importId);
        List<Arrival> taken = new ArrayList<>();
        long fresh = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            if (fates.get(i) != Fate.REPEATED && fates.get(i) != Fate.KNOWN_OTHERWISE) {
                taken.add(arrivals.get(i));
                fresh += fates.get(i) == Fate.ADDED ? 1 : 0;
            }
        }
        if (fates.contains(Fate.CHANGED)) {
            changeDueDates(tenant, taken);
        }
        if (fresh > 0) {
            add(tenant, numbered(arrivals, fates, fresh), importId, day);
        }
        return fates;
    }

    private List<Fate> fates(long tenant, List<Arrival> arrivals, long importId) {
        Map<String, Known> known = known(tenant, arrivals);
        Set<String> otherwise = otherwise(tenant);
        Map<String, Arrival> seen = new HashMap<>();
        List<Fate> fates = new ArrayList<>(arrivals.size());
        for (Arrival arrival : arrivals) {
            Arrival first = seen.putIfAbsent(arrival.item().number(), arrival);
            Known before = known.get(arrival.item().number());
            fates.add(
                    first != null
                            ? again(first, arrival)
                            : before != null
                                    ? fate(before, arrival, importId)
                                    : otherwise.contains(arrival.item().number()) ? Fate.KNOWN_OTHERWISE : Fate.ADDED);
        }
        return fates;
    }

    /** An archive may hold an invoice as XML and as PDF; a list that names it twice is wrong. */
    private static Fate again(Arrival first, Arrival arrival) {
        boolean same = first.at().equals(arrival.at())
                && first.item().amountCents() == arrival.item().amountCents()
                && first.item().currency().equals(arrival.item().currency());
        return same ? Fate.UNCHANGED : Fate.REPEATED;
    }

    private static Fate fate(Known before, Arrival arrival, long importId) {
        NewOpenItem item = arrival.item();
        if (importId != 0 && before.importId() == importId && !before.importAt().equals(arrival.at())) {
            return Fate.REPEATED;
        }
        if (before.amountCents() != item.amountCents() || !before.currency().equals(item.currency())) {
            return Fate.KNOWN_OTHERWISE;
        }
        return before.untouched() && !before.dueOn().equals(item.dueOn()) ? Fate.CHANGED : Fate.UNCHANGED;
    }

    private Map<String, Known> known(long tenant, List<Arrival> arrivals) {
        CopyIn.temporary(jdbc, "incoming_number", "number text, invoice_number text", arrivals, arrival ->
                new @Nullable Object[] {arrival.item().number(), arrival.item().invoiceNumber()});
        return db.sql("""
                        select distinct i.number, i.currency, i.amount_cents, i.due_on,
                               i.state = 'OPEN' and i.level_reached = 0 as untouched,
                               coalesce(i.import_id, 0) as import_id, coalesce(i.import_at, '') as import_at
                          from incoming_number r join open_item i on i.tenant = :tenant and i.number = r.number
                        """).param("tenant", tenant).query(Known.class).list().stream()
                .collect(Collectors.toMap(Known::number, known -> known));
    }

    /** Instalments of invoices that are known whole, and whole invoices of which instalments are known: owed once, not twice. */
    private Set<String> otherwise(long tenant) {
        return db.sql("""
                        select r.number from incoming_number r
                          join open_item i on i.tenant = :tenant and i.number = r.invoice_number
                         union
                        select r.number from incoming_number r
                          join open_item i on i.tenant = :tenant and i.invoice_number = r.number
                           and i.plain_invoice_number = upper(regexp_replace(r.number, '[^0-9A-Za-z]', '', 'g'))
                         where r.invoice_number is null
                        """).param("tenant", tenant).query(String.class).set();
    }

    /** Adds customers and changes known ones; how many known ones have changed. The last of a number counts. */
    int customers(long tenant, List<NewCustomer> all) {
        Map<String, NewCustomer> byNumber = new LinkedHashMap<>();
        all.forEach(customer -> byNumber.put(customer.number(), customer));
        CopyIn.temporary(jdbc, "incoming_customer", CUSTOMER, List.copyOf(byNumber.values()), Registration::columns);
        keepFormer(tenant);
        List<Long> changed =
                db.sql("""
                        with put as (
                          insert into customer (tenant, number, kind, salutation, first_name, last_name, company, street, postcode,
                                                city, country, email, customer_group, source_contact, language, source_language,
                                                federal_state, source_federal_state)
                          select :tenant, number, kind, salutation, first_name, last_name, company, street, postcode, city, country,
                                 email, customer_group, concat_ws(chr(10), street, postcode, city, email),
                                 coalesce(nullif(language, ''), 'de'), language, federal_state, federal_state
                            from incoming_customer order by number
                          on conflict (tenant, number) do update
                            set (street, postcode, city, email) =
                                  (select case when moved then excluded.street else customer.street end,
                                          case when moved then excluded.postcode else customer.postcode end,
                                          case when moved then excluded.city else customer.city end,
                                          case when moved then excluded.email else customer.email end
                                     from (select customer.source_contact is distinct from excluded.source_contact as moved) m),
                                language = case when excluded.source_language in ('', customer.source_language) then customer.language
                                                else excluded.source_language end,
                                source_language = coalesce(nullif(excluded.source_language, ''), customer.source_language),
                                -- who moves may have left the state; where nobody says so, it is not known any more
                                federal_state = case when excluded.source_federal_state not in ('', customer.source_federal_state)
                                                       then excluded.source_federal_state
                                                     when customer.source_contact is distinct from excluded.source_contact
                                                          and customer.postcode <> excluded.postcode
                                                       then excluded.source_federal_state
                                                     else customer.federal_state end,
                                source_federal_state = case when excluded.source_federal_state <> ''
                                                              or (customer.source_contact is distinct from excluded.source_contact
                                                                  and customer.postcode <> excluded.postcode)
                                                              then excluded.source_federal_state
                                                            else customer.source_federal_state end,
                                source_contact = excluded.source_contact,
                                salutation = excluded.salutation, first_name = excluded.first_name,
                                last_name = excluded.last_name, company = excluded.company,
                                customer_group = coalesce(nullif(excluded.customer_group, ''), customer.customer_group)
                          where (customer.source_contact, customer.salutation,
                                 customer.first_name, customer.last_name, customer.company, customer.customer_group,
                                 customer.source_language, customer.source_federal_state)
                                is distinct from (excluded.source_contact,
                                                  excluded.salutation, excluded.first_name, excluded.last_name, excluded.company,
                                                  coalesce(nullif(excluded.customer_group, ''), customer.customer_group),
                                                  coalesce(nullif(excluded.source_language, ''), customer.source_language),
                                                  coalesce(nullif(excluded.source_federal_state, ''), customer.source_federal_state))
                          returning id, xmax <> 0 as changed)
                        select id from put where changed
                        """).param("tenant", tenant).query(Long.class).list();
        tell(tenant, changed);
        return changed.size();
    }

    /** Where letters and mails went until the source said something else. */
    private void keepFormer(long tenant) {
        int _ = db.sql("""
                        with moved as (
                          select k.id, k.street, k.postcode, k.city, k.country, k.email,
                                 k.city <> '' and (k.street, k.postcode, k.city) is distinct from (r.street, r.postcode, r.city) as by_post,
                                 k.email not in ('', r.email) as by_mail
                            from incoming_customer r join customer k on k.tenant = :tenant and k.number = r.number
                           where k.source_contact is distinct from concat_ws(chr(10), r.street, r.postcode, r.city, r.email))
                        insert into customer_contact (tenant, customer_id, street, postcode, city, country, email, former)
                        select :tenant, m.id, m.street, m.postcode, m.city, m.country, '', true from moved m
                         where by_post and not exists (select 1 from customer_contact c
                                 where c.tenant = :tenant and c.customer_id = m.id and c.email = ''
                                   and (c.street, c.postcode, c.city) = (m.street, m.postcode, m.city))
                         union all
                        select :tenant, m.id, '', '', '', m.country, m.email, true from moved m
                         where by_mail and not exists (select 1 from customer_contact c
                                 where c.tenant = :tenant and c.customer_id = m.id and c.email = m.email)
                        """).param("tenant", tenant).update();
    }

    /** Whom the agency is after, it must find, and whom it was after as well, should his case live again. */
    private void tell(long tenant, List<Long> changed) {
        if (changed.isEmpty()) {
            return;
        }
        List<Long> collected = db.sql("""
                        select distinct customer_id from open_item
                         where tenant = :tenant and (state = 'IN_COLLECTION' or collection_ended_on is not null)
                           and customer_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(changed))
                .query(Long.class)
                .list();
        collected.forEach(customer -> listeners.forEach(listener -> listener.customerChanged(tenant, customer)));
    }

    private void changeDueDates(long tenant, List<Arrival> taken) {
        CopyIn.temporary(jdbc, "incoming_due", "number text, due_on date", taken, arrival ->
                new @Nullable Object[] {arrival.item().number(), arrival.item().dueOn()});
        int _ = db.sql("""
                        update open_item i set due_on = r.due_on from incoming_due r
                         where i.tenant = :tenant and i.number = r.number and i.due_on <> r.due_on
                           and i.state = 'OPEN' and i.level_reached = 0
                        """).param("tenant", tenant).update();
    }

    private List<Fresh> numbered(List<Arrival> arrivals, List<Fate> fates, long count) {
        Iterator<Long> ids = db.sql("select nextval('open_item_seq') from generate_series(1, :count)")
                .param("count", count)
                .query(Long.class)
                .list()
                .iterator();
        List<Fresh> numbered = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            if (fates.get(i) == Fate.ADDED) {
                numbered.add(new Fresh(ids.next(), arrivals.get(i)));
            }
        }
        return numbered;
    }

    private static @Nullable Object[] columns(NewCustomer customer) {
        return new @Nullable Object[] {
            customer.number(),
            customer.kind(),
            customer.customerGroup(),
            customer.salutation(),
            customer.firstName(),
            customer.lastName(),
            customer.company(),
            customer.street(),
            customer.postcode(),
            customer.city(),
            customer.country(),
            customer.email(),
            customer.language(),
            customer.federalState()
        };
    }

    private static @Nullable Object[] columns(Fresh fresh, long importId) {
        NewOpenItem item = fresh.arrival().item();
        return new @Nullable Object[] {
            fresh.id(),
            CreditorReference.of(fresh.id()).value(),
            importId == 0 ? null : importId,
            importId == 0 ? null : fresh.arrival().at(),
            item.customerNumber(),
            item.kind(),
            item.number(),
            item.subject(),
            item.orderNumber(),
            item.contractOn(),
            item.deliveredOn(),
            item.issuedOn(),
            item.dueOn(),
            item.currency(),
            item.amountCents(),
            item.openCents(),
            item.consumerNotice(),
            item.shop(),
            item.paymentMethod(),
            item.invoiceNumber()
        };
    }

    private void add(long tenant, List<Fresh> items, long importId, LocalDate day) {
        CopyIn.temporary(jdbc, "incoming_item", ITEM, items, fresh -> columns(fresh, importId));
        int added = db.sql("""
                        with added as (
                          insert into open_item (tenant, id, customer_id, kind, number, subject, order_number, contract_on,
                                 delivered_on, issued_on, due_on, currency, amount_cents, open_cents, creditor_reference,
                                 consumer_notice, shop, payment_method, state, import_id, import_at, invoice_number)
                          select :tenant, r.id, c.id, r.kind, r.number, r.subject, r.order_number, r.contract_on, r.delivered_on,
                                 r.issued_on, r.due_on, r.currency, r.amount_cents, r.open_cents, r.creditor_reference,
                                 r.consumer_notice, r.shop, r.payment_method, case when r.open_cents = 0 then 'PAID' else 'OPEN' end,
                                 r.import_id, r.import_at, r.invoice_number
                            from incoming_item r join customer c on c.tenant = :tenant and c.number = r.customer_number
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
                .param("day", day)
                .query(Integer.class)
                .single();
        if (added != items.size()) {
            throw new IllegalStateException(added + " items were added instead of " + items.size());
        }
    }
}
