package de.mahnwerk.agency.plans;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code payment_plan} and {@code plan_instalment}. Who changes a plan has locked its case before. */
@Component
class Plans {

    /** Which instalment of a plan was told about; the grace only when it was missed. */
    record Told(UUID caseId, int nth, int number, @Nullable LocalDate graceUntil) {}

    /** A plan's new state and when it is to be looked at again; a plan that ended is not. */
    record Turn(
            UUID caseId,
            int nth,
            Plan.State state,
            @Nullable LocalDate nextOn) {}

    private record Key(UUID caseId, int nth) {}

    private record Line(
            UUID caseId,
            int nth,
            int number,
            LocalDate dueOn,
            long amountCents,
            long interestCents,
            @Nullable LocalDate remindedOn,
            @Nullable LocalDate missedOn,
            @Nullable LocalDate graceUntil,
            int notices) {}

    private final JdbcClient db;

    Plans(JdbcClient db) {
        this.db = db;
    }

    void add(long client, Plan plan) {
        Rows.exactlyOne(db.sql("""
                        insert into payment_plan (client, case_id, nth, state, offered_on, offered_by, valid_until, rate_percent,
                               costs_cents, costs_de, costs_en, paid_before_cents, next_on, strategy_on)
                        values (:client, :case, :nth, :state, :offered, :by, :valid, :rate, :costs, :de, :en, :before, :next,
                               :strategyOn)
                        """)
                .param("client", client)
                .param("case", plan.caseId())
                .param("nth", plan.nth())
                .param("state", plan.state().name())
                .param("offered", plan.offeredOn())
                .param("by", plan.offeredBy())
                .param("valid", plan.validUntil())
                .param("rate", plan.rate().percent())
                .param("costs", plan.costs().minorUnits())
                .param("de", plan.costsDe())
                .param("en", plan.costsEn())
                .param("before", plan.paidBefore().minorUnits())
                .param("next", plan.nextOn())
                .param("strategyOn", plan.strategyOn())
                .update());
        List<Line> lines = plan.instalments().stream()
                .map(one -> new Line(
                        plan.caseId(),
                        plan.nth(),
                        one.number(),
                        one.dueOn(),
                        one.amount().minorUnits(),
                        one.interest().minorUnits(),
                        null,
                        null,
                        null,
                        0))
                .toList();
        int _ = db.sql("""
                        insert into plan_instalment (client, case_id, nth, number, due_on, amount_cents, interest_cents)
                        select :client, r.case_id, r.nth, r.number, r.due_on, r.amount_cents, r.interest_cents
                          from jsonb_to_recordset(:rows::jsonb) as r(case_id uuid, nth int, number int, due_on date,
                               amount_cents bigint, interest_cents bigint)
                        """)
                .param("client", client)
                .param("rows", Rows.json(lines))
                .update();
    }

    void agree(
            long client,
            Plan plan,
            LocalDate agreedOn,
            Plan.Received how,
            String by,
            CaseStatus standing,
            LocalDate nextOn) {
        Rows.exactlyOne(db.sql("""
                        update payment_plan
                           set state = 'AGREED', agreed_on = :agreed, agreed_by = :how, recorded_by = :by, agreed_in = :standing,
                               next_on = :next
                         where client = :client and case_id = :case and nth = :nth and state = 'OFFERED'
                        """)
                .param("client", client)
                .param("case", plan.caseId())
                .param("nth", plan.nth())
                .param("agreed", agreedOn)
                .param("how", how.name())
                .param("by", by)
                .param("standing", standing.name())
                .param("next", nextOn)
                .update());
    }

    void turn(long client, List<Turn> turns, LocalDate day) {
        if (turns.isEmpty()) {
            return;
        }
        int turned = db.sql("""
                        update payment_plan p
                           set state = r.state, next_on = r.next_on,
                               ended_on = case when r.state in ('OFFERED', 'AGREED') then null else :day::date end
                          from jsonb_to_recordset(:rows::jsonb) as r(case_id uuid, nth int, state text, next_on date)
                         where p.client = :client and p.case_id = r.case_id and p.nth = r.nth and p.ended_on is null
                        """)
                .param("client", client)
                .param("day", day)
                .param("rows", Rows.json(turns))
                .update();
        if (turned != turns.size()) {
            throw new IllegalStateException(turns.size() + " plans were to change, but " + turned + " did");
        }
    }

    void told(long client, List<Told> told, LocalDate day) {
        if (told.isEmpty()) {
            return;
        }
        int _ = db.sql("""
                        update plan_instalment i
                           set reminded_on = coalesce(i.reminded_on, :day),
                               missed_on = case when r.grace_until is not null then :day::date end, grace_until = r.grace_until,
                               notices = i.notices + case when r.grace_until is null then 0 else 1 end
                          from jsonb_to_recordset(:rows::jsonb) as r(case_id uuid, nth int, number int, grace_until date)
                         where i.client = :client and i.case_id = r.case_id and i.nth = r.nth and i.number = r.number
                        """)
                .param("client", client)
                .param("day", day)
                .param("rows", Rows.json(told))
                .update();
    }

    /** The plans of these cases that were met last are no longer, and are looked at on {@code day}; no old time of grace counts. */
    void revive(long client, Collection<UUID> cases, LocalDate day) {
        int _ = db.sql("""
                        update payment_plan p set state = 'AGREED', ended_on = null, next_on = :day
                         where p.client = :client and p.state = 'FULFILLED'
                           and p.case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                           and not exists (select 1 from payment_plan l
                                            where l.client = :client and l.case_id = p.case_id and l.nth > p.nth)
                        """)
                .param("client", client)
                .param("day", day)
                .param("ids", Rows.json(cases))
                .update();
        forgetGrace(client, cases);
    }

