package de.mahnwerk.agency.payments;

import de.mahnwerk.agency.clients.AccountWishes;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code payout_account}: a client's money goes to another account only when two people want it. Until then it goes to the one
 * before, or stays on the trust account where there is none.
 */
@Component
public class PayoutAccounts implements AccountWishes {

    /**
     * An account that somebody entered.
     *
     * @param iban without blanks
     * @param bic empty where the IBAN is enough
     * @param decidedBy who confirmed or dropped it
     */
    public record Wanted(
            long client,
            long id,
            String iban,
            String bic,
            String holder,
            String wantedBy,
            LocalDate wantedOn,
            State state,
            @Nullable String decidedBy,
            @Nullable LocalDate decidedOn) {}

    /** What became of it. */
    public enum State {
        WAITS,
        CONFIRMED,
        DROPPED
    }

    private static final String SELECT = """
            select client, id, iban, bic, holder, wanted_by, wanted_on, state, decided_by, decided_on from payout_account
            """;

    private final JdbcClient db;
    private final Clients clients;
    private final PayoutReleases releases;

    PayoutAccounts(JdbcClient db, Clients clients, PayoutReleases releases) {
        this.db = db;
        this.clients = clients;
        this.releases = releases;
    }

    /** Newest first. */
    public List<Wanted> of(long client) {
        return db.sql(SELECT + " where client = :client order by id desc")
                .param("client", client)
                .query(Wanted.class)
                .list();
    }

    /** What waits for somebody, of all clients, oldest first. */
    List<Wanted> waiting() {
        return db.sql(SELECT + " where state = 'WAITS' order by wanted_on, id")
                .query(Wanted.class)
                .list();
    }

    long countWaiting() {
        return db.sql("select count(*) from payout_account where state = 'WAITS'")
                .query(Long.class)
                .single();
    }

    /** Enters an account; what waits is dropped for it. */
    public void want(long client, String iban, String bic, String holder, String by, LocalDate day) {
        int _ = db.sql("""
                        update payout_account set state = 'DROPPED', decided_by = :by, decided_on = :day
                         where client = :client and state = 'WAITS'
                        """)
                .param("client", client)
                .param("by", by)
                .param("day", day)
                .update();
        Rows.exactlyOne(db.sql("""
                        insert into payout_account (client, iban, bic, holder, wanted_by, wanted_on)
                        values (:client, :iban, :bic, :holder, :by, :day)
                        """)
                .param("client", client)
                .param("iban", iban)
                .param("bic", bic)
                .param("holder", holder)
                .param("by", by)
                .param("day", day)
                .update());
    }

    @Override
    public void wish(long client, String iban, String bic, String holder, String by, LocalDate day) {
        if (of(client).stream()
                .noneMatch(one -> one.state() == State.WAITS && one.iban().equals(iban))) {
            want(client, iban, bic, holder, by, day);
        }
    }

    /**
     * From now on the client's money goes there, and with it what waits for its release.
     *
     * @return how many transfers that waited go there; empty when the account does not wait, or {@code by} entered it
     */
    public OptionalInt confirm(long client, long id, String by, LocalDate day) {
        Optional<Wanted> confirmed = db.sql("""
                        update payout_account set state = 'CONFIRMED', decided_by = :by, decided_on = :day
                         where client = :client and id = :id and state = 'WAITS' and wanted_by <> :by
                        returning client, id, iban, bic, holder, wanted_by, wanted_on, state, decided_by, decided_on
                        """)
                .param("client", client)
                .param("id", id)
                .param("by", by)
                .param("day", day)
                .query(Wanted.class)
                .optional();
        if (confirmed.isEmpty()) {
            return OptionalInt.empty();
        }
        Wanted account = confirmed.get();
        // waits for a settlement that is being made, whose transfer is then among those that wait
        clients.payTo(client, account.iban(), account.bic(), account.holder());
        return OptionalInt.of(releases.redirect(client, account.iban(), account.holder()));
    }

    /** It stays as it was; false when nothing waits. */
    public boolean drop(long client, long id, String by, LocalDate day) {
        return db.sql("""
                        update payout_account set state = 'DROPPED', decided_by = :by, decided_on = :day
                         where client = :client and id = :id and state = 'WAITS'
                        """)
                        .param("client", client)
                        .param("id", id)
                        .param("by", by)
                        .param("day", day)
                        .update()
                == 1;
    }

    /** A new client with the account that {@code by} entered for it, which waits like any other; its id. */
    public long create(Client client, Terms terms, boolean test, String by, LocalDate day) {
        Client withoutAccount = client.withAccount("", "", "");
        long id = clients.create(withoutAccount, terms, test);
        if (!client.payoutIban().isEmpty()) {
            want(id, client.payoutIban(), client.payoutBic(), client.payoutHolder(), by, day);
        }
        return id;
    }
}
