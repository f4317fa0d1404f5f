package de.mahnwerk.agency.clients;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.platform.api.RateLimit;
import de.mahnwerk.platform.database.Tenancy;
import org.springframework.stereotype.Component;

/** How many calls each client's system may make. The number is the client's own or the agency's. */
@Component
public class Allowances {

    /** Tokens live half an hour; who fetches more than this a minute keeps none. */
    private static final int TOKENS_PER_MINUTE = 60;

    private final RateLimit<Long> calls;
    private final RateLimit<String> tokens = new RateLimit<>(ignored -> TOKENS_PER_MINUTE);

    Allowances(Clients clients, Tenancy tenancy, AgencySettings agency) {
        calls = new RateLimit<>(client -> {
            Integer own = tenancy.asEveryone(() -> clients.setup(client)).requestsPerMinute();
            return own == null ? agency.requestsPerMinute() : own;
        });
    }

    /** Takes one call of the client; seconds to wait when there is none left, 0 when it may go on. */
    public long take(long client) {
        return calls.take(client);
    }

    /** Takes one request for a token in this name; seconds to wait, 0 when it may go on. */
    long takeToken(String name) {
        return tokens.take(name);
    }

    /** The client's number was changed. */
    void forget(long client) {
        calls.forget(client);
    }
}
