package de.mahnwerk.merchant.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.platform.database.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold in a merchant's books at any time, whatever has happened. */
record Invariants(long tenant, Tenancy tenancy, JdbcClient db) {

    void check() {
        none("open amount and sum of entries", """
                select i.number from open_item i
                 where i.tenant = :tenant
                   and i.open_cents <> (select coalesce(sum(e.amount_cents), 0) from item_entry e
                                         where e.tenant = :tenant and e.item_id = i.id)
                """);
        none("notices of one item and level", """
                select l.item_id || ' level ' || l.level from dunning_notice_item l
                  join dunning_notice n on n.tenant = :tenant and n.id = l.notice_id
                 where l.tenant = :tenant and n.state <> 'REVOKED' group by l.item_id, l.level having count(*) > 1
                """);
        none("living hand-overs of one item", """
                select item_id::text from handover_item where tenant = :tenant and live group by item_id having count(*) > 1
                """);
        none("open side costs and sum of their entries", """
                select c.id::text from side_cost c
                 where c.tenant = :tenant
                   and c.open_cents <> c.amount_cents + (select coalesce(sum(e.amount_cents), 0) from side_cost_entry e
                                                          where e.tenant = :tenant and e.cost_id = c.id)
                """);
        none("level reached and the levels of valid notices", """
                select i.number from open_item i
                  join dunning_notice_item l on l.tenant = :tenant and l.item_id = i.id
                  join dunning_notice n on n.tenant = :tenant and n.id = l.notice_id and n.state <> 'REVOKED'
                 where i.tenant = :tenant group by i.id, i.number, i.level_reached having max(l.level) > i.level_reached
                """);
        none("fees of one notice", """
                select notice_id::text from side_cost where tenant = :tenant and notice_id is not null
                 group by notice_id having count(*) > 1
                """);
        none("paid state", """
                select number from open_item where tenant = :tenant and (state in ('PAID', 'REPLACED')) <> (open_cents = 0)
                """);
        none("what an invoice gave up and what its instalments ask", """
                select i.number from open_item i
                 where i.tenant = :tenant
                   and exists (select 1 from open_item p where p.tenant = :tenant and p.invoice_number = i.number)
                   and 0 <> (select coalesce(sum(e.amount_cents), 0) from item_entry e
                               join open_item x on x.tenant = :tenant and x.id = e.item_id
                              where e.tenant = :tenant and coalesce(x.invoice_number, x.number) = i.number
                                and (e.kind = 'REPLACED' or e.kind = 'INVOICE' and e.source = 'instalments'))
                """);
    }

    private void none(String what, String sql) {
        assertThat(tenancy.as(
                        tenant,
                        () -> db.sql(sql)
                                .param("tenant", tenant)
                                .query(String.class)
                                .list()))
                .as(what)
                .isEmpty();
    }
}
