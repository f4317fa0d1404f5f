package de.mahnwerk.agency.clients;

import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.people.NewUser;
import de.mahnwerk.platform.people.Users;
import de.mahnwerk.platform.time.BusinessClock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Creates clients and clerks; for the operator only. Repeating a call changes nothing and shows no secret again. Papers and account of a
 * client that is there are what people at the agency have kept and confirmed.
 */
@RestController
class ProvisioningController {

    /**
     * The client.
     *
     * @param clientSecret only when a credential was issued by this call
     * @param payoutAccount what is to be done before money goes to the account of this call; null when nothing is
     */
    record Created(
            long client,
            String clientId,
            @Nullable String clientSecret,
            @Nullable String payoutAccount) {}

    record UserCreated(String login) {}

    /** Clerks work for all clients. */
    private static final long THE_AGENCY = 0;

    /** Nobody at the agency bears this name. */
    private static final String OPERATOR = "operator";

    private final Clients clients;
    private final Credentials credentials;
    private final Users users;
    private final Tenancy tenancy;
    private final AccountWishes accounts;
    private final BusinessClock clock;

    ProvisioningController(
            Clients clients,
            Credentials credentials,
            Users users,
            Tenancy tenancy,
            AccountWishes accounts,
            BusinessClock clock) {
        this.clients = clients;
        this.credentials = credentials;
        this.users = users;
        this.tenancy = tenancy;
        this.accounts = accounts;
        this.clock = clock;
    }

    @PostMapping("/ops/clients")
    Created create(@RequestBody NewClient wanted) {
        Client named = wanted.read();
        Terms terms = wanted.terms().agreed();
        return tenancy.asEveryone(() -> {
            Optional<Client> before = clients.numbered(named.number());
            long client = clients.put(named);
            clients.change(
                    client, before.isPresent() ? wanted.after(clients.setup(client)) : wanted.first(clock.today()));
            String account = before.map(known -> wish(known, named)).orElse(null);
            if (!agreed(client, terms)) {
                clients.agree(client, terms);
            }
            List<Credentials.Credential> known = credentials.of(client);
            if (known.isEmpty() || Boolean.TRUE.equals(wanted.newCredential())) {
                Credentials.Issued issued = credentials.issue(client);
                return new Created(client, issued.clientId(), issued.clientSecret(), account);
            }
            return new Created(client, known.getFirst().clientId(), null, account);
        });
    }

    /** Another account waits for somebody at the agency; what is to be done, or null. */
    private @Nullable String wish(Client known, Client named) {
        String iban = packed(named.payoutIban());
        if (iban.isEmpty() || iban.equals(packed(known.payoutIban()))) {
            return null;
        }
        accounts.wish(known.client(), iban, packed(named.payoutBic()), named.payoutHolder(), OPERATOR, clock.today());
        return "not changed yet: somebody at the agency has to confirm " + iban + " at /clients/" + known.client()
                + "/onboarding";
    }

    private static String packed(String typed) {
        return typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** Whether the newest terms say the same, number of the version and scale of the percentage aside. */
    private boolean agreed(long client, Terms wanted) {
        List<Terms> history = clients.termsHistory(client);
        return !history.isEmpty() && history.getFirst().sameAs(wanted);
    }

    @PostMapping("/ops/users")
    UserCreated user(@RequestBody NewUser wanted) {
        users.put(THE_AGENCY, wanted);
        return new UserCreated(wanted.login());
    }
}
