package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.payment.CreditorReference;
import de.mahnwerk.merchant.receivables.AccountJournal;
import de.mahnwerk.merchant.receivables.AccountJournal.Deed;
import de.mahnwerk.merchant.receivables.SideCosts;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Invoices whose principal was paid late, without the costs and the interest of the delay. They stay owed until the
 * merchant decides: claimed as an item of its own, or waived.
 */
@Component
public class Leftovers {

    private static final int DAYS_TO_PAY = 14;

    /** What a merchant wants done with leftovers. */
    public enum Habit {
        ASK,
        CLAIM,
        WAIVE
    }

    /** What is left of one paid invoice, in euro cents. */
    public record Leftover(
            long itemId,
            String number,
            long customerId,
            String customerName,
            LocalDate defaultSince,
            LocalDate paidOn,
            long costsCents,
            long interestCents) {

        public Money total() {
            return Money.cents(costsCents + interestCents);
        }
    }

    private record Paid(
            long itemId,
            String number,
            long customerId,
            String customerName,
            DebtorKind customerKind,
            LocalDate defaultSince,
            LocalDate paidOn,
            long costsCents,
            long interestPaidCents) {}

    private record ChangeOf(long itemId, LocalDate on, long cents) {}

    private final JdbcClient db;
    private final SideCosts costs;
    private final AccountJournal journal;

    Leftovers(JdbcClient db, SideCosts costs, AccountJournal journal) {
        this.db = db;
        this.costs = costs;
        this.journal = journal;
    }

    /** What waits for a decision, the smallest item ids first; at most {@code most} invoices are looked at. */
    public List<Leftover> waiting(long tenant, long afterItem, int most) {
        return withInterest(tenant, paid(tenant, afterItem, "[]", most));
    }

    private List<Paid> paid(long tenant, long after, String ids, int most) {
        return db.sql("""
                        select i.id as item_id, i.number, i.customer_id,
                               case when c.company <> '' then c.company else trim(c.first_name || ' ' || c.last_name) end as customer_name,
                               c.kind as customer_kind, i.default_since, p.paid_on,
                               coalesce((select sum(s.open_cents) from side_cost s
                                          where s.tenant = :tenant and s.item_id = i.id), 0)::bigint as costs_cents,
                               coalesce((select -sum(e.amount_cents) from side_cost s
                                           join side_cost_entry e on e.tenant = :tenant and e.cost_id = s.id
                                          where s.tenant = :tenant and s.item_id = i.id and s.kind = 'INTEREST'
                                            and e.kind in ('PAID', 'PAYMENT_REVERSED')), 0)::bigint as interest_paid_cents
                          from open_item i
                          join customer c on c.tenant = :tenant and c.id = i.customer_id
                          join lateral (select max(e.value_on) as paid_on from item_entry e
                                         where e.tenant = :tenant and e.item_id = i.id and e.kind in ('PAYMENT', 'REPLACED')) p on true
                         where i.tenant = :tenant and i.state in ('PAID', 'REPLACED') and i.kind = 'INVOICE' and i.currency = 'EUR'
                           and i.default_since <= p.paid_on and i.collection_ended_on is null
                           and i.id > :after
                           and (:ids = '[]' or i.id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x)))
                           and not exists (select 1 from leftover l where l.tenant = :tenant and l.item_id = i.id)
                         order by i.id limit :most
                        """)
                .param("tenant", tenant)
                .param("after", after)
                .param("ids", ids)
                .param("most", most)
                .query(Paid.class)
                .list();
    }

    private List<Leftover> withInterest(long tenant, List<Paid> paid) {
        Map<Long, List<ChangeOf>> changes = changes(tenant, paid);
        return paid.stream()
                .map(item -> new Leftover(
                        item.itemId(),
                        item.number(),
                        item.customerId(),
                        item.customerName(),
                        item.defaultSince(),
                        item.paidOn(),
                        item.costsCents(),
                        Math.max(
                                0,
                                interest(item, changes.getOrDefault(item.itemId(), List.of()))
                                        - item.interestPaidCents())))
                .filter(leftover -> leftover.total().isPositive())
                .toList();
    }

