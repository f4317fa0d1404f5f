package de.mahnwerk.app.sides;

import de.mahnwerk.app.Operator;
import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import de.mahnwerk.conformance.agency.AgencyKit;
import de.mahnwerk.platform.database.EmbeddedServer;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.time.BusinessClock;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.logging.LoggingSystem;
import tools.jackson.databind.JsonNode;

/** Our agency as an integrator meets it: in real time, on a fresh embedded database, with one client of its own. */
public final class OwnAgency implements AutoCloseable {

    private static final Set<String> TELLING = Set.of("events-sequencer", "claim-files");

    private final Path data;
    private final LocalDate opened;
    private final EmbeddedServer server;
    private final Side.Running side;
    private final Credential credential;
    private final ScheduledExecutorService telling = Executors.newSingleThreadScheduledExecutor();

    /** What opens the interface. */
    public record Credential(String clientId, String clientSecret) {}

    private OwnAgency(Path data, LocalDate opened, EmbeddedServer server, Side.Running side, Credential credential) {
        this.data = data;
        this.opened = opened;
        this.server = server;
        this.side = side;
        this.credential = credential;
    }

    /** Starts it below {@code data} with a test client whose cases have been settled already. */
    public static OwnAgency openWithPast(Path data) {
        return open(data, BusinessClock.real().today(), Map.of());
    }

    /**
     * The same on a day that does not pass, for pages that were written on it: what happened is told and files are taken, and
     * nothing happens of itself.
     */
    public static OwnAgency standingOn(LocalDate day, Path data) {
        OwnAgency agency = open(
                data,
                day,
                Map.of(
                        "mahnwerk.clock", "LAPSE",
                        "mahnwerk.start-day", day.toString(),
                        "agency.files.folder", data.resolve("files").toString()));
        agency.side.context().getBeansOfType(RecurringWork.class).values().stream()
                .filter(work -> TELLING.contains(work.name()))
                .forEach(agency::goOn);
        return agency;
    }

    private void goOn(RecurringWork work) {
        Runnable turn = () -> {
            int _ = work.work();
        };
        var _ = telling.scheduleWithFixedDelay(turn, 0, 200, TimeUnit.MILLISECONDS);
    }

    private static OwnAgency open(Path data, LocalDate day, Map<String, String> more) {
        EmbeddedServer server = server(data);
        Map<String, String> settings = settings(data, server, Side.AGENCY);
        Credential credential = SettledPast.live(data, settings, day.minusDays(1));
        settings.putAll(more);
        return new OwnAgency(data, day, server, Side.AGENCY.start(settings), credential);
    }

    private static EmbeddedServer server(Path data) {
        // silent until a side sets up logging
        LoggingSystem.get(OwnAgency.class.getClassLoader()).beforeInitialize();
        return EmbeddedServer.start(data.resolve("postgres"));
    }

    static Map<String, String> settings(Path data, EmbeddedServer server, Side side) {
        Map<String, String> settings = new HashMap<>();
        settings.put("mahnwerk.data", data.toAbsolutePath().toString());
        settings.put("mahnwerk.db-url", server.createDatabase(side.key()));
        settings.put("mahnwerk.operator-token", OperatorToken.of(data, side));
        settings.put("mahnwerk.webhooks.allow-private", "true");
        settings.put("server.port", "0");
        settings.put("logging.level.root", "WARN");
        return settings;
    }

    /** Another client, and what opens the interface for it. */
    public Credential anotherClient(String number) {
        try (Operator operator = new Operator(side.address(), OperatorToken.of(data, Side.AGENCY))) {
            JsonNode client = operator.call("POST", "/ops/clients", SettledPast.client(number, opened));
            return new Credential(
                    client.get("clientId").asString(),
                    client.get("clientSecret").asString());
        }
    }

    /** The folder in which the agency picks up files of its first client. */
    public Path files() {
        return data.resolve("files").resolve(SettledPast.CLIENT);
    }

    EmbeddedServer server() {
        return server;
    }

    public URI address() {
        return side.address();
    }

    public Credential credential() {
        return credential;
    }

    /** For the kit, behind this address. */
    public AgencyKit.Target target(URI address) {
        return new AgencyKit.Target(
                address,
                credential.clientId(),
                credential.clientSecret(),
                new AgencyKit.Receiver(null, 0),
                BusinessClock.real()::now,
                new SecureRandom());
    }

    @Override
    public void close() {
        telling.close();
        side.close();
        server.close();
    }
}
