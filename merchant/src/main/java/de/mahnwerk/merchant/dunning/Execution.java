package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.delay.Default;
import de.mahnwerk.law.delay.DefaultFacts;
import de.mahnwerk.law.delay.DunningCosts;
import de.mahnwerk.law.delay.Receipt;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.calendar.GermanHolidays;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Carries out a released run, a chunk of customers a transaction. A payment, block or dispute that came after the
 * proposal takes the item out; unique keys make sure that no item ever gets the same level twice.
 */
@Component
class Execution {

    private record Due(
            long itemId,
            long customerId,
            long policyId,
            int level,
            String kind,
            String customerKind,
            LocalDate issuedOn,
            LocalDate dueOn,
            boolean consumerNotice,
            @Nullable LocalDate defaultSince) {}

    /** What the items of one notice have in common. */
    private record Step(long policyId, int level) {}

    private record Fee(int level, String customerKind, String channel, long cents, String basis) {}

    private record Begun(long itemId, LocalDate since, String ground) {}

    private final JdbcClient db;
    private final Collection collection;
    private final Tenants tenants;

    Execution(JdbcClient db, Collection collection, Tenants tenants) {
        this.db = db;
        this.collection = collection;
        this.tenants = tenants;
    }

    /** The next chunk of at most {@code customers} customers; false when nothing is left. */
    boolean chunk(long tenant, DunningRun run, Map<Long, DunningPolicy> policies, int customers) {
        dropChanged(tenant, run);
        List<Due> due = take(tenant, run, customers);
        if (due.isEmpty()) {
            return false;
        }
        Map<Step, List<Due>> bySteps = new LinkedHashMap<>();
        due.forEach(item -> bySteps.computeIfAbsent(new Step(item.policyId(), item.level()), step -> new ArrayList<>())
                .add(item));
        bySteps.forEach((step, items) -> {
            Level level = Objects.requireNonNull(policies.get(step.policyId()))
                    .levels()
                    .get(step.level() - 1);
            if (level.kind() == Level.Kind.COLLECTION) {
                collection.collect(tenant, requests(items), level, run.id(), run.asOf());
            } else {
                notices(tenant, run, step, level, items);
            }
            raise(tenant, run, items);
        });
        return true;
    }

    /** What is no longer so as it was proposed leaves the run, with its reason. */
    private void dropChanged(long tenant, DunningRun run) {
        int _ = db.sql("""
                        update dunning_proposal p set decision = 'EXCLUDED',
                               reason = case when i.state <> 'OPEN' or i.open_cents <= 0 then 'PAID_MEANWHILE'
                                             when i.disputed_on is not null then 'DISPUTED'
                                             when i.level_reached <> p.level - 1 then 'LEVEL_CHANGED'
                                             when exists (select 1 from handover_item hi
                                                            join handover h on h.tenant = :tenant and h.id = hi.handover_id
                                                           where hi.tenant = :tenant and hi.item_id = i.id and hi.live
                                                             and h.state <> 'REJECTED') then 'QUEUED'
                                             when exists (select 1 from dunning_level l
                                                            join special_terms t on t.tenant = :tenant and t.never_collection
                                                           where l.tenant = :tenant and l.policy_id = p.policy_id
                                                             and l.level = p.level and l.kind = 'COLLECTION'
                                                             and t.customer_id = i.customer_id) then 'NEVER_COLLECTION'
                                             else 'BLOCKED' end
                          from open_item i
                         where p.tenant = :tenant and p.run_id = :run and p.decision = 'DUE' and not p.done
                           and i.tenant = :tenant and i.id = p.item_id
                           and (i.state <> 'OPEN' or i.open_cents <= 0 or i.disputed_on is not null or i.level_reached <> p.level - 1
                                or exists (select 1 from handover_item hi
                                             join handover h on h.tenant = :tenant and h.id = hi.handover_id
                                            where hi.tenant = :tenant and hi.item_id = i.id and hi.live
                                              and h.state <> 'REJECTED')
                                or exists (select 1 from dunning_level l
                                             join special_terms t on t.tenant = :tenant and t.never_collection
                                            where l.tenant = :tenant and l.policy_id = p.policy_id and l.level = p.level
                                              and l.kind = 'COLLECTION' and t.customer_id = i.customer_id)
                                or exists (select 1 from dunning_block b where b.tenant = :tenant and b.customer_id = i.customer_id
                                              and (b.item_id is null or b.item_id = i.id)
                                              and b.from_on <= :asOf and (b.until_on is null or b.until_on >= :asOf)))
                        """)
                .param("tenant", tenant)
                .param("run", run.id())
                .param("asOf", run.livedOn())
                .update();
    }