    private static long interest(Paid item, List<ChangeOf> changes) {
        return DefaultInterest.of(
                        0,
                        changes.stream()
                                .map(change -> new DefaultInterest.Change(change.on(), change.cents()))
                                .toList(),
                        item.defaultSince(),
                        item.paidOn(),
                        item.customerKind())
                .minorUnits();
    }

    private Map<Long, List<ChangeOf>> changes(long tenant, List<Paid> paid) {
        return db
                .sql("""
                        select e.item_id, e.value_on as "on", e.amount_cents as cents
                          from item_entry e join open_item i on i.tenant = :tenant and i.id = e.item_id
                         where e.tenant = :tenant and e.kind <> 'INVOICE' and e.value_on >= i.default_since
                           and e.item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                         order by e.value_on, e.id
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(paid.stream().map(Paid::itemId).toList()))
                .query(ChangeOf.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(ChangeOf::itemId));
    }

    /** Claims what is left of these invoices: each becomes an item of its own that is dunned like others; their number. */
    public int claim(long tenant, Collection<Long> items, LocalDate day, String by) {
        return decide(tenant, items, "CLAIMED", day, by);
    }

    /** Gives up what is left of these invoices; their number. */
    public int waive(long tenant, Collection<Long> items, LocalDate day, String by) {
        return decide(tenant, items, "WAIVED", day, by);
    }

    private int decide(long tenant, Collection<Long> items, String decision, LocalDate day, String by) {
        List<Leftover> chosen = withInterest(tenant, paid(tenant, 0, Rows.json(items), items.size()));
        for (Leftover leftover : chosen) {
            long claim = decision.equals("CLAIMED") ? claim(tenant, leftover, day) : 0;
            long _ = costs.settle(
                    tenant,
                    leftover.itemId(),
                    decision,
                    new SideCosts.Cause(day, "leftover", Long.toString(leftover.itemId()), by));
            note(tenant, leftover, decision, claim, day, by);
            journal.items(
                    tenant,
                    List.of(leftover.itemId()),
                    decision.equals("CLAIMED") ? Deed.SIDE_COSTS_CLAIMED : Deed.SIDE_COSTS_WAIVED,
                    leftover.total().toPlainString(),
                    day,
                    by);
        }
        return chosen.size();
    }

    private long claim(long tenant, Leftover leftover, LocalDate day) {
        long id = db.sql("select nextval('open_item_seq')").query(Long.class).single();
        Rows.exactlyOne(db.sql("""
                        with claim as (
                          insert into open_item (tenant, id, customer_id, kind, number, subject, issued_on, due_on, currency,
                                 amount_cents, open_cents, creditor_reference, state, shop, payment_method)
                          select tenant, :id, customer_id, 'SIDE_CLAIM', number || '-V', number, :day, :due, currency, :cents, :cents,
                                 :reference, 'OPEN', shop, payment_method
                            from open_item where tenant = :tenant and id = :item
                          returning id, amount_cents)
                        insert into item_entry (tenant, item_id, kind, amount_cents, booked_on, value_on, source, source_id)
                        select :tenant, id, 'INVOICE', amount_cents, :day, :day, 'leftover', id::text from claim
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .param("item", leftover.itemId())
                .param("day", day)
                .param("due", day.plusDays(DAYS_TO_PAY))
                .param("cents", leftover.total().minorUnits())
                .param("reference", CreditorReference.of(id).value())
                .update());
        return id;
    }

    private void note(long tenant, Leftover leftover, String decision, long claim, LocalDate day, String by) {
        Rows.exactlyOne(db.sql("""
                        insert into leftover (tenant, item_id, decision, costs_cents, interest_cents, claim_id, decided_on, decided_by)
                        values (:tenant, :item, :decision, :costs, :interest, nullif(:claim, 0), :day, :by)
                        """)
                .param("tenant", tenant)
                .param("item", leftover.itemId())
                .param("decision", decision)
                .param("costs", leftover.costsCents())
                .param("interest", leftover.interestCents())
                .param("claim", claim)
                .param("day", day)
                .param("by", by)
                .update());
    }
}
