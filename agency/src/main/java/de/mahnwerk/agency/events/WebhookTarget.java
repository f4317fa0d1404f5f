package de.mahnwerk.agency.events;

import de.mahnwerk.platform.PlatformSettings;
import de.mahnwerk.platform.api.OutwardTarget;
import java.net.InetAddress;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Where a webhook may go. Asked when a webhook is registered, and as the resolver of every connection: what is checked there
 * is the address that is connected to, so a name that is given another address meanwhile (DNS rebinding) gains nothing.
 */
@Component
class WebhookTarget extends OutwardTarget implements DnsResolver {

    @Autowired
    WebhookTarget(PlatformSettings settings) {
        this(settings.webhooks().allowPrivate(), InetAddress::getAllByName);
    }

    WebhookTarget(boolean allowPrivate, Names names) {
        super(allowPrivate, names);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
