package de.mahnwerk.agency.payments;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.Pain001;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Transfers from the trust account: ordered here, carried to the bank as pain.001, seen again on its statement. */
@Component
public class Payouts {

    /** Who gets it. */
    public enum Kind {
        CLIENT,
        OWN_SHARE,
        REFUND
    }

    /**
     * A transfer to be ordered.
     *
     * @param subject what it is for: a settlement's id, a payment's id
     * @param endToEnd unique; comes back on the statement
     */
    public record NewPayout(
            Kind kind,
            @Nullable Long ofClient,
            String subject,
            String endToEnd,
            String name,
            String iban,
            long amountCents,
            String text) {}

    /** A transfer that was ordered. */
    public record Payout(
            long id,
            Kind kind,
            @Nullable Long ofClient,
            String subject,
            String endToEnd,
            String name,
            String iban,
            long amountCents,
            String text,
            LocalDate orderedOn,
            @Nullable LocalDate executedOn) {}

    private static final String COLUMNS =
            "id, kind, of_client, subject, end_to_end, name, iban, amount_cents, text, ordered_on, executed_on";
    private static final String SELECT = "select " + COLUMNS + " from payout";

    private final JdbcClient db;
    private final TrustLedger ledger;
    private final AgencySettings agency;

    Payouts(JdbcClient db, TrustLedger ledger, AgencySettings agency) {
        this.db = db;
        this.ledger = ledger;
        this.agency = agency;
    }

    /** {@code preparedBy} of what no person brought about. */
    public static final String SYSTEM = "SYSTEM";

    /**
     * Orders transfers once each by their end-to-end id; from now on the money is on its way, or waits for its release where
     * the agency wants that.
     *
     * @param preparedBy the login of who brought it about by hand, or {@link #SYSTEM}
     */
    public void order(List<NewPayout> wanted, LocalDate day, String preparedBy) {
        if (wanted.isEmpty()) {
            return;
        }
        List<Payout> ordered = db.sql("""
                        insert into payout (kind, of_client, subject, end_to_end, name, iban, amount_cents, text, ordered_on,
                               prepared_by, automatic)
                        select r.kind, r.of_client, r.subject, r.end_to_end, r.name, r.iban, r.amount_cents, r.text, :day,
                               :by, not coalesce((select by_person from payout_rule), false)
                          from jsonb_to_recordset(:rows::jsonb) as r(kind text, of_client bigint, subject text, end_to_end text,
                               name text, iban text, amount_cents bigint, text text)
                        on conflict (end_to_end) do nothing
                        returning
                        """ + COLUMNS)
                .param("day", day)
                .param("by", preparedBy)
                .param("rows", Rows.json(wanted))
                .query(Payout.class)
                .list();
        ledger.post(ordered.stream()
                .map(payout -> new TrustLedger.Movement(
                        switch (payout.kind()) {
                            case CLIENT -> TrustAccount.CLIENT;
                            case OWN_SHARE -> TrustAccount.AGENCY;
                            case REFUND -> TrustAccount.REFUNDS;
                        },
                        TrustAccount.IN_TRANSIT,
                        payout.ofClient(),
                        payout.amountCents(),
                        day,
                        null,
                        null,
                        payout.text()))
                .toList());
    }

    /** The transfers whose end-to-end ids the bank names in debits. */
    List<Payout> inTransit(Collection<String> endToEnds) {
        return db.sql(SELECT + """
                         where executed_on is null
                           and end_to_end = any(array(select jsonb_array_elements_text(:ids::jsonb)))
                        """)
                .param("ids", Rows.json(endToEnds))
                .query(Payout.class)
                .list();
    }

    void executed(Collection<Long> ids, LocalDate day) {
        int _ = db.sql("""
                        update payout set executed_on = :day
                         where executed_on is null and id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                        """).param("day", day).param("ids", Rows.json(ids)).update();
    }

    public List<Payout> orderedOn(LocalDate day) {
        return db.sql(SELECT + " where ordered_on = :day order by id")
                .param("day", day)
                .query(Payout.class)
                .list();
    }

    /** The day's order for the bank, without what waits for a release or had one; empty when nothing was ordered. */
    public Optional<byte[]> fileOf(LocalDate day) {
        List<Payout> payouts = db.sql(SELECT + " where ordered_on = :day and automatic order by id")
                .param("day", day)
                .query(Payout.class)
                .list();
        return file("MW" + day.toString().replace("-", ""), day, payouts);
    }

    /** What a release let go. */
    List<Payout> ofRelease(long release) {
        return db.sql(SELECT + " where release = :release order by id")
                .param("release", release)
                .query(Payout.class)
                .list();
    }

    /** What goes to the bank together. */
    Optional<byte[]> file(String id, LocalDate day, List<Payout> payouts) {
        return payouts.isEmpty()
                ? Optional.empty()
                : Optional.of(Pain001.write(
                        id,
                        day,
                        agency.name(),
                        agency.trustIban(),
                        day,
                        payouts.stream()
                                .map(payout -> new Pain001.Payment(
                                        payout.endToEnd(),
                                        Money.cents(payout.amountCents()),
                                        payout.name(),
                                        payout.iban(),
                                        payout.text()))
                                .toList()));
    }
}
