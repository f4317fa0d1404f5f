package de.mahnwerk.merchant.receivables;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers with their account. */
@Component
public class Customers {

    /**
     * Master data of a customer.
     *
     * @param language of letters and e-mails to him, {@code de} or {@code en}
     * @param federalState as {@code NW}; empty when nobody knows it
     */
    public record Customer(
            long id,
            String number,
            String kind,
            String salutation,
            String firstName,
            String lastName,
            String company,
            String street,
            String postcode,
            String city,
            String email,
            String phone,
            String customerGroup,
            String language,
            String federalState) {

        /** The company, or first and last name. */
        public String name() {
            return company.isEmpty() ? (firstName + " " + lastName).strip() : company;
        }
    }

    /** A block of dunning, on one item or on the customer. */
    public record Block(
            long id,
            @Nullable String itemNumber,
            String reason,
            LocalDate fromOn,
            @Nullable LocalDate untilOn,
            String createdBy,
            @Nullable LocalDate liftedOn,
            @Nullable String liftedBy) {

        /** Whether it holds on this day. */
        public boolean holds(LocalDate day) {
            return !fromOn.isAfter(day) && (untilOn == null || !untilOn.isBefore(day));
        }
    }

    /** One line of an item's history. */
    public record HistoryLine(
            String kind,
            long amountCents,
            LocalDate bookedOn,
            LocalDate valueOn,
            String source,
            String sourceId,
            String note,
            long openCents,
            boolean undone) {

        /** Which entry of a bank statement this money is, and may be taken off again; empty when it is none. */
        public Optional<BankSource> matched() {
            return source.equals(BankSource.BOOKED) && kind.equals("PAYMENT") && !undone
                    ? Optional.of(BankSource.parse(sourceId))
                    : Optional.empty();
        }
    }

    private static final String SELECT = """
            select id, number, kind, salutation, first_name, last_name, company, street, postcode, city, email, phone, customer_group,
                   language, federal_state
            """;

    /** Sorts behind every text. */
    static final String LAST_LETTER = "\uDBFF\uDFFF";

    private final JdbcClient db;

    Customers(JdbcClient db) {
        this.db = db;
    }

