package de.mahnwerk.agency.conversation;

import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What debtors offered in settlement and clients accepted: who pays it in time has paid. */
@Component
public class AcceptedOffers {

    /** How long the debtor has to pay what he offered. */
    private static final int DAYS_TO_PAY = 14;

    /** And how long the post and the bank may take. */
    private static final int DAYS_ON_THE_WAY = 3;

    /** An offer that the client accepted; {@code payBy} is the last value date that counts. */
    public record Accepted(UUID caseId, LocalDate acceptedOn, LocalDate payBy, long offerCents) {}

    private final JdbcClient db;

    AcceptedOffers(JdbcClient db) {
        this.db = db;
    }

    /** The last value date that counts for an offer that is accepted today. */
    static LocalDate payBy(LocalDate day) {
        return day.plusDays(DAYS_TO_PAY);
    }

    /** On which day the strategy goes on when nothing was paid on an offer that is accepted today. */
    static LocalDate overAfter(LocalDate day) {
        return day.plusDays(DAYS_TO_PAY + DAYS_ON_THE_WAY);
    }

    /** Those of these cases of one client whose latest decision is one. */
    public List<Accepted> of(long client, Collection<UUID> caseIds) {
        return db.sql("""
                        select case_id, accepted_on, accepted_on + :days::int as pay_by, offer_cents
                          from (select distinct on (case_id) case_id, kind, choice, offer_cents,
                                       (taken_at at time zone 'Europe/Berlin')::date as accepted_on
                                  from case_decision
                                 where client = :client
                                   and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                                 order by case_id, requested_at desc) d
                         where kind = 'SETTLEMENT_OFFER' and choice = 'YES'
                        """)
                .param("client", client)
                .param("days", DAYS_TO_PAY)
                .param("ids", Rows.json(caseIds))
                .query(Accepted.class)
                .list();
    }
}
