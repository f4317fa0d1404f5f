package de.mahnwerk.protocol;

import java.util.List;

/** All webhooks of the client. */
public record WebhookList(List<Webhook> webhooks) {

    public WebhookList {
        webhooks = Lists.copy(webhooks);
    }
}
