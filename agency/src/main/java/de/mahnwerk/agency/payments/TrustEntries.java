package de.mahnwerk.agency.payments;

import de.mahnwerk.platform.bank.BankEntry;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code trust_entry}. */
@Component
class TrustEntries {

    /** What became of an entry. */
    record Fate(
            long id,
            TrustEntry.State state,
            @Nullable Long ofClient,
            @Nullable UUID caseId,
            @Nullable UUID paymentId,
            @Nullable String reason) {}

    private record NewEntry(
            String duplicateKey,
            LocalDate bookedOn,
            LocalDate valueOn,
            long amountCents,
            String kind,
            String partnerName,
            String partnerIban,
            String text,
            String endToEnd) {}

    private static final String SELECT = """
            select e.id, e.booked_on, e.value_on, e.amount_cents, e.kind, e.partner_name, e.partner_iban, e.text, e.end_to_end,
                   e.state, e.of_client, e.case_id,
                   (select c.reference from collection_case c where c.client = e.of_client and c.id = e.case_id) as case_reference,
                   e.payment_id, e.reason
              from trust_entry e
            """;

    private final JdbcClient db;

    TrustEntries(JdbcClient db) {
        this.db = db;
    }

    /** Adds what was not there yet and returns it. */
    List<TrustEntry> add(long statement, List<BankEntry> entries) {
        List<NewEntry> rows = entries.stream()
                .filter(entry -> !entry.amount().isZero())
                .map(entry -> new NewEntry(
                        entry.duplicateKey(),
                        entry.bookedOn(),
                        entry.valueOn(),
                        entry.amount().minorUnits(),
                        entry.kind().name(),
                        entry.counterpartyName(),
                        entry.counterpartyIban(),
                        (entry.creditorReference() + " " + entry.text()).strip(),
                        entry.endToEndId()))
                .toList();
        List<Long> ids = db.sql("""
                        insert into trust_entry (duplicate_key, statement, booked_on, value_on, amount_cents, kind, partner_name,
                               partner_iban, text, end_to_end, state)
                        select r.duplicate_key, :statement, r.booked_on, r.value_on, r.amount_cents, r.kind, r.partner_name,
                               r.partner_iban, r.text, r.end_to_end, 'OPEN'
                          from jsonb_to_recordset(:rows::jsonb) as r(duplicate_key text, booked_on date, value_on date,
                               amount_cents bigint, kind text, partner_name text, partner_iban text, text text, end_to_end text)
                        on conflict (duplicate_key) do nothing
                        returning id
                        """)
                .param("statement", statement)
                .param("rows", Rows.json(rows))
                .query(Long.class)
                .list();
        return byId(ids);
    }

    List<TrustEntry> byId(List<Long> ids) {
        return db.sql(
                        SELECT
                                + " where e.id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x)) order by e.id")
                .param("ids", Rows.json(ids))
                .query(TrustEntry.class)
                .list();
    }

    void settle(List<Fate> fates) {
        int settled = db.sql("""
                        update trust_entry e
                           set state = r.state, of_client = r.of_client, case_id = r.case_id, payment_id = r.payment_id, reason = r.reason
                          from jsonb_to_recordset(:rows::jsonb) as r(id bigint, state text, of_client bigint, case_id uuid,
                               payment_id uuid, reason text)
                         where e.id = r.id
                        """).param("rows", Rows.json(fates)).update();
        if (settled != fates.size()) {
            throw new IllegalStateException(fates.size() + " entries were to be settled, but " + settled + " were");
        }
    }

    /** Locks an entry that waits for a person; empty when it does not wait any more. */
    Optional<TrustEntry> lockOpen(long id) {
        return db.sql(SELECT + " where e.id = :id and e.state = 'OPEN' for update of e")
                .param("id", id)
                .query(TrustEntry.class)
                .optional();
    }

    /**
     * The latest allocated payment of that account and amount: the one that a returned debit undoes.
     *
     * @param taken payments that others have undone already, though it is not written down yet
     */
    Optional<TrustEntry> undone(String iban, long cents, LocalDate before, Collection<Long> taken) {
        return db.sql(SELECT + """
                         where e.state = 'ALLOCATED' and e.partner_iban = :iban and e.amount_cents = :cents and e.booked_on <= :before
                           and e.id <> all(array(select x::bigint from jsonb_array_elements_text(:taken::jsonb) as x))
                         order by e.booked_on desc, e.id desc limit 1
                        """)
                .param("iban", iban)
                .param("cents", cents)
                .param("before", before)
                .param("taken", Rows.json(taken))
                .query(TrustEntry.class)
                .optional();
    }

    /** Locks what waits for a person for that reason, oldest first, but for what somebody is at. */
    List<TrustEntry> lockWaiting(String reason) {
        return db.sql(
                        SELECT
                                + " where e.state = 'OPEN' and e.reason = :reason order by e.booked_on, e.id for update of e skip locked")
                .param("reason", reason)
                .query(TrustEntry.class)
                .list();
    }

    List<TrustEntry> latest(boolean openOnly, String text, int most) {
        return db.sql(SELECT + """
                         where (not :openOnly or e.state = 'OPEN')
                           and (:text = '' or e.partner_name ilike '%' || :text || '%' or e.text ilike '%' || :text || '%')
                         order by e.booked_on desc, e.id desc limit :most
                        """)
                .param("openOnly", openOnly)
                .param("text", text)
                .param("most", most)
                .query(TrustEntry.class)
                .list();
    }

    List<TrustEntry> oldestOpen(int most) {
        return db.sql(SELECT + " where e.state = 'OPEN' order by e.booked_on, e.id limit :most")
                .param("most", most)
                .query(TrustEntry.class)
                .list();
    }

    long open() {
        return db.sql("select count(*) from trust_entry where state = 'OPEN'")
                .query(Long.class)
                .single();
    }
}
