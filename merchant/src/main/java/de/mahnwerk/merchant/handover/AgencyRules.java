package de.mahnwerk.merchant.handover;

import de.mahnwerk.merchant.dunning.Collection.Request;
import de.mahnwerk.platform.database.Rows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which of several agencies gets a claim: the first rule that fits it, else the usual agency. */
@Component
public class AgencyRules {

    /**
     * A rule; each condition that says something must hold. Words are compared without regard to capitals.
     *
     * @param place in the order in which rules are tried
     * @param customerKind {@code CONSUMER}, {@code BUSINESS} or null for both
     * @param customerGroups any of them; empty for all
     * @param shops all items of the claim come from one of them; empty for all
     * @param fromCents the claim's open principal is at least this
     * @param untilCents and below this; null for no limit
     */
    public record Rule(
            int place,
            String agency,
            @Nullable String customerKind,
            List<String> customerGroups,
            List<String> shops,
            long fromCents,
            @Nullable Long untilCents) {

        public Rule {
            customerGroups = small(customerGroups);
            shops = small(shops);
            if (fromCents < 0 || (untilCents != null && untilCents <= fromCents)) {
                throw new IllegalArgumentException("no amount is from " + fromCents + " and below " + untilCents);
            }
        }

        private static List<String> small(List<String> words) {
            return words.stream()
                    .map(word -> word.strip().toLowerCase(Locale.ROOT))
                    .filter(word -> !word.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    private record Of(long customerId, long itemId) {}

    private final JdbcClient db;

    AgencyRules(JdbcClient db) {
        this.db = db;
    }

    public List<Rule> all(long tenant) {
        return db.sql("""
                        select place, agency, customer_kind, customer_groups, shops, from_cents, until_cents
                          from agency_rule where tenant = :tenant order by place
                        """)
                .param("tenant", tenant)
                .query((row, n) -> new Rule(
                        row.getInt("place"),
                        row.getString("agency"),
                        row.getString("customer_kind"),
                        Arrays.asList((String[]) row.getArray("customer_groups").getArray()),
                        Arrays.asList((String[]) row.getArray("shops").getArray()),
                        row.getLong("from_cents"),
                        row.getObject("until_cents", Long.class)))
                .list();
    }

    /** Adds a rule behind all others, whatever its place says. */
    public void add(long tenant, Rule rule) {
        Rows.exactlyOne(db.sql("""
                        insert into agency_rule (tenant, place, agency, customer_kind, customer_groups, shops, from_cents, until_cents)
                        select :tenant, coalesce(max(place), 0) + 1, :agency, :kind,
                               array(select jsonb_array_elements_text(:groups::jsonb)),
                               array(select jsonb_array_elements_text(:shops::jsonb)), :from, :until
                          from agency_rule where tenant = :tenant
                        """)
                .param("tenant", tenant)
                .param("agency", rule.agency())
                .param("kind", rule.customerKind())
                .param("groups", Rows.json(rule.customerGroups()))
                .param("shops", Rows.json(rule.shops()))
                .param("from", rule.fromCents())
                .param("until", rule.untilCents())
                .update());
    }

    /** Takes a rule out; false when there is none at that place. */
    public boolean remove(long tenant, int place) {
        return db.sql("delete from agency_rule where tenant = :tenant and place = :place")
                        .param("tenant", tenant)
                        .param("place", place)
                        .update()
                == 1;
    }

    /** Where claims go that no rule is for; empty when there is no agency at all. */
    public Optional<String> usual(long tenant) {
        return db.sql("select name from agency_connection where tenant = :tenant order by usual desc, name limit 1")
                .param("tenant", tenant)
                .query(String.class)
                .optional();
    }

    /** Which agency gets each of these claims, by customer; those that no rule fits are left out. */
    Map<Long, String> choose(long tenant, List<Request> claims) {
        List<Of> items = claims.stream()
                .flatMap(claim -> claim.itemIds().stream().map(item -> new Of(claim.customerId(), item)))
                .toList();
        Map<Long, String> chosen = new HashMap<>();
        db.sql("""
                        with claim as (
                          select r.customer_id, k.kind, lower(k.customer_group) as customer_group, sum(i.open_cents) as cents,
                                 array_agg(lower(i.shop)) as shops
                            from jsonb_to_recordset(:items::jsonb) as r(customer_id bigint, item_id bigint)
                            join open_item i on i.tenant = :tenant and i.id = r.item_id
                            join customer k on k.tenant = :tenant and k.id = r.customer_id
                           where exists (select 1 from agency_rule a where a.tenant = :tenant)
                           group by r.customer_id, k.kind, k.customer_group)
                        select distinct on (c.customer_id) c.customer_id, a.agency
                          from claim c join agency_rule a on a.tenant = :tenant
                           and (a.customer_kind is null or a.customer_kind = c.kind)
                           and (cardinality(a.customer_groups) = 0 or c.customer_group = any(a.customer_groups))
                           and (cardinality(a.shops) = 0 or c.shops <@ a.shops)
                           and c.cents >= a.from_cents and (a.until_cents is null or c.cents < a.until_cents)
                         order by c.customer_id, a.place
                        """).param("tenant", tenant).param("items", Rows.json(items)).query(row -> {
            String _ = chosen.put(row.getLong(1), row.getString(2));
        });
        return chosen;
    }
}