    public Optional<Customer> find(long tenant, long id) {
        return db.sql(SELECT + """
                         from customer where tenant = :tenant and id = :id
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .query(Customer.class)
                .optional();
    }

    /** Customers by number or by the beginning of their last name or company; first and last name together find one too. */
    public List<Customer> search(long tenant, String text, int most) {
        return db.sql(SELECT + """
                          from customer
                         where tenant = :tenant
                           and id in (select k.id from customer k where k.tenant = :tenant and k.number = upper(:text)
                                      union
                                      select k.id from customer k where k.tenant = :tenant
                                         and k.search_name >= lower(:text) and k.search_name < lower(:text) || :beyond
                                      union
                                      select k.id from customer k where k.tenant = :tenant and :firstName <> ''
                                         and k.search_name >= lower(:lastName) and k.search_name < lower(:lastName) || :beyond
                                         and lower(k.first_name) = lower(:firstName))
                         order by search_name, id limit :most
                        """)
                .param("tenant", tenant)
                .param("text", text)
                .param("firstName", text.contains(" ") ? text.substring(0, text.lastIndexOf(' ')) : "")
                .param("lastName", text.substring(text.lastIndexOf(' ') + 1))
                .param("beyond", LAST_LETTER)
                .param("most", most)
                .query(Customer.class)
                .list();
    }

    /** Customers by their numbers, as they were registered; what is left out says nothing of language and federal state. */
    public List<NewCustomer> numbered(long tenant, Collection<String> numbers) {
        return db.sql("""
                        select number, kind, customer_group, salutation, first_name, last_name, company, street, postcode, city, country,
                               email, '' as language, '' as federal_state
                          from customer
                         where tenant = :tenant and number = any(array(select jsonb_array_elements_text(:numbers::jsonb)))
                        """)
                .param("tenant", tenant)
                .param("numbers", Rows.json(numbers))
                .query(NewCustomer.class)
                .list();
    }

    /** Customers after this one in the order of their ids; 0 for the beginning. */
    public List<Customer> page(long tenant, long after, int most) {
        return db.sql(SELECT + """
                         from customer where tenant = :tenant and id > :after order by id limit :most
                        """)
                .param("tenant", tenant)
                .param("after", after)
                .param("most", most)
                .query(Customer.class)
                .list();
    }

    /** The customer of that very number. */
    public Optional<Customer> find(long tenant, String number) {
        return db.sql(SELECT + """
                         from customer where tenant = :tenant and number = :number
                        """)
                .param("tenant", tenant)
                .param("number", number)
                .query(Customer.class)
                .optional();
    }

    public List<OpenItem> items(long tenant, long customer, LocalDate today) {
        return db.sql(
                        OpenItem.SELECT
                                + " where i.tenant = :tenant and i.customer_id = :customer order by i.due_on desc, i.id desc limit 500")
                .param("tenant", tenant)
                .param("customer", customer)
                .param("today", today)
                .query(OpenItem.class)
                .list();
    }

    /** What is open on the customer's account: one sum a currency, euros first. */
    public List<Money> open(long tenant, long customer) {
        return db.sql("""
                        select currency, sum(open_cents)::bigint from open_item
                         where tenant = :tenant and customer_id = :customer
                         group by currency having sum(open_cents) <> 0 or currency = 'EUR'
                         order by currency <> 'EUR', currency
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .query((row, n) -> new Money(row.getLong(2), Currency.getInstance(row.getString(1))))
                .list();
    }

    public List<Block> blocks(long tenant, long customer) {
        return db.sql("""
                        select b.id, i.number as item_number, b.reason, b.from_on, b.until_on, b.created_by, b.lifted_on, b.lifted_by
                          from dunning_block b left join open_item i on i.tenant = b.tenant and i.id = b.item_id
                         where b.tenant = :tenant and b.customer_id = :customer order by b.from_on desc, b.id desc
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .query(Block.class)
                .list();
    }

    /** A block of this tenant. */
    public Optional<Block> findBlock(long tenant, long block) {
        return db.sql("""
                        select b.id, i.number as item_number, b.reason, b.from_on, b.until_on, b.created_by, b.lifted_on, b.lifted_by
                          from dunning_block b left join open_item i on i.tenant = b.tenant and i.id = b.item_id
                         where b.tenant = :tenant and b.id = :id
                        """)
                .param("tenant", tenant)
                .param("id", block)
                .query(Block.class)
                .optional();
    }

    /** The history of an item with what was open after each line. */
    public List<HistoryLine> history(long tenant, long item) {
        return db.sql("""
                        select kind, amount_cents, booked_on, value_on, source, source_id, note,
                               sum(amount_cents) over (order by id)::bigint as open_cents,
                               exists (select 1 from item_entry u
                                        where u.tenant = :tenant and u.item_id = :item and u.source_id = e.source_id
                                          and u.source = case e.source when 'bank' then 'bank-undo' else 'undo' end) as undone
                          from item_entry e where tenant = :tenant and item_id = :item order by id
                        """)
                .param("tenant", tenant)
                .param("item", item)
                .query(HistoryLine.class)
                .list();
    }

    /** In which language letters go to the customer, and the federal state whose holidays count for his deadlines. */
    public void residence(long tenant, long customer, String language, String federalState) {
        Rows.exactlyOne(db.sql("""
                        update customer set language = :language, federal_state = :federalState
                         where tenant = :tenant and id = :id
                        """)
                .param("tenant", tenant)
                .param("id", customer)
                .param("language", language)
                .param("federalState", federalState)
                .update());
    }

    public void group(long tenant, long customer, String group) {
        Rows.exactlyOne(db.sql("update customer set customer_group = :group where tenant = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", customer)
                .param("group", group)
                .update());
    }

    /** Keeps dunning from a customer; the block's number. {@code until} is the last day, null for no end. */
    public long block(long tenant, long customer, String reason, LocalDate from, @Nullable LocalDate until, String by) {
        return db.sql("""
                        insert into dunning_block (tenant, customer_id, reason, from_on, until_on, created_by)
                        values (:tenant, :customer, :reason, :from, :until, :by) returning id
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .param("reason", reason)
                .param("from", from)
                .param("until", until)
                .param("by", by)
                .query(Long.class)
                .single();
    }
}
