package de.mahnwerk.merchant.tracking;

import de.mahnwerk.merchant.handover.AgencyConnection;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Waits at the feed of every agency that cannot push to us, one long poll each, so that a merchant without a public address
 * hears of news as fast. {@link Feed} remains the safety net; the cursor makes sure that nothing is applied twice.
 */
@Component
class Listening {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final int LOOK_FOR_NEW_SECONDS = 30;
    private static final int AFTER_TROUBLE_SECONDS = 10;

    private final Tenants tenants;
    private final Tenancy tenancy;
    private final AgencyConnections agencies;
    private final Feed feed;
    private final BusinessClock clock;
    private final Set<String> listening = ConcurrentHashMap.newKeySet();
    private final ExecutorService ears = Executors.newVirtualThreadPerTaskExecutor();

    Listening(Tenants tenants, Tenancy tenancy, AgencyConnections agencies, Feed feed, BusinessClock clock) {
        this.tenants = tenants;
        this.tenancy = tenancy;
        this.agencies = agencies;
        this.feed = feed;
        this.clock = clock;
    }

    /** A time-lapse reads the feed when its turn comes, so that stories stay in step. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!clock.lapses()) {
            ears.execute(() -> forever(this::listenToAll, LOOK_FOR_NEW_SECONDS));
        }
    }

    private void listenToAll() {
        for (Tenant merchant : tenants.all()) {
            long tenant = merchant.tenant();
            for (AgencyConnection agency : tenancy.as(tenant, () -> agencies.all(tenant))) {
                if (agency.webhookBase().isEmpty() && listening.add(tenant + "/" + agency.name())) {
                    ears.execute(() -> forever(() -> listen(tenant, agency.name()), AFTER_TROUBLE_SECONDS));
                }
            }
        }
    }

    private void listen(long tenant, String agency) {
        boolean heard = true;
        while (heard) {
            int _ = feed.read(tenant, agency, WAIT);
            heard = tenancy.as(
                    tenant, () -> agencies.named(tenant, agency).orElseThrow().trouble() == null);
        }
    }

    private static void forever(Runnable work, int pauseSeconds) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work.run();
                TimeUnit.SECONDS.sleep(pauseSeconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("the feed's turn is left to the next round: {}", e.getMessage());
            }
        }
    }

    @PreDestroy
    void close() {
        List<Runnable> _ = ears.shutdownNow();
    }
}
