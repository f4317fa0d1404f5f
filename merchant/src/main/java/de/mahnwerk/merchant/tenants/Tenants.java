package de.mahnwerk.merchant.tenants;

import de.mahnwerk.platform.database.Rows;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code tenant}. */
@Component
public class Tenants {

    private static final String COLUMNS = """
            tenant, number, name, legal_form, street, postcode, city, federal_state, email, phone, iban, creditor_vat,
            run_every_days, write_off_after_collection
            """;

    private final JdbcClient db;

    Tenants(JdbcClient db) {
        this.db = db;
    }

    public List<Tenant> all() {
        return db.sql("select " + COLUMNS + " from tenant order by tenant")
                .query(Tenant.class)
                .list();
    }

    public Tenant get(long tenant) {
        return db.sql("select " + COLUMNS + " from tenant where tenant = :tenant")
                .param("tenant", tenant)
                .query(Tenant.class)
                .single();
    }

    /** How often the merchant's dunning runs by itself; 0 for never. */
    public void runEvery(long tenant, int days) {
        Rows.exactlyOne(db.sql("update tenant set run_every_days = :days where tenant = :tenant")
                .param("tenant", tenant)
                .param("days", days)
                .update());
    }

    /** Creates the merchant, or brings an existing one of that number up to date; its id. */
    long put(Tenant merchant) {
        return db.sql("""
                        insert into tenant (number, name, legal_form, street, postcode, city, federal_state, email, phone, iban,
                                            creditor_vat, run_every_days, write_off_after_collection)
                        values (:number, :name, :legalForm, :street, :postcode, :city, :federalState, :email, :phone, :iban,
                                :vat, :runEveryDays, :writeOffAfterCollection)
                        on conflict (number) do update
                          set name = excluded.name, legal_form = excluded.legal_form, street = excluded.street,
                              postcode = excluded.postcode, city = excluded.city, federal_state = excluded.federal_state,
                              email = excluded.email, phone = excluded.phone, iban = excluded.iban,
                              creditor_vat = excluded.creditor_vat, run_every_days = excluded.run_every_days,
                              write_off_after_collection = excluded.write_off_after_collection
                        returning tenant
                        """)
                .param("number", merchant.number())
                .param("name", merchant.name())
                .param("legalForm", merchant.legalForm())
                .param("street", merchant.street())
                .param("postcode", merchant.postcode())
                .param("city", merchant.city())
                .param("federalState", merchant.federalState())
                .param("email", merchant.email())
                .param("phone", merchant.phone())
                .param("iban", merchant.iban())
                .param("runEveryDays", merchant.runEveryDays())
                .param("writeOffAfterCollection", merchant.writeOffAfterCollection())
                .param("vat", merchant.creditorVat().name())
                .query(Long.class)
                .single();
    }
}
