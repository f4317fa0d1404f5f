package de.mahnwerk.merchant.receivables;

import de.mahnwerk.platform.database.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a customer is reached: the address and e-mail address that letters and mails go to, which stand with the customer,
 * and any number of further ones. Whoever has a claim of the customer in collection is told of every change.
 */
@Component
public class Contacts {

    /** No customer has more further ones, former ones aside. */
    public static final int MOST = 20;

    /**
     * An address or an e-mail address; what it is not is empty.
     *
     * @param former whether it was the one that letters or mails went to
     */
    public record Contact(
            long id,
            long customerId,
            String street,
            String postcode,
            String city,
            String country,
            String email,
            String note,
            boolean former) {

        public boolean isEmail() {
            return !email.isEmpty();
        }
    }

    private static final String SELECT = """
            select id, customer_id, street, postcode, city, country, email, note, former from customer_contact
            """;

    private final JdbcClient db;
    private final List<InCollection> listeners;

    Contacts(JdbcClient db, @Lazy List<InCollection> listeners) {
        this.db = db;
        this.listeners = listeners;
    }

    /** Further addresses and e-mail addresses of a customer, the latest last. */
    public List<Contact> of(long tenant, long customer) {
        return of(tenant, List.of(customer)).getOrDefault(customer, List.of());
    }

    /** The same of many customers; who has none is left out. */
    public Map<Long, List<Contact>> of(long tenant, Collection<Long> customers) {
        return db
                .sql(SELECT + """
                         where tenant = :tenant
                           and customer_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                         order by customer_id, id
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(customers))
                .query(Contact.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Contact::customerId));
    }

    /** Where letters and mails go from now on; where they went until now is kept. */
    public void moved(long tenant, long customer, String street, String postcode, String city, String email) {
        int _ = db.sql("""
                        insert into customer_contact (tenant, customer_id, street, postcode, city, country, former)
                        select tenant, id, street, postcode, city, country, true from customer
                         where tenant = :tenant and id = :id and city <> ''
                           and (street, postcode, city) is distinct from (:street, :postcode, :city)
                           and not exists (select 1 from customer_contact c
                                            where c.tenant = :tenant and c.customer_id = :id and c.email = ''
                                              and (c.street, c.postcode, c.city) = (customer.street, customer.postcode, customer.city))
                        """)
                .param("tenant", tenant)
                .param("id", customer)
                .param("street", street.strip())
                .param("postcode", postcode.strip())
                .param("city", city.strip())
                .update();
        int _ = db.sql("""
                        insert into customer_contact (tenant, customer_id, email, former)
                        select tenant, id, email, true from customer
                         where tenant = :tenant and id = :id and email <> '' and email <> :email
                           and not exists (select 1 from customer_contact c
                                            where c.tenant = :tenant and c.customer_id = :id and c.email = customer.email)
                        """)
                .param("tenant", tenant)
                .param("id", customer)
                .param("email", email.strip())
                .update();
        Rows.exactlyOne(db.sql("""
                        update customer set street = :street, postcode = :postcode, city = :city, email = :email
                         where tenant = :tenant and id = :id
                        """)
                .param("tenant", tenant)
                .param("id", customer)
                .param("street", street.strip())
                .param("postcode", postcode.strip())
                .param("city", city.strip())
                .param("email", email.strip())
                .update());
        changed(tenant, customer);
    }

    /** Adds an address or an e-mail address; false when the customer has {@link #MOST} already. */
    public boolean add(long tenant, Contact contact) {
        boolean added = db.sql("""
                        insert into customer_contact (tenant, customer_id, street, postcode, city, email, note)
                        select tenant, id, :street, :postcode, :city, :email, :note from customer k
                         where tenant = :tenant and id = :customer
                           and (select count(*) from customer_contact c where c.tenant = :tenant and c.customer_id = :customer and not c.former) < :most
                        """)
                        .param("tenant", tenant)
                        .param("customer", contact.customerId())
                        .param("street", contact.street())
                        .param("postcode", contact.postcode())
                        .param("city", contact.city())
                        .param("email", contact.email())
                        .param("note", contact.note())
                        .param("most", MOST)
                        .update()
                == 1;
        if (added) {
            changed(tenant, contact.customerId());
        }
        return added;
    }

    /** Takes a further one out; false when there is none of that number. */
    public boolean remove(long tenant, long customer, long contact) {
        boolean removed =
                db.sql("delete from customer_contact where tenant = :tenant and customer_id = :customer and id = :id")
                                .param("tenant", tenant)
                                .param("customer", customer)
                                .param("id", contact)
                                .update()
                        == 1;
        if (removed) {
            changed(tenant, customer);
        }
        return removed;
    }

    /** Lets letters, or mails, go to a further one from now on: the two change places. False when there is none of that number. */
    public boolean use(long tenant, long customer, long contact) {
        // one after the other, else two at once would keep the same address twice and lose one
        int _ = db.sql("select id from customer where tenant = :tenant and id = :customer for update")
                .param("tenant", tenant)
                .param("customer", customer)
                .query(Long.class)
                .list()
                .size();
        boolean used = db.sql("""
                        with main as (
                          select street, postcode, city, country, email from customer
                           where tenant = :tenant and id = :customer),
                        taken as (
                          select * from customer_contact
                           where tenant = :tenant and customer_id = :customer and id = :id),
                        kept as (
                          update customer_contact c
                             set street = m.street, postcode = m.postcode, city = m.city, country = m.country, note = '', former = true
                            from main m, taken t
                           where c.tenant = :tenant and c.id = t.id and t.email = '' and m.city <> ''),
                        kept_email as (
                          update customer_contact c set email = m.email, note = '', former = true
                            from main m, taken t
                           where c.tenant = :tenant and c.id = t.id and t.email <> '' and m.email <> ''),
                        gone as (
                          delete from customer_contact c using main m, taken t
                           where c.tenant = :tenant and c.id = t.id
                             and case when t.email = '' then m.city = '' else m.email = '' end)
                        update customer k
                           set street = case when t.email = '' then t.street else k.street end,
                               postcode = case when t.email = '' then t.postcode else k.postcode end,
                               city = case when t.email = '' then t.city else k.city end,
                               country = case when t.email = '' then t.country else k.country end,
                               email = case when t.email = '' then k.email else t.email end,
                               federal_state = case when t.email = '' and t.postcode <> k.postcode then '' else k.federal_state end
                          from taken t where k.tenant = :tenant and k.id = :customer
                        """)
                        .param("tenant", tenant)
                        .param("customer", customer)
                        .param("id", contact)
                        .update()
                == 1;
        if (used) {
            changed(tenant, customer);
        }
        return used;
    }

    private void changed(long tenant, long customer) {
        listeners.forEach(listener -> listener.customerChanged(tenant, customer));
    }
}
