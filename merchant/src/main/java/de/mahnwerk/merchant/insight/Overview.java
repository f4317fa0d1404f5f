package de.mahnwerk.merchant.insight;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of a merchant's first page; euro cents and counts. */
@Component
public class Overview {

    /**
     * How a merchant stands.
     *
     * @param recoveredCents what debtors paid since their claims were handed over, principal only
     * @param agencyTransitCents received by the agency for us and not paid out yet
     */
    public record Figures(
            long openItems,
            long openCents,
            long overdueItems,
            long overdueCents,
            long dunningItems,
            long dunningCents,
            long collectionItems,
            long collectionCents,
            long recoveredCents,
            long agencyTransitCents) {}

    private final JdbcClient db;

    Overview(JdbcClient db) {
        this.db = db;
    }

    public Figures figures(long tenant, LocalDate today) {
        return db.sql("""
                        select count(*) filter (where state = 'OPEN' and open_cents > 0) as open_items,
                               coalesce(sum(open_cents) filter (where state = 'OPEN'), 0)::bigint as open_cents,
                               count(*) filter (where state = 'OPEN' and open_cents > 0 and due_on < :today) as overdue_items,
                               coalesce(sum(open_cents) filter (where state = 'OPEN' and open_cents > 0 and due_on < :today), 0)::bigint as overdue_cents,
                               count(*) filter (where state = 'OPEN' and open_cents > 0 and level_reached > 0) as dunning_items,
                               coalesce(sum(open_cents) filter (where state = 'OPEN' and open_cents > 0 and level_reached > 0), 0)::bigint as dunning_cents,
                               count(*) filter (where state = 'IN_COLLECTION') as collection_items,
                               coalesce(sum(open_cents) filter (where state = 'IN_COLLECTION'), 0)::bigint as collection_cents,
                               (select coalesce(sum(principal_cents), 0)::bigint from case_payment where tenant = :tenant) as recovered_cents,
                               (select coalesce(sum(paid_out_cents + to_pay_out_cents), 0)::bigint from collection_case where tenant = :tenant)
                               - (select coalesce(sum(payout_cents), 0)::bigint from case_payout where tenant = :tenant) as agency_transit_cents
                          from open_item where tenant = :tenant and kind = 'INVOICE' and currency = 'EUR'
                        """)
                .param("tenant", tenant)
                .param("today", today)
                .query(Figures.class)
                .single();
    }
}
