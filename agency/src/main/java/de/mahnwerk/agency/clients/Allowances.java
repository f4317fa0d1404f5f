package de.mahnwerk.agency.clients;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.platform.database.Tenancy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How many calls each client's system may make: a bucket a client that fills up evenly within a minute, on each node. The
 * number is the client's own or the agency's.
 */
@Component
public class Allowances {

    /** Tokens live half an hour; who fetches more than this a minute keeps none. */
    private static final int TOKENS_PER_MINUTE = 60;

    private static final int MOST_NAMES = 10_000;
    private static final long NANOS = 1_000_000_000L;

    private final Clients clients;
    private final Tenancy tenancy;
    private final AgencySettings agency;
    private final Map<Long, Bucket> calls = new ConcurrentHashMap<>();
    // names come from strangers: the oldest are forgotten
    private final Map<String, Bucket> tokens = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_NAMES;
        }
    });

    Allowances(Clients clients, Tenancy tenancy, AgencySettings agency) {
        this.clients = clients;
        this.tenancy = tenancy;
        this.agency = agency;
    }

    /** Takes one call of the client; seconds to wait when there is none left, 0 when it may go on. */
    public long take(long client) {
        return waiting(calls.computeIfAbsent(client, this::ofClient));
    }

    /** Takes one request for a token in this name; seconds to wait, 0 when it may go on. */
    long takeToken(String name) {
        return waiting(tokens.computeIfAbsent(name, ignored -> perMinute(TOKENS_PER_MINUTE)));
    }

    /** The client's number was changed. */
    void forget(long client) {
        Bucket _ = calls.remove(client);
    }

    private Bucket ofClient(long client) {
        Integer own = tenancy.asEveryone(() -> clients.setup(client)).requestsPerMinute();
        return perMinute(own == null ? agency.requestsPerMinute() : own);
    }

    private static Bucket perMinute(int most) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                .build();
    }

    private static long waiting(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.max(1, (probe.getNanosToWaitForRefill() + NANOS - 1) / NANOS);
    }
}
