package de.mahnwerk.merchant.tenants;

import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.people.Users;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Creates merchants; for the operator only. Repeating a call changes nothing. */
@RestController
class ProvisioningController {

    record Created(long tenant) {}

    private final Tenants tenants;
    private final Users users;
    private final Tenancy tenancy;
    private final List<TenantProvisioned> capabilities;

    ProvisioningController(Tenants tenants, Users users, Tenancy tenancy, List<TenantProvisioned> capabilities) {
        this.tenants = tenants;
        this.users = users;
        this.tenancy = tenancy;
        this.capabilities = capabilities;
    }

    @PostMapping("/ops/tenants")
    Created create(@RequestBody NewTenant wanted) {
        long tenant = tenants.put(wanted.merchant());
        tenancy.run(tenant, () -> {
            wanted.users().forEach(user -> users.put(tenant, user));
            capabilities.forEach(capability -> capability.prepare(tenant, wanted));
        });
        return new Created(tenant);
    }
}
