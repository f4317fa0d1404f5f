package de.mahnwerk.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * What a dunning run writes, written by hand: one transaction of plain SQL over all items of a merchant at once, by the
 * server's owner. It proposes nothing, gives no reasons, knows no chunk, no pause and no undo.
 */
record PlainRun(Postgres server) {

    /** Seconds that it took. */
    double measure(long tenant, LocalDate today) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            boolean _ = statement.execute("""
                    insert into dunning_run (tenant, as_of, lived_on, state, created_by) values (%1$d, '%2$s', '%2$s', 'DONE', 'yardstick');
                    create temporary table due on commit drop as
                    select i.id as item_id, i.customer_id, l.policy_id, l.level, i.open_cents, i.currency,
                           case when l.channel = 'EMAIL' or (l.channel = 'EMAIL_ELSE_LETTER' and c.email <> '') then 'EMAIL' else 'LETTER' end as channel,
                           case when l.level > 1 then l.fee_cents else 0 end as fee_cents, l.deadline_days
                      from open_item i
                      join dunning_level l on l.tenant = i.tenant and l.level = i.level_reached + 1
                      join customer c on c.tenant = i.tenant and c.id = i.customer_id
                     where i.tenant = %1$d and i.state = 'OPEN' and i.kind <> 'CREDIT_NOTE' and i.open_cents > 0
                       and i.collection_ended_on is null and i.disputed_on is null
                       and coalesce(i.last_notice_on, i.due_on) + l.days < date '%2$s'
                       and not exists (select 1 from dunning_block b where b.tenant = i.tenant and b.customer_id = i.customer_id)
                       and not exists (select 1 from handover_item h where h.tenant = i.tenant and h.item_id = i.id and h.live);
                    analyze due;
                    insert into dunning_notice (tenant, run_id, customer_id, policy_id, level, currency, channel, fee_cents, deadline_on, created_on, state)
                    select %1$d, (select max(id) from dunning_run where tenant = %1$d), customer_id, policy_id, level, currency, channel, fee_cents,
                           date '%2$s' + deadline_days, '%2$s', 'QUEUED'
                      from due group by customer_id, policy_id, level, currency, channel, fee_cents, deadline_days;
                    analyze dunning_notice;
                    insert into dunning_notice_item (tenant, item_id, level, notice_id, open_cents)
                    select %1$d, d.item_id, d.level, n.id, d.open_cents
                      from due d join dunning_notice n on n.tenant = %1$d and n.customer_id = d.customer_id and n.level = d.level;
                    analyze dunning_notice_item;
                    insert into side_cost (tenant, customer_id, item_id, notice_id, kind, amount_cents, open_cents, arisen_on, basis)
                    select %1$d, n.customer_id, min(l.item_id), n.id, 'REMINDER_COST', n.fee_cents, n.fee_cents, '%2$s', '§ 286 BGB'
                      from dunning_notice n join dunning_notice_item l on l.tenant = n.tenant and l.notice_id = n.id
                     where n.tenant = %1$d and n.fee_cents > 0 group by n.id, n.customer_id, n.fee_cents;
                    update open_item i set level_reached = d.level, last_notice_on = '%2$s',
                           default_since = coalesce(i.default_since, date '%2$s' + 4), default_ground = coalesce(i.default_ground, 'REMINDER')
                      from due d where i.tenant = %1$d and i.id = d.item_id
                    """.formatted(tenant, today));
            connection.commit();
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
