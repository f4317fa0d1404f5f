package de.mahnwerk.agency.conversation;

import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.platform.calendar.GermanHolidays;
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

    /**
     * An offer that the client accepted.
     *
     * @param offeredOn when the client was asked; what is paid from then on counts
     * @param payBy the last value date that counts
     * @param renewed whether the time to pay it has begun anew already
     */
    public record Accepted(UUID caseId, LocalDate offeredOn, LocalDate payBy, long offerCents, boolean renewed) {

        /** On which day the strategy goes on when it is not paid. */
        public LocalDate over() {
            return payBy.plusDays(DAYS_ON_THE_WAY);
        }
    }

    private record Told(UUID caseId, LocalDate offeredOn, LocalDate toldOn, long offerCents, boolean renewed) {}

    private final JdbcClient db;
    private final Clients clients;

    AcceptedOffers(JdbcClient db, Clients clients) {
        this.db = db;
        this.clients = clients;
    }

    /** The last value date that counts when the debtor is told on {@code day}; never a day without banks (§ 193 BGB). */
    LocalDate payBy(long client, LocalDate day) {
        return GermanHolidays.in(clients.get(client).federalState()).sameOrNextWorkingDay(day.plusDays(DAYS_TO_PAY));
    }

    /** On which day the strategy goes on when the debtor is told on {@code day} and nothing is paid. */
    LocalDate overAfter(long client, LocalDate day) {
        return payBy(client, day).plusDays(DAYS_ON_THE_WAY);
    }

    /** The debtor's time to pay begins. */
    void told(long client, UUID decision, LocalDate day) {
        Rows.exactlyOne(db.sql("update case_decision set told_on = :day where client = :client and id = :id")
                .param("client", client)
                .param("id", decision)
                .param("day", day)
                .update());
    }

    /** The time to pay what the client accepted in these cases begins anew, for this once. */
    public void renew(long client, Collection<UUID> caseIds, LocalDate day) {
        int _ = db.sql("""
                        update case_decision d set told_on = :day, renewed_on = :day
                          from (select distinct on (case_id) id from case_decision
                                 where client = :client
                                   and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                                 order by case_id, requested_at desc) l
                         where d.client = :client and d.id = l.id
                        """)
                .param("client", client)
                .param("day", day)
                .param("ids", Rows.json(caseIds))
                .update();
    }

    /** Those of these cases of one client whose latest decision is one. */
    public List<Accepted> of(long client, Collection<UUID> caseIds) {
        return db.sql("""
                        select case_id, offered_on, told_on, offer_cents, renewed_on is not null as renewed
                          from (select distinct on (case_id) case_id, kind, choice, offer_cents, told_on, renewed_on,
                                       (requested_at at time zone 'Europe/Berlin')::date as offered_on
                                  from case_decision
                                 where client = :client
                                   and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                                 order by case_id, requested_at desc) d
                         where kind = 'SETTLEMENT_OFFER' and choice = 'YES'
                        """).param("client", client).param("ids", Rows.json(caseIds)).query(Told.class).list().stream()
                .map(one -> new Accepted(
                        one.caseId(), one.offeredOn(), payBy(client, one.toldOn()), one.offerCents(), one.renewed()))
                .toList();
    }
}
