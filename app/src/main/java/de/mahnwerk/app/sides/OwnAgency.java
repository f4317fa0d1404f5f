package de.mahnwerk.app.sides;

import de.mahnwerk.app.Operator;
import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import de.mahnwerk.conformance.agency.AgencyKit;
import de.mahnwerk.platform.database.EmbeddedServer;
import de.mahnwerk.platform.time.BusinessClock;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;
import tools.jackson.databind.JsonNode;

/** Our agency as an integrator meets it: in real time, on a fresh embedded database, with one client of its own. */
public final class OwnAgency implements AutoCloseable {

    private final Path data;
    private final EmbeddedServer server;
    private final Side.Running side;
    private final Credential credential;

    /** What opens the interface. */
    public record Credential(String clientId, String clientSecret) {}

    private OwnAgency(Path data, EmbeddedServer server, Side.Running side, Credential credential) {
        this.data = data;
        this.server = server;
        this.side = side;
        this.credential = credential;
    }

    /** Starts it below {@code data} with a client that has handed over nothing yet. */
    public static OwnAgency open(Path data) {
        EmbeddedServer server = server(data);
        Side.Running side = Side.AGENCY.start(settings(data, server, Side.AGENCY));
        Credential credential = client(side.address(), data, "M-NEW");
        return new OwnAgency(data, server, side, credential);
    }

    /** The same with a client whose cases have been settled already. */
    public static OwnAgency openWithPast(Path data) {
        EmbeddedServer server = server(data);
        Map<String, String> settings = settings(data, server, Side.AGENCY);
        Credential credential = SettledPast.live(data, settings);
        return new OwnAgency(data, server, Side.AGENCY.start(settings), credential);
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

    private static Credential client(URI agency, Path data, String number) {
        try (Operator operator = new Operator(agency, OperatorToken.of(data, Side.AGENCY))) {
            JsonNode client = operator.call(
                    "POST",
                    "/ops/clients",
                    SettledPast.client(number, BusinessClock.real().today()));
            return new Credential(
                    client.get("clientId").asString(),
                    client.get("clientSecret").asString());
        }
    }

    /** Another client and what opens the interface for it. */
    Credential anotherClient(String number) {
        return client(side.address(), data, number);
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
        side.close();
        server.close();
    }
}
