package de.mahnwerk.merchant.tenants;

/** A capability that prepares itself for a new merchant, in the transaction that creates it. */
public interface TenantProvisioned {

    /** {@code settings} is what the operator sent; each capability reads its own part. */
    void prepare(long tenant, NewTenant settings);
}
