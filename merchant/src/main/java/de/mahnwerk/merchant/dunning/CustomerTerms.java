package de.mahnwerk.merchant.dunning;

import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The special terms of customers: the table {@code special_terms}. */
@Component
public class CustomerTerms {

    private final JdbcClient db;

    CustomerTerms(JdbcClient db) {
        this.db = db;
    }

    public SpecialTerms of(long tenant, long customer) {
        return db.sql("""
                        select policy, never_collection, extra_days, reason from special_terms
                         where tenant = :tenant and customer_id = :customer
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .query(SpecialTerms.class)
                .optional()
                .orElse(SpecialTerms.NONE);
    }

    /** From the next proposal on these hold; {@link SpecialTerms#isNone() none} ends what was agreed. */
    public void agree(long tenant, long customer, SpecialTerms terms, LocalDate day, String by) {
        if (terms.isNone()) {
            int _ = db.sql("delete from special_terms where tenant = :tenant and customer_id = :customer")
                    .param("tenant", tenant)
                    .param("customer", customer)
                    .update();
            return;
        }
        Rows.exactlyOne(db.sql("""
                        insert into special_terms (tenant, customer_id, policy, never_collection, extra_days, reason, agreed_on, agreed_by)
                        values (:tenant, :customer, :policy, :never, :days, :reason, :day, :by)
                        on conflict (tenant, customer_id) do update
                          set policy = excluded.policy, never_collection = excluded.never_collection,
                              extra_days = excluded.extra_days, reason = excluded.reason,
                              agreed_on = excluded.agreed_on, agreed_by = excluded.agreed_by
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .param("policy", terms.policy())
                .param("never", terms.neverCollection())
                .param("days", terms.extraDays())
                .param("reason", terms.reason())
                .param("day", day)
                .param("by", by)
                .update());
    }
}
