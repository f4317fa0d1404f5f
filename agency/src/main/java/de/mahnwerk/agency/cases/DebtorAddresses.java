package de.mahnwerk.agency.cases;

import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where debtors' addresses came from, and whether letters reach them there. Every call works inside a transaction of its client. */
@Component
public class DebtorAddresses {

    private final JdbcClient db;

    DebtorAddresses(JdbcClient db) {
        this.db = db;
    }

    /** Where the debtors' addresses of these cases came from, if not from the creditor. */
    public Map<UUID, String> sources(long client, Collection<UUID> ids) {
        return db
                .sql("""
                        select c.id, d.address_source
                          from collection_case c join debtor d on d.client = :client and d.id = c.debtor_id
                         where c.client = :client and d.address_source is not null
                           and c.id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                        """)
                .param("client", client)
                .param("ids", Rows.json(ids))
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The debtor's address did not come from the creditor. */
    public void cameFrom(long client, long debtor, String source) {
        Rows.exactlyOne(db.sql("update debtor set address_source = :source where client = :client and id = :id")
                .param("client", client)
                .param("id", debtor)
                .param("source", source)
                .update());
    }

    /** Letters come back from the debtor's address, until he has another. */
    public void lost(long client, long debtor, LocalDate day) {
        Rows.exactlyOne(db.sql("update debtor set address_lost_on = :day where client = :client and id = :id")
                .param("client", client)
                .param("id", debtor)
                .param("day", day)
                .update());
    }

    /** Those of these cases of the client whose debtors get no letters where they are believed to live. */
    public Set<UUID> withLost(long client, Collection<UUID> ids) {
        return db.sql("""
                        select c.id
                          from collection_case c join debtor d on d.client = :client and d.id = c.debtor_id
                         where c.client = :client and d.address_lost_on is not null
                           and c.id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                        """)
                .param("client", client)
                .param("ids", Rows.json(ids))
                .query(UUID.class)
                .set();
    }
}
