package de.mahnwerk.bench;

import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.DirectPayment;
import de.mahnwerk.protocol.DirectPaymentKind;
import de.mahnwerk.protocol.PaymentAnswer;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** How long after an event is committed at the agency it is in the merchant's data. */
final class NewsLatency {

    private static final long LOOK_EVERY_NANOS = 500_000;
    private static final long GIVE_UP_NANOS = 60_000_000_000L;

    /** Milliseconds. */
    record Spread(double median, double p99, int count) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms (%d events)", median, p99, count);
        }
    }

    private final Postgres merchant;
    private final HandoverClient agency;

    NewsLatency(Postgres merchant, HandoverClient agency) {
        this.merchant = merchant;
        this.agency = agency;
    }

    /** Causes so many events, one after the other has arrived, each on a case of its own; {@code cases} must be as many. */
    Spread measure(List<UUID> cases) throws SQLException {
        List<Long> nanos = new ArrayList<>();
        try (Connection connection = merchant.connect();
                PreparedStatement look = connection.prepareStatement(
                        "select 1 from case_event where type = 'payment.reported' and data->>'paymentReference' = ?")) {
            for (UUID one : cases) {
                String reference = "bench-" + Ids.next() + "-0";
                cause(one, reference);
                nanos.add(untilSeen(look, reference));
            }
        }
        Collections.sort(nanos);
        return new Spread(at(nanos, 0.5), at(nanos, 0.99), nanos.size());
    }

    private void cause(UUID one, String reference) {
        DirectPayment payment = new DirectPayment(
                DirectPaymentKind.PAYMENT,
                reference,
                Amount.ofCents(1),
                BusinessClock.real().today(),
                null,
                null);
        if (!(agency.reportPayment(one, payment, Ids.next().toString()) instanceof Answer.Done<PaymentAnswer>)) {
            throw new IllegalStateException("the agency did not take the payment on " + one);
        }
    }

    private static long untilSeen(PreparedStatement look, String reference) throws SQLException {
        long start = System.nanoTime();
        look.setString(1, reference);
        while (System.nanoTime() - start < GIVE_UP_NANOS) {
            try (ResultSet row = look.executeQuery()) {
                if (row.next()) {
                    return System.nanoTime() - start;
                }
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        throw new IllegalStateException("an event did not arrive within a minute: " + reference);
    }

    private static double at(List<Long> sorted, double share) {
        int index = (int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1)));
        return sorted.get(index) / 1e6;
    }
}
