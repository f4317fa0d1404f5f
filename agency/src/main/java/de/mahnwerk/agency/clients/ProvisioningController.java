package de.mahnwerk.agency.clients;

import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.people.NewUser;
import de.mahnwerk.platform.people.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Creates clients and clerks; for the operator only. Repeating a call changes nothing and shows no secret again. */
@RestController
class ProvisioningController {

    /** The secret only when a credential was issued by this call. */
    record Created(long client, String clientId, @Nullable String clientSecret) {}

    record UserCreated(String login) {}

    /** Clerks work for all clients. */
    private static final long THE_AGENCY = 0;

    private final Clients clients;
    private final Credentials credentials;
    private final Users users;
    private final Tenancy tenancy;

    ProvisioningController(Clients clients, Credentials credentials, Users users, Tenancy tenancy) {
        this.clients = clients;
        this.credentials = credentials;
        this.users = users;
        this.tenancy = tenancy;
    }

    @PostMapping("/ops/clients")
    Created create(@RequestBody NewClient wanted) {
        return tenancy.asEveryone(() -> {
            long client = clients.put(wanted.client());
            clients.change(client, wanted.setUp());

            if (!agreed(client, wanted.terms().agreed())) {
                clients.agree(client, wanted.terms().agreed());
            }
            List<Credentials.Credential> known = credentials.of(client);
            if (known.isEmpty() || Boolean.TRUE.equals(wanted.newCredential())) {
                Credentials.Issued issued = credentials.issue(client);
                return new Created(client, issued.clientId(), issued.clientSecret());
            }
            return new Created(client, known.getFirst().clientId(), null);
        });
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
