package de.mahnwerk.merchant.tracking;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.protocol.ProtocolJson;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to what became of claims at the agency. */
@Component
public class CollectionCases {

    private static final String SELECT = """
            select k.handover_id, k.agency, k.case_id, k.case_reference, h.merchant_reference, h.customer_id,
                   case when c.company <> '' then c.company else trim(c.first_name || ' ' || c.last_name) end as customer_name,
                   k.status, k.stage, k.next_step, k.next_step_on, k.outcome, k.principal_cents, k.interest_cents,
                   k.merchant_costs_cents, k.collection_costs_cents, k.paid_cents, k.open_cents,
                   payouts.cents as paid_out_cents, k.paid_out_cents + k.to_pay_out_cents - payouts.cents as to_pay_out_cents,
                   (select coalesce(sum(i.principal_cents), 0) from handover_item i
                     where i.tenant = k.tenant and i.handover_id = k.handover_id) as handed_over_cents,
                   k.opened_on, k.closed_on, k.changed_at
              from collection_case k
              join handover h on h.tenant = k.tenant and h.id = k.handover_id
              join customer c on c.tenant = k.tenant and c.id = h.customer_id
             cross join lateral (select coalesce(sum(p.payout_cents), 0)::bigint as cents from case_payout p
                                  where p.tenant = k.tenant and p.case_id = k.case_id) as payouts
            """;

    private static final String WHERE = """
             where k.tenant = :tenant and (:status = '' or k.status = :status)
               and (:text = '' or k.case_reference ilike '%' || :text || '%'
                    or h.merchant_reference ilike '%' || :text || '%'
                    or c.company || ' ' || c.first_name || ' ' || c.last_name ilike '%' || :text || '%')
            """;

    private static final String KEY = "\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z~[0-9a-f-]{36}";
    private static final String PLACE = " and (k.changed_at, k.handover_id) < (:at::timestamptz, :id::uuid)";
    private static final int FETCH = 2_000;

    private static final RowMapper<CollectionCase.Moment> MOMENT = (row, n) -> new CollectionCase.Moment(
            row.getObject("at", OffsetDateTime.class).toInstant(),
            requireNonNull(row.getObject("day", LocalDate.class)),
            row.getBoolean("own"),
            requireNonNull(row.getString("type")),
            requireNonNull(row.getString("text_de")),
            requireNonNull(row.getString("text_en")),
            row.getObject("cents", Long.class),
            row.getObject("notice_id", Long.class),
            List.of(ProtocolJson.tolerant().readValue(row.getString("papers"), CollectionCase.Paper[].class)));

    private final JdbcClient db;

    CollectionCases(JdbcClient db) {
        this.db = db;
    }

    public Optional<CollectionCase> find(long tenant, UUID handover) {
        return db.sql(SELECT + " where k.tenant = :tenant and k.handover_id = :handover")
                .param("tenant", tenant)
                .param("handover", handover)
                .query(CollectionCase.class)
                .optional();
    }

    /** The cases of these hand-overs, of those that have one. */
    public List<CollectionCase> of(long tenant, Collection<UUID> handovers) {
        return db.sql(
                        SELECT
                                + " where k.tenant = :tenant and k.handover_id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))")
                .param("tenant", tenant)
                .param("ids", Rows.json(handovers))
                .query(CollectionCase.class)
                .list();
    }

    /** How many cases a filter leaves, what debtors paid on them and still owe, in euro cents. */
    public record Sums(long cases, long paidCents, long openCents) {}

    /**
     * Cases that changed last first.
     *
     * @param status empty for all
     * @param text in case reference, name or our reference; empty for all
     * @param after the {@link #key} of the last case before; empty for the beginning
     */
    public List<CollectionCase> list(long tenant, String status, String text, String after, int most) {
        return db.sql(SELECT + WHERE + (after.matches(KEY) ? PLACE : "")
                        + " order by k.changed_at desc, k.handover_id desc limit :most")
                .params(parameters(tenant, status, text, after))
                .param("most", most)
                .query(CollectionCase.class)
                .list();
    }

