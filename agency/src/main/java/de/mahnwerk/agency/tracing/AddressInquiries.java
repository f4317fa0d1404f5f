package de.mahnwerk.agency.tracing;

import de.mahnwerk.agency.tracing.AddressRegister.Address;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code address_inquiry}. */
@Component
public class AddressInquiries {

    /** A register was asked; {@code newStreet} and what belongs to it are null when it knew nothing. */
    public record Inquiry(
            String register,
            LocalDate askedOn,
            @Nullable String newStreet,
            @Nullable String newPostcode,
            @Nullable String newCity) {}

    private final JdbcClient db;

    AddressInquiries(JdbcClient db) {
        this.db = db;
    }

    /** Clients for whose debtors a register is still to be asked, test clients left out; in a transaction over all clients. */
    List<Long> clientsWaiting() {
        return db.sql("""
                        select distinct c.client
                          from collection_case c
                          join client k on k.client = c.client and not k.test
                          join debtor d on d.client = c.client and d.id = c.debtor_id
                         where (c.status = 'TRACING' or c.status = 'PAYMENT_PLAN' and d.address_lost_on is not null)
                           and not exists (select 1 from address_inquiry i
                                            where i.client = d.client and i.debtor_id = d.id
                                              and i.street = d.street and i.postcode = d.postcode and i.city = d.city)
                         order by c.client
                        """).query(Long.class).list();
    }

    /** One case for each debtor of the client for whom a register is still to be asked. */
    List<UUID> waiting(long client, int most) {
        return db.sql("""
                        select distinct on (c.debtor_id) c.id
                          from collection_case c join debtor d on d.client = :client and d.id = c.debtor_id
                         where c.client = :client and (c.status = 'TRACING' or c.status = 'PAYMENT_PLAN' and d.address_lost_on is not null)
                           and not exists (select 1 from address_inquiry i
                                            where i.client = :client and i.debtor_id = d.id
                                              and i.street = d.street and i.postcode = d.postcode and i.city = d.city)
                         order by c.debtor_id, c.number limit :most
                        """)
                .param("client", client)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Notes an answer; false when somebody else has noted one for that address already. */
    boolean note(long client, long debtor, Address last, String register, @Nullable Address found, LocalDate day) {
        return db.sql("""
                        insert into address_inquiry (client, debtor_id, street, postcode, city, register, asked_on, new_street,
                               new_postcode, new_city)
                        values (:client, :debtor, :street, :postcode, :city, :register, :day, :newStreet, :newPostcode, :newCity)
                        on conflict (client, debtor_id, street, postcode, city) do nothing
                        """)
                        .param("client", client)
                        .param("debtor", debtor)
                        .param("street", last.street())
                        .param("postcode", last.postcode())
                        .param("city", last.city())
                        .param("register", register)
                        .param("day", day)
                        .param("newStreet", found == null ? null : found.street())
                        .param("newPostcode", found == null ? null : found.postcode())
                        .param("newCity", found == null ? null : found.city())
                        .update()
                == 1;
    }

    /** When registers were asked for the debtor of a case, oldest first. */
    public List<Inquiry> of(long client, UUID caseId) {
        return db.sql("""
                        select i.register, i.asked_on, i.new_street, i.new_postcode, i.new_city
                          from collection_case c join address_inquiry i on i.client = :client and i.debtor_id = c.debtor_id
                         where c.client = :client and c.id = :case order by i.id
                        """)
                .param("client", client)
                .param("case", caseId)
                .query(Inquiry.class)
                .list();
    }
}
