package de.mahnwerk.merchant.tenants;

import de.mahnwerk.platform.rights.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the operator sends to create a merchant with its users and its agency. */
public record NewTenant(Tenant merchant, List<NewUser> users, AgencyAccess agency) {

    /**
     * Somebody who works for the merchant.
     *
     * @param roles all of them where none are named: the first person of a company does everything
     */
    public record NewUser(
            String login,
            String password,
            String displayName,
            @Nullable Set<Role> roles) {}

    /**
     * How this merchant reaches its agency.
     *
     * @param webhookBase address under which the agency reaches this side, empty for polling only
     */
    public record AgencyAccess(String name, String url, String clientId, String clientSecret, String webhookBase) {}
}
