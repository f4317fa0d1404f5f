package de.mahnwerk.agency.steering;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.protocol.Credit;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code credit_note}: credits as the client told them; the client's number is unique within the case. */
@Component
class CreditNotes {

    private final JdbcClient db;

    CreditNotes(JdbcClient db) {
        this.db = db;
    }

    boolean knows(CollectionCase one, String reference) {
        return db.sql("""
                        select count(*) from credit_note
                         where client = :client and case_id = :case and reference = :reference
                        """)
                        .param("client", one.client())
                        .param("case", one.id())
                        .param("reference", reference)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void add(CollectionCase one, UUID id, Credit credit, LocalDate day) {
        Rows.exactlyOne(db.sql("""
                        insert into credit_note (client, id, case_id, kind, reference, amount_cents, value_on, booked_on, text)
                        values (:client, :id, :case, :kind, :reference, :cents, :value, :day, :text)
                        """)
                .param("client", one.client())
                .param("id", id)
                .param("case", one.id())
                .param("kind", credit.kind().name())
                .param("reference", credit.creditReference())
                .param("cents", credit.amount().cents())
                .param("value", credit.valueDate())
                .param("day", day)
                .param("text", credit.text())
                .update());
    }
}
