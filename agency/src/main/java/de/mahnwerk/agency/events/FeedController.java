package de.mahnwerk.agency.events;

import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.EventPage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** GET /v1/events: the feed, complete without any webhook. */
@RestController
class FeedController {

    private static final int LONGEST_WAIT = 60;

    private final EventFeed feed;
    private final Tenancy tenancy;
    private final Arrivals arrivals;

    FeedController(EventFeed feed, Tenancy tenancy, Arrivals arrivals) {
        this.feed = feed;
        this.tenancy = tenancy;
        this.arrivals = arrivals;
    }

    @GetMapping("/v1/events")
    ResponseEntity<String> events(
            @AuthenticationPrincipal ApiClient caller,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int wait)
            throws InterruptedException {
        if (after < 0) {
            throw new UnreadableParameter("after", "a sequence number, 0 for the beginning");
        }
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw new UnreadableParameter("wait", "between 0 and " + LONGEST_WAIT);
        }
        int most = UnreadableParameter.limit(limit);
        List<Event> found;
        try (Arrivals.Reader reader = arrivals.reader(caller.client())) {
            found = read(caller.client(), after, most);
            if (found.isEmpty() && reader.await(after, TimeUnit.SECONDS.toNanos(wait))) {
                found = read(caller.client(), after, most);
            }
        }
        boolean more = found.size() > most;
        List<Event> page = more ? found.subList(0, most) : found;
        return Wire.json(
                200, new EventPage(page, page.isEmpty() ? after : page.getLast().sequence(), more));
    }

    /** One more than asked for shows whether there is more. */
    private List<Event> read(long client, long after, int most) {
        return tenancy.as(client, () -> feed.after(client, after, most + 1));
    }
}
