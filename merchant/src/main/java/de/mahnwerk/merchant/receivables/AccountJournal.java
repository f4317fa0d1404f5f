package de.mahnwerk.merchant.receivables;

import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what to a customer's account, when and why: the table {@code account_journal}. */
@Component
public class AccountJournal {

    /** What people and runs do; the texts of the pages follow these names. */
    public enum Deed {
        BLOCKED,
        BLOCK_LIFTED,
        DISPUTED,
        DISPUTE_SETTLED,
        PAYMENT_NOTED,
        PAYMENT_UNDONE,
        WRITTEN_OFF,
        WRITE_OFF_UNDONE,
        CREDIT_APPLIED,
        REFUNDED,
        SIDE_COSTS_CLAIMED,
        SIDE_COSTS_WAIVED,
        INSTALMENTS_AGREED,
        INSTALMENTS_REVOKED,
        ADDRESS_CHANGED,
        CONTACT_ADDED,
        CONTACT_REMOVED,
        MAIL_CAME_BACK,
        MAIL_WORKS_AGAIN,
        TERMS_AGREED,
        RUN_UNDONE
    }

    /** One line of the journal. */
    public record Line(String what, @Nullable String itemNumber, String detail, LocalDate day, String doneBy) {}

    private final JdbcClient db;

    AccountJournal(JdbcClient db) {
        this.db = db;
    }

    /** Notes a deed on items. */
    public void items(long tenant, Collection<Long> items, Deed what, String detail, LocalDate day, String by) {
        int _ = db.sql("""
                        insert into account_journal (tenant, customer_id, item_id, what, detail, day, done_by)
                        select tenant, customer_id, id, :what, :detail, :day, :by from open_item
                         where tenant = :tenant and id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(items))
                .param("what", what.name())
                .param("detail", detail)
                .param("day", day)
                .param("by", by)
                .update();
    }

    /** Notes a deed on the customer as a whole. */
    public void customer(long tenant, long customer, Deed what, String detail, LocalDate day, String by) {
        Rows.exactlyOne(db.sql("""
                        insert into account_journal (tenant, customer_id, what, detail, day, done_by)
                        values (:tenant, :customer, :what, :detail, :day, :by)
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .param("what", what.name())
                .param("detail", detail)
                .param("day", day)
                .param("by", by)
                .update());
    }

    /** The customer's journal, newest first. */
    public List<Line> of(long tenant, long customer, int most) {
        return db.sql("""
                        select j.what, i.number as item_number, j.detail, j.day, j.done_by
                          from account_journal j left join open_item i on i.tenant = j.tenant and i.id = j.item_id
                         where j.tenant = :tenant and j.customer_id = :customer order by j.id desc limit :most
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .param("most", most)
                .query(Line.class)
                .list();
    }
}
