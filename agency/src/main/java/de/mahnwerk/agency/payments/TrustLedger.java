package de.mahnwerk.agency.payments;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The double-entry ledger of the trust account. What the bank holds is always what is owed to somebody. */
@Component
public class TrustLedger {

    /** A movement of {@code amountCents}, above zero, from {@code credit} to {@code debit}. */
    public record Movement(
            TrustAccount debit,
            TrustAccount credit,
            @Nullable Long ofClient,
            long amountCents,
            LocalDate bookedOn,
            @Nullable Long entry,
            @Nullable UUID paymentId,
            String text) {}

    /**
     * The daily proof.
     *
     * @param bank what the ledger says that the bank holds
     * @param statement what the bank's last statement says, null before the first one
     * @param liabilities owed to clients, the agency, payers and what is on its way out
     */
    public record Proof(Money bank, @Nullable Money statement, Money liabilities, Money unallocated) {
        /** Whether the bank holds exactly what is owed, and the bank says the same. */
        public boolean holds() {
            return bank.equals(liabilities.plus(unallocated)) && (statement == null || statement.equals(bank));
        }
    }

    private record Sum(TrustAccount debit, TrustAccount credit, long cents) {}

    private final JdbcClient db;

    TrustLedger(JdbcClient db) {
        this.db = db;
    }

    /** Posts movements; those of nothing are left out, negative ones go the other way. */
    public void post(List<Movement> movements) {
        List<Movement> rows = movements.stream()
                .filter(movement -> movement.amountCents() != 0)
                .map(TrustLedger::positive)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        int posted = db.sql("""
                        insert into trust_posting (debit, credit, of_client, amount_cents, booked_on, entry, payment_id, text)
                        select r.debit, r.credit, r.of_client, r.amount_cents, r.booked_on, r.entry, r.payment_id, r.text
                          from jsonb_to_recordset(:rows::jsonb) as r(debit text, credit text, of_client bigint, amount_cents bigint,
                               booked_on date, entry bigint, payment_id uuid, text text)
                        """).param("rows", Rows.json(rows)).update();
        if (posted != rows.size()) {
            throw new IllegalStateException(rows.size() + " trust postings were to be made, but " + posted + " were");
        }
    }

    private static Movement positive(Movement movement) {
        return movement.amountCents() > 0
                ? movement
                : new Movement(
                        /* debit= */ movement.credit(),
                        /* credit= */ movement.debit(),
                        movement.ofClient(),
                        -movement.amountCents(),
                        movement.bookedOn(),
                        movement.entry(),
                        movement.paymentId(),
                        movement.text());
    }

    /** What is held for each account, all clients together; liabilities count up. */
    public Map<TrustAccount, Money> balances() {
        Map<TrustAccount, Money> balances = new EnumMap<>(TrustAccount.class);
        for (TrustAccount account : TrustAccount.values()) {
            balances.put(account, Money.ZERO);
        }
        db.sql("select debit, credit, sum(amount_cents)::bigint as cents from trust_posting group by debit, credit")
                .query(Sum.class)
                .list()
                .forEach(sum -> {
                    Money moved = Money.cents(sum.cents());
                    balances.merge(sum.debit(), held(sum.debit(), moved), Money::plus);
                    balances.merge(sum.credit(), held(sum.credit(), moved).negated(), Money::plus);
                });
        return balances;
    }

    /** A debit adds to the bank and takes from a liability. */
    private static Money held(TrustAccount account, Money debited) {
        return account == TrustAccount.BANK ? debited : debited.negated();
    }

    private static Money of(Map<TrustAccount, Money> balances, TrustAccount account) {
        return requireNonNull(balances.get(account));
    }

    public Proof proof() {
        Map<TrustAccount, Money> balances = balances();
        Money liabilities = of(balances, TrustAccount.CLIENT)
                .plus(of(balances, TrustAccount.AGENCY))
                .plus(of(balances, TrustAccount.REFUNDS))
                .plus(of(balances, TrustAccount.IN_TRANSIT));
        Money statement =
                db.sql("""
                        select closing_cents from trust_statement where closing_cents is not null
                         order by closing_on desc, id desc limit 1
                        """).query(Long.class).optional().map(Money::cents).orElse(null);
        return new Proof(
                of(balances, TrustAccount.BANK), statement, liabilities, of(balances, TrustAccount.UNALLOCATED));
    }
}
