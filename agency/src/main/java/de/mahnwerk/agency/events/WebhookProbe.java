package de.mahnwerk.agency.events;

import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.Text;
import de.mahnwerk.protocol.Webhook;
import de.mahnwerk.protocol.WebhookTest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pushes an event of type webhook.test, which is no part of the feed, and tells what came back. */
@Component
class WebhookProbe {

    private final Webhooks webhooks;
    private final WebhookCall call;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    WebhookProbe(Webhooks webhooks, WebhookCall call, Tenancy tenancy, BusinessClock clock) {
        this.webhooks = webhooks;
        this.call = call;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Call it outside of transactions. */
    WebhookTest push(long client, Webhook webhook) {
        List<String> secrets = tenancy.as(client, () -> webhooks.secrets(client, webhook.id()));
        Event event = event();
        long start = System.nanoTime();
        WebhookCall.Outcome outcome =
                call.post(webhook.url(), secrets, event.id().toString(), Wire.text(event));
        long took = (System.nanoTime() - start) / 1_000_000;
        String error = outcome.error();
        return new WebhookTest(outcome.delivered(), outcome.status(), took, text(error));
    }

    private static Text text(@Nullable String error) {
        return error == null
                ? new Text("Die Probe kam an und wurde bestätigt.", "The test arrived and was acknowledged.")
                : new Text("Die Probe wurde nicht bestätigt: " + error, "The test was not acknowledged: " + error);
    }

    private Event event() {
        return new Event(
                Ids.next(),
                0,
                null,
                EventType.WEBHOOK_TEST.wire(),
                clock.now(),
                clock.today(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                new Text("Probe", "Test"));
    }
}
