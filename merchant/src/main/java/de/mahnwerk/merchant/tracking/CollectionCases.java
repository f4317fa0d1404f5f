package de.mahnwerk.merchant.tracking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to what became of claims at the agency. */
@Component
public class CollectionCases {

    private static final String SELECT = """
            select k.handover_id, k.agency, k.case_id, k.case_reference, h.merchant_reference, h.customer_id,
                   case when c.company <> '' then c.company else trim(c.first_name || ' ' || c.last_name) end as customer_name,
                   k.status, k.stage, k.next_step, k.next_step_on, k.outcome, k.principal_cents, k.interest_cents,
                   k.merchant_costs_cents, k.collection_costs_cents, k.paid_cents, k.open_cents, k.paid_out_cents,
                   k.to_pay_out_cents, (select coalesce(sum(i.principal_cents), 0) from handover_item i
                                         where i.tenant = k.tenant and i.handover_id = k.handover_id) as handed_over_cents,
                   k.opened_on, k.closed_on, k.changed_at
              from collection_case k
              join handover h on h.tenant = k.tenant and h.id = k.handover_id
              join customer c on c.tenant = k.tenant and c.id = h.customer_id
            """;

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

    /** Cases that changed last first; {@code status} empty for all; {@code text} in case reference, name or our reference. */
    public List<CollectionCase> list(long tenant, String status, String text, int most) {
        return db.sql(SELECT + """
                         where k.tenant = :tenant and (:status = '' or k.status = :status)
                           and (:text = '' or k.case_reference ilike '%' || :text || '%'
                                or h.merchant_reference ilike '%' || :text || '%'
                                or c.company || ' ' || c.first_name || ' ' || c.last_name ilike '%' || :text || '%')
                         order by k.changed_at desc, k.handover_id limit :most
                        """)
                .param("tenant", tenant)
                .param("status", status)
                .param("text", text)
                .param("most", most)
                .query(CollectionCase.class)
                .list();
    }

    /** Notices and hand-over from our side and the agency's events, oldest first. */
    public List<CollectionCase.Moment> timeline(long tenant, UUID handover) {
        return db.sql("""
                        select n.created_on::timestamp at time zone 'Europe/Berlin' as at, n.created_on as day, true as own,
                               'notice' as type, v.kind as text_de, v.kind as text_en, false as money, n.document
                          from dunning_notice n
                          join dunning_run r on r.tenant = n.tenant and r.id = n.run_id
                          join dunning_level v on v.tenant = n.tenant and v.policy_id = r.policy_id and v.level = n.level
                         where n.tenant = :tenant and n.id in (
                               select l.notice_id from dunning_notice_item l
                                 join handover_item i on i.tenant = l.tenant and i.item_id = l.item_id
                                where i.tenant = :tenant and i.handover_id = :handover)
                         union all
                        select h.sent_on::timestamp at time zone 'Europe/Berlin', h.sent_on, true, 'handover', h.merchant_reference,
                               h.merchant_reference, false, null
                          from handover h where h.tenant = :tenant and h.id = :handover and h.sent_on is not null
                         union all
                        select e.occurred_at, e.business_day, false, e.type, e.text_de, e.text_en, e.type like 'payment.%', null
                          from case_event e where e.tenant = :tenant and e.handover_id = :handover
                         order by at
                        """)
                .param("tenant", tenant)
                .param("handover", handover)
                .query(CollectionCase.Moment.class)
                .list();
    }
}
