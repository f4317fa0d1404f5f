package de.mahnwerk.bench;

import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.Address;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.Debtor;
import de.mahnwerk.protocol.DebtorKind;
import de.mahnwerk.protocol.DefaultGround;
import de.mahnwerk.protocol.InDefault;
import de.mahnwerk.protocol.InterestBasis;
import de.mahnwerk.protocol.InterestClaim;
import de.mahnwerk.protocol.ItemKind;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.PrincipalItem;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Eight clients, each handing over one claim a call. As a careful sender does it, each claim is written down durably on the
 * merchant's PostgreSQL before it is sent, and the agency's answer after.
 */
final class SingleCalls {

    private final Postgres journal;
    private final HandoverClient agency;
    private final AtomicLong numbers = new AtomicLong();

    SingleCalls(Postgres journal, HandoverClient agency) throws SQLException {
        this.journal = journal;
        this.agency = agency;
        try (Connection connection = journal.connect();
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(
                    "create table if not exists sent_claim (key uuid primary key, claim jsonb not null, case_reference text)");
        }
    }

    /** Accepted claims a second over so many seconds. */
    double measure(int seconds) throws InterruptedException, ExecutionException {
        return EightClients.aSecond(seconds, this::handOverUntil);
    }

    private long handOverUntil(long end) throws SQLException {
        long done = 0;
        try (Connection connection = journal.connect();
                PreparedStatement before =
                        connection.prepareStatement("insert into sent_claim (key, claim) values (?, ?::jsonb)");
                PreparedStatement after =
                        connection.prepareStatement("update sent_claim set case_reference = ? where key = ?")) {
            while (System.nanoTime() < end) {
                UUID key = Ids.next();
                NewClaim claim = claim(numbers.incrementAndGet());
                before.setObject(1, key);
                before.setString(2, ProtocolJson.strict().writeValueAsString(claim));
                int written = before.executeUpdate();
                if (!(agency.handOver(claim, key.toString()) instanceof Answer.Done<Claim>(Claim accepted, var _))) {
                    throw new IllegalStateException("the agency did not accept " + claim.merchantReference());
                }
                after.setString(1, accepted.caseReference());
                after.setObject(2, key);
                done += Math.min(written, after.executeUpdate());
            }
        }
        return done;
    }

    /** A claim that an agency accepts: a company that has owed a delivery for three months. */
    static NewClaim claim(long number) {
        LocalDate due = BusinessClock.real().today().minusDays(90);
        Amount amount = Amount.ofCents(2_000 + number % 40_000);
        return new NewClaim(
                "S-" + number,
                new Debtor(
                        DebtorKind.BUSINESS,
                        null,
                        null,
                        null,
                        "Betrieb " + number + " GmbH",
                        null,
                        null,
                        List.of(),
                        null,
                        new Address(null, "Lindenstraße 7", "50667", "Köln", "DE"),
                        List.of(),
                        List.of(),
                        List.of(),
                        "S-" + number,
                        "de",
                        null),
                List.of(new PrincipalItem(
                        "S-" + number,
                        ItemKind.GOODS,
                        "Werkzeug",
                        due.minusDays(30),
                        due.minusDays(30),
                        due.minusDays(30),
                        due,
                        amount,
                        amount,
                        null,
                        null,
                        null)),
                List.of(),
                new InDefault(due.plusDays(31), DefaultGround.THIRTY_DAYS, List.of()),
                new InterestClaim(InterestBasis.STATUTORY_BUSINESS, null, due.plusDays(31)),
                List.of(),
                List.of(),
                false,
                true,
                true,
                false,
                null,
                null,
                null,
                Map.of());
    }
}
