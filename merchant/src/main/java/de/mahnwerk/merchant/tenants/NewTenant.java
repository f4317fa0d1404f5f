package de.mahnwerk.merchant.tenants;

import de.mahnwerk.platform.people.NewUser;
import java.util.List;

/** What the operator sends to create a merchant with its users and its agency. */
public record NewTenant(Tenant merchant, List<NewUser> users, AgencyAccess agency) {

    /**
     * How this merchant reaches its agency.
     *
     * @param webhookBase address under which the agency reaches this side, empty for polling only
     */
    public record AgencyAccess(String name, String url, String clientId, String clientSecret, String webhookBase) {}
}
