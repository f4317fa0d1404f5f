package de.mahnwerk.merchant.notes;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where notes and tasks stand, in SQL that both tables share. */
final class Place {

    /** Customer, invoice and case of what {@link #parameters} say; no row when there is no such thing. */
    static final String OF = """
            place as (
              select id as customer_id, null::bigint as item_id, null::uuid as handover_id from customer
               where tenant = :tenant and id = :customer::bigint
               union all
              select customer_id, id, null from open_item where tenant = :tenant and id = :item::bigint
               union all
              select customer_id, null, id from handover where tenant = :tenant and id = :handover::uuid)
            """;

    /**
     * Whether row {@code x} belongs on the page: all of a customer's on his page, on an invoice's page also those of its
     * cases, on a case's page also those of its invoices.
     */
    static final String HERE = """
            (x.customer_id = :customer::bigint
               or x.item_id = :item::bigint
               or x.handover_id = :handover::uuid
               or x.handover_id = any(array(select h.handover_id from handover_item h where h.tenant = :tenant and h.item_id = :item::bigint))
               or x.item_id = any(array(select h.item_id from handover_item h where h.tenant = :tenant and h.handover_id = :handover::uuid)))
            """;

    /** What row {@code x} is about, in words. */
    static final String NAMED = """
            left join open_item i on i.tenant = :tenant and i.id = x.item_id
            left join collection_case k on k.tenant = :tenant and k.handover_id = x.handover_id
            """;

    private Place() {}

    static Map<String, @Nullable Object> parameters(long tenant, About about) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("tenant", tenant);
        parameters.put("customer", about.customer());
        parameters.put("item", about.item());
        parameters.put("handover", about.handover());
        return parameters;
    }
}
