package de.mahnwerk.app.sides;

import de.mahnwerk.app.Operator;
import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import de.mahnwerk.conformance.merchant.MerchantKit;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our merchant in real time, with one merchant that has a webhook at our agency. */
public final class OwnMerchant implements AutoCloseable {

    private static final String AGENCY = "Nordwall Inkasso";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Side.Running side;
    private final URI webhook;
    private final String secret;

    private OwnMerchant(Side.Running side, URI webhook, String secret) {
        this.side = side;
        this.webhook = webhook;
        this.secret = secret;
    }

    /** Starts it below {@code data}, beside the agency. */
    public static OwnMerchant open(Path data, OwnAgency agency) {
        Side.Running side = Side.MERCHANT.start(OwnAgency.settings(data, agency.server(), Side.MERCHANT));
        long tenant = connect(data, agency, side.address());
        URI webhook = side.address().resolve(AgencyConnections.hookPath(tenant, AGENCY));
        return new OwnMerchant(side, webhook, secret(side, tenant));
    }

    private static long connect(Path data, OwnAgency agency, URI merchant) {
        OwnAgency.Credential credential = agency.anotherClient("M-ERP");
        Map<String, Object> access = Map.of(
                "name", AGENCY,
                "url", agency.address().toString(),
                "clientId", credential.clientId(),
                "clientSecret", credential.clientSecret(),
                "webhookBase", merchant.toString());
        try (Operator operator = new Operator(merchant, OperatorToken.of(data, Side.MERCHANT))) {
            return operator.call(
                            "POST", "/ops/tenants", Map.of("merchant", tenant(), "users", List.of(), "agency", access))
                    .get("tenant")
                    .asLong();
        }
    }

    private static Map<String, Object> tenant() {
        Map<String, Object> tenant = new HashMap<>();
        tenant.put("tenant", 0);
        tenant.put("number", "ERP");
        tenant.put("name", "Bohnenkontor");
        tenant.put("legalForm", "GmbH");
        tenant.put("street", "Hafenweg 3");
        tenant.put("postcode", "20457");
        tenant.put("city", "Hamburg");
        tenant.put("federalState", "HH");
        tenant.put("email", "rechnung@bohnenkontor.example.org");
        tenant.put("phone", "");
        tenant.put("iban", "DE02120300000000202051");
        tenant.put("creditorVat", "CREDITOR_DEDUCTS");
        tenant.put("runEveryDays", 3);
        tenant.put("writeOffAfterCollection", true);
        return tenant;
    }

    /** The secret that the agency gave the merchant; the merchant registers its webhook by itself within seconds. */
    private static String secret(Side.Running merchant, long tenant) {
        Tenancy tenancy = merchant.context().getBean(Tenancy.class);
        AgencyConnections agencies = merchant.context().getBean(AgencyConnections.class);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - until < 0) {
            List<String> secrets = tenancy.as(
                    tenant,
                    () -> agencies.webhookSecrets(
                            tenant, AGENCY, BusinessClock.real().now()));
            if (!secrets.isEmpty()) {
                return secrets.getFirst();
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        throw new IllegalStateException("the merchant did not register its webhook at the agency");
    }

    /** The address to which the agency pushes. */
    public URI webhook() {
        return webhook;
    }

    /** For the kit, behind this address. */
    public MerchantKit.Target target(URI address) {
        return new MerchantKit.Target(address, secret, BusinessClock.real()::now, new SecureRandom());
    }

    @Override
    public void close() {
        side.close();
    }
}
