package de.mahnwerk.merchant.tracking;

import de.mahnwerk.merchant.handover.AgencyConnection;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.NewWebhook;
import de.mahnwerk.protocol.Webhook;
import de.mahnwerk.protocol.WebhookList;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where the agency can reach us, it shall push: then news come at once and polling is only the safety net. Registers the
 * webhook, changes its secret every three months, and has one that was given up tried again.
 */
@Component
@Order(59)
class PushRegistration implements DayJob, RecurringWork {

    private static final int SECRET_LIVES_DAYS = 90;

    private final Tenants tenants;
    private final Tenancy tenancy;
    private final AgencyConnections agencies;
    private final BusinessClock clock;

    PushRegistration(Tenants tenants, Tenancy tenancy, AgencyConnections agencies, BusinessClock clock) {
        this.tenants = tenants;
        this.tenancy = tenancy;
        this.agencies = agencies;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "push-registration";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(30);
    }

    /** Once a day it is looked whether the agency still pushes; what is not registered is tried at each turn. */
    @Override
    public void live(LocalDate day) {
        for (Tenant merchant : tenants.all()) {
            long tenant = merchant.tenant();
            for (AgencyConnection agency : tenancy.as(tenant, () -> agencies.all(tenant))) {
                UUID webhook = agency.webhookId();
                if (webhook != null) {
                    check(tenant, agency, webhook, tenancy.as(tenant, () -> agencies.client(tenant, agency.name())));
                }
            }
        }
        int _ = work();
    }

    @Override
    public int work() {
        int changed = 0;
        for (Tenant merchant : tenants.all()) {
            long tenant = merchant.tenant();
            for (AgencyConnection agency : tenancy.as(tenant, () -> agencies.all(tenant))) {
                if (!agency.webhookBase().isEmpty()) {
                    changed += keep(tenant, agency) ? 1 : 0;
                }
            }
        }
        return changed;
    }

    private boolean keep(long tenant, AgencyConnection agency) {
        HandoverClient client = tenancy.as(tenant, () -> agencies.client(tenant, agency.name()));
        UUID webhook = agency.webhookId();
        if (webhook == null) {
            return register(tenant, agency, client);
        }
        if (agency.webhookDisabledAt() != null) {
            check(tenant, agency, webhook, client);
        }
        LocalDate made = agency.webhookRotatedOn();
        return made != null
                && clock.today().isAfter(made.plusDays(SECRET_LIVES_DAYS))
                && rotate(tenant, agency, webhook, client);
    }

    private boolean register(long tenant, AgencyConnection agency, HandoverClient client) {
        String url = agency.webhookBase() + AgencyConnections.hookPath(tenant, agency.name());
        // the same key until it is done: an answer that was lost is given again
        return kept(tenant, agency, client.createWebhook(new NewWebhook(url, List.of()), "webhook-" + url.hashCode()));
    }

    private boolean rotate(long tenant, AgencyConnection agency, UUID webhook, HandoverClient client) {
        return kept(
                tenant, agency, client.rotateWebhook(webhook, "rotate-" + webhook + "-" + agency.webhookRotatedOn()));
    }

    private boolean kept(long tenant, AgencyConnection agency, Answer<Webhook> answer) {
        return tenancy.as(tenant, () -> switch (answer) {
            case Answer.Done<Webhook> done -> {
                agencies.webhookSecret(tenant, agency.name(), done.value(), clock.today());
                yield true;
            }
            case Answer.Refused<Webhook> refused -> {
                agencies.trouble(
                        tenant,
                        agency.name(),
                        "webhook: " + refused.problem().detail() + " "
                                + refused.problem().errors());
                yield false;
            }
            case Answer.Unreachable<Webhook> unreachable -> {
                agencies.trouble(tenant, agency.name(), unreachable.reason());
                yield false;
            }
        });
    }

    /** A webhook that the agency gave up is shown, and tried: a test that arrives turns it on again. */
    private void check(long tenant, AgencyConnection agency, UUID webhook, HandoverClient client) {
        if (client.webhooks() instanceof Answer.Done<WebhookList> list) {
            for (Webhook known : list.value().webhooks()) {
                if (known.id().equals(webhook)) {
                    tenancy.run(tenant, () -> agencies.webhookDisabled(tenant, agency.name(), known.disabledAt()));
                    if (!known.active()) {
                        var _ = client.testWebhook(webhook, "test-" + webhook + "-" + clock.now());
                    }
                }
            }
        }
    }
}