    /** The agreed plans of these cases are interrupted: no time of grace counts any more, and they are looked at on {@code nextOn}. */
    void interrupt(long client, Collection<UUID> cases, LocalDate nextOn) {
        int _ = db.sql("""
                        update payment_plan set next_on = least(next_on, :next)
                         where client = :client and state = 'AGREED'
                           and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                        """)
                .param("client", client)
                .param("next", nextOn)
                .param("ids", Rows.json(cases))
                .update();
        forgetGrace(client, cases);
    }

    private void forgetGrace(long client, Collection<UUID> cases) {
        int _ = db.sql("""
                        update plan_instalment i set missed_on = null, grace_until = null
                          from payment_plan p
                         where i.client = :client and i.grace_until is not null
                           and i.case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                           and p.client = :client and p.case_id = i.case_id and p.nth = i.nth and p.state = 'AGREED'
                        """)
                .param("client", client)
                .param("ids", Rows.json(cases))
                .update();
    }

    /** Clients with plans that are to be looked at; in a transaction over all clients. */
    List<Long> clientsDue(LocalDate day) {
        return db.sql("""
                        select distinct client from payment_plan
                         where state in ('OFFERED', 'AGREED') and next_on <= :day order by client
                        """).param("day", day).query(Long.class).list();
    }

    /** Cases of the client whose plans are to be looked at. */
    List<UUID> due(long client, LocalDate day, int most) {
        return db.sql("""
                        select case_id from payment_plan
                         where client = :client and state in ('OFFERED', 'AGREED') and next_on <= :day
                         order by next_on, case_id limit :most
                        """)
                .param("client", client)
                .param("day", day)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** The days on which plans of these cases were agreed. */
    Map<UUID, List<LocalDate>> agreedOn(long client, Collection<UUID> cases) {
        return db
                .sql("""
                        select case_id, agreed_on from payment_plan
                         where client = :client and agreed_on is not null
                           and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                        """)
                .param("client", client)
                .param("ids", Rows.json(cases))
                .query((row, n) ->
                        Map.entry(row.getObject("case_id", UUID.class), row.getObject("agreed_on", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    Optional<Plan> latest(long client, UUID caseId) {
        return Optional.ofNullable(latest(client, List.of(caseId)).get(caseId));
    }

    /** The latest plan of each of these cases that has one. */
    Map<UUID, Plan> latest(long client, Collection<UUID> cases) {
        Map<Key, List<Plan.Instalment>> instalments = new HashMap<>();
        db.sql("""
                        select case_id, nth, number, due_on, amount_cents, interest_cents, reminded_on, missed_on, grace_until,
                               notices
                          from plan_instalment
                         where client = :client
                           and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                         order by case_id, nth, number
                        """)
                .param("client", client)
                .param("ids", Rows.json(cases))
                .query(Line.class)
                .list()
                .forEach(line -> instalments
                        .computeIfAbsent(new Key(line.caseId(), line.nth()), _ -> new ArrayList<>())
                        .add(new Plan.Instalment(
                                line.number(),
                                line.dueOn(),
                                Money.cents(line.amountCents()),
                                Money.cents(line.interestCents()),
                                line.remindedOn(),
                                line.missedOn(),
                                line.graceUntil(),
                                line.notices())));
        Map<UUID, Plan> latest = new HashMap<>();
        db.sql("""
                        select distinct on (case_id) case_id, nth, state, offered_on, offered_by, valid_until, rate_percent,
                               costs_cents, costs_de, costs_en, paid_before_cents, agreed_on, agreed_by, recorded_by, ended_on,
                               next_on, agreed_in, strategy_on
                          from payment_plan
                         where client = :client
                           and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                         order by case_id, nth desc
                        """)
                .param("client", client)
                .param("ids", Rows.json(cases))
                .query((row, n) -> {
                    UUID caseId = row.getObject("case_id", UUID.class);
                    int nth = row.getInt("nth");
                    String how = row.getString("agreed_by");
                    String standing = row.getString("agreed_in");
                    return new Plan(
                            caseId,
                            nth,
                            Plan.State.valueOf(row.getString("state")),
                            row.getObject("offered_on", LocalDate.class),
                            requireNonNull(row.getString("offered_by")),
                            row.getObject("valid_until", LocalDate.class),
                            new Rate(requireNonNull(row.getBigDecimal("rate_percent"))
                                    .stripTrailingZeros()),
                            Money.cents(row.getLong("costs_cents")),
                            requireNonNull(row.getString("costs_de")),
                            requireNonNull(row.getString("costs_en")),
                            Money.cents(row.getLong("paid_before_cents")),
                            row.getObject("agreed_on", LocalDate.class),
                            how == null ? null : Plan.Received.valueOf(how),
                            row.getString("recorded_by"),
                            row.getObject("ended_on", LocalDate.class),
                            row.getObject("next_on", LocalDate.class),
                            standing == null ? null : CaseStatus.valueOf(standing),
                            row.getObject("strategy_on", LocalDate.class),
                            instalments.getOrDefault(new Key(caseId, nth), List.of()));
                })
                .list()
                .forEach(plan -> latest.put(plan.caseId(), plan));
        return latest;
    }
}
