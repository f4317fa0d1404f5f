package de.mahnwerk.merchant.handover;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.protocol.Fault;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads hand-overs. */
@Component
public class Handovers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private static final String SELECT = """
            select h.id, h.customer_id, c.number as customer_number,
                   case when c.company <> '' then c.company else trim(c.first_name || ' ' || c.last_name) end as customer_name,
                   h.agency, h.state, h.cause, h.run_id, h.created_by, h.created_on, h.merchant_reference, h.sent_on,
                   h.answered_on, h.attempts, h.trouble, h.case_id, h.case_reference, h.reason_code, h.faults::text as faults,
                   i.items, i.numbers, i.principal_cents
              from handover h
              join customer c on c.tenant = h.tenant and c.id = h.customer_id
              cross join lateral (
                select array_agg(x.item_id order by x.item_id) as items, string_agg(o.number, ', ' order by o.due_on, o.id) as numbers,
                       sum(case when x.principal_cents > 0 then x.principal_cents else o.open_cents end) as principal_cents
                  from handover_item x join open_item o on o.tenant = x.tenant and o.id = x.item_id
                 where x.tenant = h.tenant and x.handover_id = h.id) i
            """;

    private final JdbcClient db;

    Handovers(JdbcClient db) {
        this.db = db;
    }

    /** Hand-overs in these states, newest first. */
    public List<Handover> in(long tenant, Collection<Handover.State> states, int most) {
        return query(
                " where h.tenant = :tenant and h.state = any(array(select jsonb_array_elements_text(:of::jsonb))) order by h.created_on desc, h.id desc limit "
                        + most,
                tenant,
                Rows.json(states));
    }

    public Optional<Handover> find(long tenant, UUID id) {
        return query(" where h.tenant = :tenant and h.id = :of::uuid", tenant, id.toString()).stream()
                .findFirst();
    }

    /** The newest hand-over of an item, living or ended. */
    public Optional<Handover> ofItem(long tenant, long item) {
        return query(
                        " where h.tenant = :tenant and exists (select 1 from handover_item x where x.tenant = h.tenant"
                                + " and x.handover_id = h.id and x.item_id = :of::bigint) order by h.id desc limit 1",
                        tenant,
                        Long.toString(item))
                .stream()
                .findFirst();
    }

    /** The hand-overs that these items are in now, oldest first. */
    public List<Handover> living(long tenant, Collection<Long> items) {
        return query(
                " where h.tenant = :tenant and h.id = any(array(select x.handover_id from handover_item x"
                        + " where x.tenant = :tenant and x.live"
                        + " and x.item_id = any(array(select y::bigint from jsonb_array_elements_text(:of::jsonb) as y)))) order by h.id",
                tenant,
                Rows.json(items));
    }

    /** All hand-overs after this one in the order in which they were begun; the nil UUID for the beginning. */
    public List<Handover> page(long tenant, UUID after, int most) {
        return query(
                " where h.tenant = :tenant and h.id > :of::uuid order by h.id limit " + most, tenant, after.toString());
    }

    /** How many hand-overs are in each state. */
    public long count(long tenant, Handover.State state) {
        return db.sql("select count(*) from handover where tenant = :tenant and state = :state")
                .param("tenant", tenant)
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    private List<Handover> query(String where, long tenant, String of) {
        return db.sql(SELECT + where)
                .param("tenant", tenant)
                .param("of", of)
                .query((row, n) -> new Handover(
                        row.getObject("id", UUID.class),
                        row.getLong("customer_id"),
                        row.getString("customer_number"),
                        row.getString("customer_name"),
                        row.getString("agency"),
                        Handover.State.valueOf(row.getString("state")),
                        Handover.Cause.valueOf(row.getString("cause")),
                        nullable(row.getObject("run_id", Long.class)),
                        row.getString("created_by"),
                        row.getObject("created_on", LocalDate.class),
                        row.getString("merchant_reference"),
                        row.getObject("sent_on", LocalDate.class),
                        row.getObject("answered_on", LocalDate.class),
                        row.getInt("attempts"),
                        row.getString("trouble"),
                        row.getObject("case_id", UUID.class),
                        row.getString("case_reference"),
                        row.getString("reason_code"),
                        JSON.readValue(row.getString("faults"), FAULTS),
                        Arrays.asList((Long[]) row.getArray("items").getArray()),
                        row.getString("numbers"),
                        row.getLong("principal_cents")))
                .list();
    }

    private static @Nullable Long nullable(@Nullable Long value) {
        return value;
    }
}
