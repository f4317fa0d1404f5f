package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.bank.BankEntry;
import de.mahnwerk.platform.database.Rows;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code statement_entry}: every movement once, whatever file it comes in. */
@Component
class StatementEntries {

    private record Row(
            String duplicateKey,
            String account,
            String bookedOn,
            String valueOn,
            String currency,
            long amountCents,
            long chargesCents,
            String kind,
            String returnReason,
            String creditorReference,
            String endToEndId,
            List<String> naming,
            String remittance,
            String counterpartyName,
            String counterpartyIban,
            String bankReference) {}

    private final JdbcClient db;

    StatementEntries(JdbcClient db) {
        this.db = db;
    }

    /** Adds those that are new and returns how many were. Money that we sent away waits for nobody. */
    int add(long tenant, long importId, List<BankEntry> entries) {
        return db.sql("""
                        insert into statement_entry (tenant, import_id, duplicate_key, account, booked_on, value_on, currency,
                               amount_cents, charges_cents, kind, return_reason, creditor_reference, end_to_end_id, naming,
                               remittance, counterparty_name, counterparty_iban, bank_reference, state)
                        select :tenant, :import, r.*,
                               case when r.amount_cents <= 0 and r.kind = 'PAYMENT' then 'OUTGOING' else 'UNMATCHED' end
                          from jsonb_to_recordset(:rows::jsonb) as r(duplicate_key text, account text, booked_on date,
                               value_on date, currency text, amount_cents bigint, charges_cents bigint, kind text,
                               return_reason text, creditor_reference text, end_to_end_id text, naming text[],
                               remittance text, counterparty_name text, counterparty_iban text, bank_reference text)
                        on conflict (tenant, duplicate_key) do nothing
                        """)
                .param("tenant", tenant)
                .param("import", importId)
                .param(
                        "rows",
                        Rows.json(entries.stream().map(StatementEntries::row).toList()))
                .update();
    }

    private static Row row(BankEntry entry) {
        return new Row(
                entry.duplicateKey(),
                entry.account(),
                entry.bookedOn().toString(),
                entry.valueOn().toString(),
                entry.amount().currency().getCurrencyCode(),
                entry.amount().minorUnits(),
                entry.charges().minorUnits(),
                entry.kind().name(),
                entry.returnReason(),
                entry.creditorReference(),
                entry.endToEndId(),
                entry.references(),
                entry.text(),
                entry.counterpartyName(),
                entry.counterpartyIban(),
                entry.bankReference());
    }

    /** All that wait, oldest first; locked, so that two imports do not book the same entry. */
    List<Matching.Waiting> waiting(long tenant) {
        return db.sql("""
                        select id, assignment, coalesce(freed_on, booked_on) as booked_on, value_on, currency, amount_cents, charges_cents, kind, creditor_reference,
                               end_to_end_id, array_to_string(naming, chr(10)) as naming, remittance, counterparty_name, counterparty_iban
                          from statement_entry where tenant = :tenant and state = 'UNMATCHED' order by id for update
                        """).param("tenant", tenant).query(Matching.Waiting.class).list();
    }

    /** The agency's payouts name the settlement; tracking books those from the agency's events. */
    int settle(long tenant) {
        return db.sql("""
                        update statement_entry e set state = 'SETTLEMENT', matched_by = s.number
                          from agency_settlement s
                         where e.tenant = :tenant and e.state = 'UNMATCHED' and s.tenant = :tenant
                           and e.amount_cents = s.payout_cents and e.amount_cents > 0 and e.currency = 'EUR'
                           and (position(s.number in e.remittance) > 0 or s.number = any(e.naming))
                        """).param("tenant", tenant).update();
    }

    void matched(long tenant, Collection<Matching.Booking> bookings) {
        int added = db.sql("""
                        with r as (
                          select * from jsonb_to_recordset(:rows::jsonb) as x(entry_id bigint, item_id bigint,
                                 amount_cents bigint, shared_out_cents bigint, by text)),
                        done as (
                          update statement_entry e set state = 'MATCHED', matched_by = r.by
                            from r where e.tenant = :tenant and e.id = r.entry_id and e.state = 'UNMATCHED'
                          returning 1)
                        insert into statement_match (tenant, entry_id, item_id, assignment, amount_cents, shared_out_cents)
                        select :tenant, r.entry_id, r.item_id, e.assignment, r.amount_cents, r.shared_out_cents
                          from r join statement_entry e on e.tenant = :tenant and e.id = r.entry_id
                        """)
                .param("tenant", tenant)
                .param("rows", Rows.json(bookings))
                .update();
        if (added != bookings.size()) {
            throw new IllegalStateException(bookings.size() + " bookings, but " + added + " noted");
        }
    }

    List<UnmatchedEntry> list(long tenant, long after, int most) {
        return db.sql("""
                        select id, account, booked_on, value_on, currency, amount_cents, kind, return_reason,
                               creditor_reference, end_to_end_id, remittance, counterparty_name, counterparty_iban
                          from statement_entry
                         where tenant = :tenant and state = 'UNMATCHED' and id > :after order by id limit :most
                        """)
                .param("tenant", tenant)
                .param("after", after)
                .param("most", most)
                .query(UnmatchedEntry.class)
                .list();
    }
}
