package de.mahnwerk.agency.payments;

import de.mahnwerk.agency.account.Account;
import de.mahnwerk.agency.account.Allocated;
import de.mahnwerk.agency.account.Receipt;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.time.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments of test claims: booked on the claim account like real ones, without any money on the trust account. */
@Component
public class PlayedPayments {

    private final JdbcClient db;
    private final Receipts receipts;

    PlayedPayments(JdbcClient db, Receipts receipts) {
        this.db = db;
        this.receipts = receipts;
    }

    /** The debtor pays the agency. */
    public void received(CollectionCase one, Money amount, LocalDate day) {
        List<Allocated> _ = receipts.book(
                one.client(),
                List.of(new Receipt(one.id(), Ids.next(), Account.MONEY_RECEIVED, amount, day)),
                Map.of(),
                day);
    }

    /** The latest payment that came to the agency goes back; false when there is none. */
    public boolean returned(CollectionCase one, LocalDate day) {
        List<UUID> last = db.sql("""
                        select id from payment
                         where client = :client and case_id = :case and source = 'TRUST' and reversed_on is null
                         order by booked_on desc, id desc limit 1
                        """)
                .param("client", one.client())
                .param("case", one.id())
                .query(UUID.class)
                .list();
        if (last.isEmpty()) {
            return false;
        }
        List<Allocated> _ = receipts.reverse(one.client(), last, null, day);
        return true;
    }
}
