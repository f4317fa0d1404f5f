package de.mahnwerk.agency.account;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code posting}. */
@Component
class Postings {

    private record Sum(
            UUID caseId,
            Account debit,
            Account credit,
            @Nullable Integer item,
            long cents,
            @Nullable LocalDate interestTo) {}

    private static final String SELECT = """
            select p.id, p.case_id, p.kind, p.debit, p.credit, p.item, p.amount_cents, p.booked_on, p.value_on, p.interest_to,
                   p.payment_id, p.reverses, p.text_de, p.text_en
              from posting p
            """;

    private final JdbcClient db;

    Postings(JdbcClient db) {
        this.db = db;
    }

    void add(long client, List<Posting> postings) {
        if (postings.isEmpty()) {
            return;
        }
        int added = db.sql("""
                        insert into posting (client, case_id, kind, debit, credit, item, amount_cents, booked_on, value_on,
                               interest_to, payment_id, reverses, text_de, text_en)
                        select :client, r.case_id, r.kind, r.debit, r.credit, r.item, r.amount_cents, r.booked_on, r.value_on,
                               r.interest_to, r.payment_id, r.reverses, r.text_de, r.text_en
                          from rows from (jsonb_to_recordset(:rows::jsonb) as (case_id uuid, kind text, debit text, credit text,
                               item int, amount_cents bigint, booked_on date, value_on date, interest_to date,
                               payment_id uuid, reverses bigint, text_de text, text_en text)) with ordinality as r
                         order by r.ordinality
                        """)
                .param("client", client)
                .param("rows", Rows.json(postings))
                .update();
        if (added != postings.size()) {
            throw new IllegalStateException(postings.size() + " postings were to be made, but " + added + " were");
        }
    }

    /** The balances of cases of one client as they were booked at the end of {@code asOf}, in one statement. */
    Map<UUID, Balance> balances(long client, Collection<CollectionCase> cases, LocalDate asOf) {
        Map<UUID, Balance> balances = new LinkedHashMap<>();
        cases.forEach(one -> balances.put(one.id(), new Balance(one)));
        db.sql("""
                        with p as (
                          select case_id, debit, credit, item, amount_cents, interest_to from posting
                           where client = :client and booked_on <= :asOf
                             and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i)))
                        select case_id, debit, credit, item, sum(amount_cents)::bigint as cents, max(interest_to) as interest_to
                          from p group by case_id, debit, credit, item
                        """)
                .param("client", client)
                .param("asOf", asOf)
                .param("ids", Rows.json(balances.keySet()))
                .query(Sum.class)
                .list()
                .forEach(sum -> {
                    Balance balance = Objects.requireNonNull(balances.get(sum.caseId()));
                    balance.add(sum.debit(), sum.credit(), sum.item(), sum.cents());
                    if (sum.interestTo() != null) {
                        balance.interestTo(sum.interestTo());
                    }
                });
        return balances;
    }

    /** Which costs have been claimed in each of these cases: a second fee is the raised one. */
    Map<UUID, FeeStage> stages(long client, Collection<UUID> cases) {
        Map<UUID, FeeStage> stages = new HashMap<>();
        cases.forEach(id -> stages.put(id, FeeStage.FIRST));
        db.sql("""
                        select case_id, count(*) filter (where kind = 'FEE') > 1 as raised,
                               count(*) filter (where kind = 'AGREEMENT') > 0 as agreed
                          from posting
                         where client = :client and kind in ('FEE', 'AGREEMENT') and debit = 'COLLECTION_COSTS'
                           and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                         group by case_id
                        """)
                .param("client", client)
                .param("ids", Rows.json(cases))
                .query((row, n) -> Map.entry(
                        row.getObject("case_id", UUID.class),
                        new FeeStage(row.getBoolean("raised"), row.getBoolean("agreed"))))
                .list()
                .forEach(one -> stages.put(one.getKey(), one.getValue()));
        return stages;
    }

    /** The payments' postings that were not taken back, interest left out. */
    List<Posting> ofPayments(long client, Collection<UUID> payments) {
        return db.sql(SELECT + """
                         where client = :client and kind = 'PAYMENT'
                           and payment_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                           and not exists (select 1 from posting r where r.client = :client and r.reverses = p.id)
                         order by id
                        """)
                .param("client", client)
                .param("ids", Rows.json(payments))
                .query(Posting.class)
                .list();
    }

    /** Up to which day interest had been fixed when each of these payments was set against its case. */
    Map<UUID, LocalDate> fixedBefore(long client, Collection<UUID> payments) {
        Map<UUID, LocalDate> fixed = new HashMap<>();
        db.sql("""
                        with paid as (
                          select payment_id, case_id, min(id) as id from posting
                           where client = :client and kind = 'PAYMENT'
                             and payment_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                           group by payment_id, case_id)
                        select p.payment_id, max(f.interest_to) as day
                          from paid p
                          join posting f on f.client = :client and f.case_id = p.case_id and f.id < p.id
                         where f.interest_to is not null
                         group by p.payment_id
                        """)
                .param("client", client)
                .param("ids", Rows.json(payments))
                .query((row, n) ->
                        Map.entry(row.getObject("payment_id", UUID.class), row.getObject("day", LocalDate.class)))
                .list()
                .forEach(one -> fixed.put(one.getKey(), one.getValue()));
        return fixed;
    }

    /** What the closing of these cases gave up and was not taken back. */
    List<Posting> waivers(long client, Collection<UUID> cases) {
        return db.sql(SELECT + """
                         where client = :client and kind = 'WAIVER' and reverses is null
                           and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                           and not exists (select 1 from posting r where r.client = :client and r.reverses = p.id)
                         order by id
                        """)
                .param("client", client)
                .param("ids", Rows.json(cases))
                .query(Posting.class)
                .list();
    }

    /** What was paid in each of these cases and did not come back: on which day, and on which invoice. */
    Map<UUID, List<ClaimAccounts.Paid>> paid(long client, Collection<UUID> cases) {
        Map<UUID, List<ClaimAccounts.Paid>> days = new HashMap<>();
        db.sql("""
                        select distinct case_id, value_on, item from posting p
                         where client = :client and kind = 'PAYMENT'
                           and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                           and not exists (select 1 from posting r where r.client = :client and r.reverses = p.id)
                         order by case_id, value_on
                        """)
                .param("client", client)
                .param("ids", Rows.json(cases))
                .query((row, n) -> Map.entry(
                        row.getObject("case_id", UUID.class),
                        new ClaimAccounts.Paid(
                                row.getObject("value_on", LocalDate.class), row.getObject("item", Integer.class))))
                .list()
                .forEach(one -> days.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                        .add(one.getValue()));
        return days;
    }

    List<Posting> ofCase(long client, UUID caseId, LocalDate asOf) {
        return db.sql(SELECT + """
                         where client = :client and case_id = :case and booked_on <= :asOf order by id
                        """)
                .param("client", client)
                .param("case", caseId)
                .param("asOf", asOf)
                .query(Posting.class)
                .list();
    }
}
