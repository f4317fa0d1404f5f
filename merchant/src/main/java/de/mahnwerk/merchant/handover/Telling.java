package de.mahnwerk.merchant.handover;

import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.days.Soon;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.outbox.Outbox;
import de.mahnwerk.platform.outbox.Outbox.Message;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings what {@link ToAgency} wrote to the agency: in order within a claim, claims beside each other, again after growing
 * pauses when the line is broken, parked for a person when the agency refuses. The message's id is its idempotency key.
 */
@Component
@Order(55)
class Telling implements DayJob, RecurringWork {

    private static final int MOST = 200;
    private static final int AT_ONCE = 8;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private record Target(
            String agency, String state, @Nullable UUID caseId) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Tenants tenants;
    private final Outbox outbox;
    private final Documents documents;
    private final AgencyConnections agencies;
    private final SentFiles files;
    private final BusinessClock clock;
    private final Soon soon = new Soon(tenant -> {
        int _ = work(tenant);
    });

    Telling(
            JdbcClient db,
            Tenancy tenancy,
            Tenants tenants,
            Outbox outbox,
            Documents documents,
            AgencyConnections agencies,
            SentFiles files,
            BusinessClock clock) {
        this.db = db;
        this.tenancy = tenancy;
        this.tenants = tenants;
        this.outbox = outbox;
        this.documents = documents;
        this.agencies = agencies;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "to-agency";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void live(LocalDate day) {
        int _ = work();
    }

    @Override
    public int work() {
        int sent = 0;
        for (Tenant merchant : tenants.all()) {
            sent += work(merchant.tenant());
        }
        return sent;
    }

    /** Sends right after the running transaction; a time-lapse waits for its turn, so that stories stay in step. */
    void afterCommit(long tenant) {
        if (!clock.lapses()) {
            soon.askAfterCommit(tenant);
        }
    }

    private int work(long tenant) {
        int sent = 0;
        List<Message> messages = tenancy.as(tenant, () -> outbox.lease(tenant, MOST, LEASE));
        while (!messages.isEmpty()) {
            int now = send(tenant, messages);
            sent += now;
            // nothing sent: the line is broken, and all of them have their pause
            messages = now == 0 ? List.of() : tenancy.as(tenant, () -> outbox.lease(tenant, MOST, LEASE));
        }
        return sent;
    }

    /** At most one message a claim is among them, so they may go beside each other. */
    private int send(long tenant, List<Message> messages) {
        int sent = 0;
        try (ExecutorService lines =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Boolean>> running = new ArrayList<>();
            messages.forEach(message -> running.add(lines.submit(() -> send(tenant, message))));
            for (Future<Boolean> one : running) {
                sent += one.get() ? 1 : 0;
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a message for the agency broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sent;
    }

    private boolean send(long tenant, Message message) {
        Target target = tenancy.as(tenant, () -> target(tenant, message));
        UUID claim = target.caseId();
        if (claim == null) {
            boolean never = target.state().equals("REJECTED") || target.state().equals("REMOVED");
            tenancy.run(tenant, () -> {
                if (never) {
                    outbox.park(tenant, message.id(), "the agency does not have this claim");
                } else {
                    outbox.retry(tenant, message.id(), pause(message), "the agency has not answered the hand-over yet");
                }
            });
            return false;
        }
        HandoverClient agency = tenancy.as(tenant, () -> agencies.client(tenant, target.agency()));
        Answer<?> answer = tell(tenant, agency, claim, message);
        tenancy.run(tenant, () -> note(tenant, message, answer));
        return answer instanceof Answer.Done<?>;
    }

    private Target target(long tenant, Message message) {
        return db.sql("select agency, state, case_id from handover where tenant = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", UUID.fromString(message.subject()))
                .query(Target.class)
                .single();
    }

    private Answer<?> tell(long tenant, HandoverClient agency, UUID claim, Message message) {
        String key = message.id().toString();
        if (!message.type().equals(News.DOCUMENT)) {
            String said = tenancy.as(tenant, () -> files.named(tenant, message.payload()));
            return News.of(message.type()).tell(agency, claim, said, key);
        }
        FileNews file = ProtocolJson.strict().readValue(message.payload(), FileNews.class);
        Document document = tenancy.as(tenant, () -> documents.read(tenant, file.sha256()))
                .orElseThrow(() -> new IllegalStateException("document " + file.sha256() + " is lost"));
        return agency.addDocument(
                claim, de.mahnwerk.protocol.DocumentKind.valueOf(file.kind()), file.name(), document.content(), key);
    }

    private void note(long tenant, Message message, Answer<?> answer) {
        switch (answer) {
            case Answer.Done<?> done -> {
                if (done.value() instanceof de.mahnwerk.protocol.Document document) {
                    files.keep(tenant, message.id(), document.id());
                }
                outbox.done(tenant, message.id());
            }
            case Answer.Refused<?> refused -> {
                Problem problem = refused.problem();
                if (problem.status() == UNAUTHORIZED || problem.status() == FORBIDDEN) {
                    outbox.retry(tenant, message.id(), pause(message), why(problem));
                } else {
                    outbox.park(tenant, message.id(), why(problem));
                }
            }
            case Answer.Unreachable<?> unreachable ->
                outbox.retry(tenant, message.id(), pause(message), unreachable.reason());
        }
    }

    private static String why(Problem problem) {
        StringBuilder why = new StringBuilder(problem.title());
        if (problem.detail() != null) {
            why.append(": ").append(problem.detail());
        }
        problem.errors().forEach(fault -> why.append(' ').append(fault.detail()));
        return why.toString();
    }

    private static Duration pause(Message message) {
        Duration grown = Duration.ofSeconds(5L << Math.min(message.attempts(), 13));
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }

    @PreDestroy
    void close() {
        soon.close();
    }
}