    /** All of them, one after the other, for a file. */
    public void all(long tenant, String status, String text, Consumer<CollectionCase> each) {
        try (Stream<CollectionCase> found = db
                .sql(SELECT + WHERE + " order by k.changed_at desc, k.handover_id desc")
                .params(parameters(tenant, status, text, ""))
                .withFetchSize(FETCH)
                .query(CollectionCase.class)
                .stream()) {
            found.forEach(each);
        }
    }

    public Sums sums(long tenant, String status, String text) {
        return db.sql("""
                        select count(*) as cases, coalesce(sum(k.paid_cents), 0)::bigint as paid_cents,
                               coalesce(sum(k.open_cents) filter (where k.closed_on is null), 0)::bigint as open_cents
                          from collection_case k
                          join handover h on h.tenant = k.tenant and h.id = k.handover_id
                          join customer c on c.tenant = k.tenant and c.id = h.customer_id
                        """ + WHERE)
                .params(parameters(tenant, status, text, ""))
                .query(Sums.class)
                .single();
    }

    /** The place of a case in the list. */
    public static String key(CollectionCase last) {
        return last.changedAt() + "~" + last.handoverId();
    }

    private static Map<String, Object> parameters(long tenant, String status, String text, String after) {
        String[] key = after.matches(KEY) ? after.split("~", 2) : new String[] {"1970-01-01T00:00:00Z", ""};
        return Map.of("tenant", tenant, "status", status, "text", text, "at", key[0], "id", key[1]);
    }

    /** What happened to items: notices, hand-overs and payments from our side and the agency's events, oldest first. */
    public List<CollectionCase.Moment> timeline(long tenant, List<Long> items) {
        return db.sql("""
                        with wanted as materialized (select x::bigint as item_id from jsonb_array_elements_text(:items::jsonb) as x),
                             own as (select distinct i.handover_id from handover_item i join wanted w on w.item_id = i.item_id
                                      where i.tenant = :tenant)
                        select n.created_on::timestamp at time zone 'Europe/Berlin' as at, n.created_on as day, true as own,
                               'notice' as type, v.kind as text_de, n.channel as text_en, null::bigint as cents,
                               case when n.document is not null then n.id end as notice_id, '[]'::jsonb as papers
                          from dunning_notice_item l
                          join dunning_notice n on n.tenant = l.tenant and n.id = l.notice_id
                          join dunning_level v on v.tenant = n.tenant and v.policy_id = n.policy_id and v.level = n.level
                         where l.tenant = :tenant and l.item_id in (select item_id from wanted)
                         union all
                        select h.sent_on::timestamp at time zone 'Europe/Berlin', h.sent_on, true, 'handover',
                               coalesce(h.run_id::text, h.created_by), h.cause, null, null, '[]'
                          from handover h join own on own.handover_id = h.id
                         where h.tenant = :tenant and h.sent_on is not null
                         union all
                        select e.booked_on::timestamp at time zone 'Europe/Berlin', e.booked_on, true, 'entry', e.kind, e.kind,
                               -e.amount_cents, null, '[]'
                          from item_entry e
                         where e.tenant = :tenant and e.item_id in (select item_id from wanted)
                           and e.kind in ('PAYMENT', 'PAYMENT_REVERSED', 'CREDIT', 'WRITE_OFF')
                         union all
                        select e.occurred_at, e.business_day, false, e.type, e.text_de, e.text_en, p.amount_cents, null,
                               (select coalesce(jsonb_agg(jsonb_build_object('handoverId', d.handover_id, 'id', d.id, 'name', d.name)
                                                          order by d.added_at, d.id), '[]')
                                  from case_document d
                                 where d.tenant = :tenant and d.handover_id = e.handover_id
                                   and d.id = any(array(select x::uuid from jsonb_array_elements_text(e.data->'documents') x)))
                          from case_event e join own on own.handover_id = e.handover_id
                          left join case_payment p on p.tenant = e.tenant and p.event_id = e.id
                         where e.tenant = :tenant
                         order by at
                        """)
                .param("tenant", tenant)
                .param("items", Rows.json(items))
                .query(MOMENT)
                .list();
    }
}