    private List<Due> take(long tenant, DunningRun run, int customers) {
        return db.sql("""
                        select p.item_id, p.customer_id, p.policy_id, p.level, i.kind, c.kind as customer_kind, i.issued_on, i.due_on,
                               i.consumer_notice, i.default_since
                          from dunning_proposal p
                          join open_item i on i.tenant = :tenant and i.id = p.item_id
                          join customer c on c.tenant = :tenant and c.id = p.customer_id
                         where p.tenant = :tenant and p.run_id = :run and p.decision = 'DUE' and not p.done
                           and p.customer_id in (select distinct customer_id from dunning_proposal
                                                  where tenant = :tenant and run_id = :run and decision = 'DUE' and not done
                                                  order by customer_id limit :most)
                         order by p.customer_id, p.item_id
                           for update of i
                        """)
                .param("tenant", tenant)
                .param("run", run.id())
                .param("most", customers)
                .query(Due.class)
                .list();
    }

    private void notices(long tenant, DunningRun run, Step step, Level level, List<Due> items) {
        int _ = db.sql("""
                        with due as (
                          select p.item_id, p.customer_id, i.open_cents, i.currency, i.kind, c.kind as customer_kind,
                                 case when :channel = 'EMAIL' or (:channel = 'EMAIL_ELSE_LETTER' and c.email <> '') then 'EMAIL' else 'LETTER' end as channel
                            from dunning_proposal p
                            join open_item i on i.tenant = :tenant and i.id = p.item_id
                            join customer c on c.tenant = :tenant and c.id = p.customer_id
                           where p.tenant = :tenant and p.run_id = :run and p.level = :level
                             and p.item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))),
                        fees as (
                          select * from jsonb_to_recordset(:fees::jsonb) as f(customer_kind text, channel text, cents bigint, basis text)),
                        notice as (
                          insert into dunning_notice (tenant, run_id, customer_id, policy_id, level, currency, channel, fee_cents, deadline_on, created_on, state)
                          select :tenant, :run, d.customer_id, :policy, :level, d.currency, d.channel,
                                 case when d.currency = 'EUR' and bool_or(d.kind = 'INVOICE') then f.cents else 0 end,
                                 :deadline::date, :livedOn::date, 'QUEUED'
                            from due d join fees f on f.customer_kind = d.customer_kind and f.channel = d.channel
                           group by d.customer_id, d.currency, d.channel, f.cents
                          on conflict (tenant, run_id, customer_id, policy_id, level, currency) do nothing
                          returning id, customer_id, currency, channel, fee_cents),
                        lines as (
                          insert into dunning_notice_item (tenant, item_id, level, round, notice_id, open_cents)
                          select :tenant, d.item_id, :level,
                                 1 + (select count(*) from dunning_notice_item l
                                        join dunning_notice r on r.tenant = :tenant and r.id = l.notice_id and r.state = 'REVOKED'
                                       where l.tenant = :tenant and l.item_id = d.item_id and l.level = :level),
                                 n.id, d.open_cents from due d join notice n on n.customer_id = d.customer_id and n.currency = d.currency
                          returning item_id, notice_id)
                        insert into side_cost (tenant, customer_id, item_id, notice_id, kind, amount_cents, open_cents, arisen_on, basis)
                        select :tenant, n.customer_id, min(l.item_id), n.id, 'REMINDER_COST', n.fee_cents, n.fee_cents, :livedOn::date, min(f.basis)
                          from notice n join lines l on l.notice_id = n.id
                          join due d on d.item_id = l.item_id
                          join fees f on f.customer_kind = d.customer_kind and f.channel = n.channel
                         where n.fee_cents > 0 and d.kind = 'INVOICE'
                         group by n.id, n.customer_id, n.fee_cents
                        """)
                .param("tenant", tenant)
                .param("run", run.id())
                .param("policy", step.policyId())
                .param("level", level.level())
                .param("channel", level.channel().name())
                .param("ids", Rows.json(items.stream().map(Due::itemId).toList()))
                .param("fees", Rows.json(fees(level)))
                .param("deadline", run.livedOn().plusDays(level.deadlineDays()))
                .param("livedOn", run.livedOn())
                .update();
        if (level.level() == 1) {
            beginDefault(tenant, run, items);
        }
    }

