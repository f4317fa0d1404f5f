package de.mahnwerk.agency.payments;

import de.mahnwerk.agency.payments.Payouts.Kind;
import de.mahnwerk.agency.payments.Payouts.Payout;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Four eyes where money leaves: where the agency wants it, a transfer goes to the bank only after a person has released it,
 * and never the one who brought it about by hand. What the system prepared needs one person, what a person did needs two.
 */
@Component
public class PayoutReleases {

    /** A transfer as the list shows it. */
    public record Listed(
            long id,
            Kind kind,
            String name,
            String iban,
            long amountCents,
            String text,
            LocalDate orderedOn,
            String preparedBy,
            boolean automatic,
            @Nullable Long release,
            @Nullable String releasedBy,
            @Nullable LocalDate executedOn) {

        public boolean waits() {
            return !automatic && release == null;
        }
    }

    private final JdbcClient db;
    private final Payouts payouts;

    PayoutReleases(JdbcClient db, Payouts payouts) {
        this.db = db;
        this.payouts = payouts;
    }

    /** What waits first, then the newest. */
    public List<Listed> latest(int most) {
        return db.sql("""
                        select p.id, p.kind, p.name, p.iban, p.amount_cents, p.text, p.ordered_on, p.prepared_by, p.automatic,
                               p.release, r.released_by, p.executed_on
                          from payout p left join payout_release r on r.id = p.release
                         order by not p.automatic and p.release is null desc, p.id desc limit :most
                        """).param("most", most).query(Listed.class).list();
    }

    public long waiting() {
        return db.sql("select count(*) from payout where not automatic and release is null")
                .query(Long.class)
                .single();
    }

    /** How much waits and since when; empty when nothing does. */
    Optional<Waiting> waitingSince() {
        return db.sql("""
                        select min(ordered_on) as since, sum(amount_cents)::bigint as cents
                          from payout where not automatic and release is null having count(*) > 0
                        """).query(Waiting.class).optional();
    }

    record Waiting(LocalDate since, long cents) {}

    /**
     * Lets these go, in one file for the bank.
     *
     * @return the number of the release; empty when one of them does not wait any more or was prepared by the same person
     */
    public Optional<Long> release(Collection<Long> ids, String by, LocalDate day) {
        long free = db.sql("""
                        select count(*) from (
                          select id from payout where not automatic and release is null and prepared_by <> :by
                             and id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) x))
                           order by id for update) as free
                        """)
                .param("by", by)
                .param("ids", Rows.json(ids))
                .query(Long.class)
                .single();
        if (ids.isEmpty() || free != ids.size()) {
            return Optional.empty();
        }
        long release = db.sql("insert into payout_release (released_by, released_on) values (:by, :day) returning id")
                .param("by", by)
                .param("day", day)
                .query(Long.class)
                .single();
        int _ = db.sql("""
                        update payout set release = :release
                         where id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) x))
                        """)
                .param("release", release)
                .param("ids", Rows.json(ids))
                .update();
        return Optional.of(release);
    }

    /** Sends what waits for the client to another account; what was released or executed went to the one before. How many. */
    int redirect(long client, String iban, String holder) {
        return db.sql("""
                        with waiting as (
                          select id from payout
                           where not automatic and release is null and executed_on is null
                             and kind = 'CLIENT' and of_client = :client
                           order by id for update)
                        update payout p set iban = :iban, name = :holder from waiting w where p.id = w.id
                        """)
                .param("client", client)
                .param("iban", iban)
                .param("holder", holder)
                .update();
    }

    /** The file of a release for the bank, always the same. */
    public Optional<byte[]> file(long release) {
        List<Payout> released = payouts.ofRelease(release);
        return db.sql("select released_on from payout_release where id = :release")
                .param("release", release)
                .query(LocalDate.class)
                .optional()
                .flatMap(day -> payouts.file("MWR" + release, day, released));
    }

    public boolean byPerson() {
        return db.sql("select by_person from payout_rule")
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** For what is ordered from now on; what waits goes on waiting. */
    public void decide(boolean byPerson) {
        Rows.exactlyOne(db.sql("""
                        insert into payout_rule (by_person) values (:byPerson)
                        on conflict (one) do update set by_person = excluded.by_person
                        """).param("byPerson", byPerson).update());
    }
}