    /** What of the wanted fee may lawfully be charged, by kind of debtor and channel. */
    private static List<Fee> fees(Level level) {
        List<Fee> fees = new ArrayList<>();
        for (DebtorKind debtor : DebtorKind.values()) {
            for (DunningCosts.Channel channel : DunningCosts.Channel.values()) {
                DunningCosts costs = DunningCosts.of(
                        Money.cents(level.feeCents()),
                        channel,
                        debtor,
                        level.level() == 1 ? DunningCosts.Standing.CREATES_DEFAULT : DunningCosts.Standing.IN_DEFAULT,
                        DunningCosts.Caps.CAUTIOUS);
                fees.add(new Fee(
                        level.level(),
                        debtor.name(),
                        channel.name(),
                        costs.allowed().minorUnits(),
                        "§§ 280 (1), (2), 286 BGB"));
            }
        }
        return fees;
    }

    /** The first notice is the reminder that puts the debtor in default, unless the law did so earlier. */
    private void beginDefault(long tenant, DunningRun run, List<Due> items) {
        Holidays holidays = GermanHolidays.in(tenants.get(tenant).federalState());
        List<Begun> begun = new ArrayList<>();
        for (Due item : items) {
            if (item.defaultSince() == null && item.kind().equals("INVOICE")) {
                DefaultFacts facts = DefaultFacts.due(
                                item.dueOn(),
                                DebtorKind.valueOf(item.customerKind()),
                                ClaimKind.PAYMENT_FOR_PERFORMANCE)
                        .invoiceReceived(Receipt.assumed(item.issuedOn()))
                        .performanceReceived(Receipt.assumed(item.issuedOn()))
                        .notice(item.consumerNotice() ? DefaultFacts.Notice.GIVEN : DefaultFacts.Notice.MISSING)
                        .reminderReceived(Receipt.assumed(run.livedOn()));
                Default result = Default.of(facts, holidays);
                result.interestBegins()
                        .ifPresent(
                                since -> begun.add(new Begun(item.itemId(), since, String.valueOf(result.ground()))));
            }
        }
        int _ = db.sql("""
                        with begun as (
                          update open_item i set default_since = r.since, default_ground = r.ground
                            from jsonb_to_recordset(:rows::jsonb) as r(item_id bigint, since date, ground text)
                           where i.tenant = :tenant and i.id = r.item_id
                          returning i.id)
                        update dunning_proposal p set default_begun = true
                          from begun where p.tenant = :tenant and p.run_id = :run and p.item_id = begun.id
                        """)
                .param("tenant", tenant)
                .param("run", run.id())
                .param("rows", Rows.json(begun))
                .update();
    }

    private void raise(long tenant, DunningRun run, List<Due> items) {
        int raised = db.sql("""
                        with marked as (
                          update dunning_proposal p set done = true, previous_notice_on = i.last_notice_on
                            from open_item i
                           where p.tenant = :tenant and p.run_id = :run and not p.done
                             and i.tenant = :tenant and i.id = p.item_id
                             and p.item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                          returning p.item_id, p.level)
                        update open_item i set level_reached = m.level, last_notice_on = :livedOn
                          from marked m where i.tenant = :tenant and i.id = m.item_id
                        """)
                .param("tenant", tenant)
                .param("run", run.id())
                .param("livedOn", run.livedOn())
                .param("ids", Rows.json(items.stream().map(Due::itemId).toList()))
                .update();
        if (raised != items.size()) {
            throw new IllegalStateException(
                    "run " + run.id() + ": " + items.size() + " items were due, " + raised + " raised");
        }
    }

    private static List<Collection.Request> requests(List<Due> items) {
        Map<Long, List<Long>> byCustomer = new TreeMap<>();
        items.forEach(item -> byCustomer
                .computeIfAbsent(item.customerId(), customer -> new ArrayList<>())
                .add(item.itemId()));
        return byCustomer.entrySet().stream()
                .map(entry -> new Collection.Request(entry.getKey(), entry.getValue()))
                .toList();
    }
}
