package de.mahnwerk.agency;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.testing.Contract;
import de.mahnwerk.platform.testing.Contract.Reply;
import de.mahnwerk.platform.testing.TestDatabase;
import de.mahnwerk.protocol.ProtocolDocument;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole agency side on a database and a port of its own, reached over HTTP; its day is moved by the test. */
public final class AgencyHouse implements AutoCloseable {

    /** The day on which every test begins. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);

    private static final String OPERATOR = "operator-of-the-test";

    /** A client with a token for everything. */
    public record Caller(long client, String clientId, String clientSecret, String token) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final Contract contract = new Contract(ProtocolDocument.openapi());
    private final URI base;

    private AgencyHouse(ConfigurableApplicationContext context) {
        this.context = context;
        this.base = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/");
    }

    /** Starts with {@code extra} configuration beside the side's own. */
    public static AgencyHouse open(Class<?> test, Class<?>... extra) {
        return open(test, List.of(), extra);
    }

    /** Starts with a mail server: its mails go there, and what comes back to {@code mailbox} is read there. */
    public static AgencyHouse open(Class<?> test, GreenMail post, GreenMailUser mailbox) {
        return open(
                test,
                List.of(
                        "--mahnwerk.smtp.host=localhost",
                        "--mahnwerk.smtp.port=" + post.getSmtp().getPort(),
                        "--mahnwerk.mailbox.host=localhost",
                        "--mahnwerk.mailbox.port=" + post.getImap().getPort(),
                        "--mahnwerk.mailbox.tls=false",
                        "--mahnwerk.mailbox.user=" + mailbox.getLogin(),
                        "--mahnwerk.mailbox.password=" + mailbox.getPassword()));
    }

    private static AgencyHouse open(Class<?> test, List<String> more, Class<?>... extra) {
        Class<?>[] sources = new Class<?>[extra.length + 1];
        sources[0] = AgencySide.class;
        System.arraycopy(extra, 0, sources, 1, extra.length);
        List<String> settings = new ArrayList<>(List.of(
                "--spring.config.name=agency",
                "--spring.config.location=classpath:agency/",
                "--server.port=0",
                "--mahnwerk.db-url=" + TestDatabase.migratedFor(test, "agency"),
                "--mahnwerk.secret-key=" + TestDatabase.SECRET_KEY,
                "--mahnwerk.clock=LAPSE",
                "--mahnwerk.start-day=" + FIRST_DAY,
                "--mahnwerk.operator-token=" + OPERATOR,
                "--mahnwerk.webhooks.allow-private=true",
                "--logging.level.root=warn"));
        settings.addAll(more);
        return new AgencyHouse(new SpringApplicationBuilder(sources).run(settings.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All calls of the document, as method and address. */
    public static Set<String> calls() {
        return new Contract(ProtocolDocument.openapi()).operations();
    }

    /** Which calls of the document were answered in this house. */
    public Set<String> called() {
        return contract.called();
    }

    /** Creates a client by the operator's door and fetches a token for it. */
    public Caller client(String number) {
        return client(number, "{}");
    }

    /** A test client, whose future can be played. */
    public Caller testClient(String number) {
        return client(number, "{\"test\": true}");
    }

    /** A client set up as {@code setup} says, in the operator's JSON. */
    public Caller client(String number, String setup) {
        Reply created = operate("POST", "ops/clients", """
                {"client": {"client": 0, "number": "%s", "name": "Bohnenkontor", "legalForm": "GmbH", "street": "Hafenweg 3",
                 "postcode": "20457", "city": "Hamburg", "federalState": "HH", "email": "buchhaltung@bohnen.example",
                 "phone": "", "payoutIban": "DE02120300000000202051", "payoutBic": "BYLADEM1001",
                 "payoutHolder": "Bohnenkontor GmbH", "creditorVat": "CREDITOR_DEDUCTS"},
                 "terms": {"validFrom": "2026-01-01", "successFeePercent": "5.00", "failureFee": "15.00",
                 "failureFeeWaivedForInterface": true, "withdrawalFee": "20.00", "payoutOrder": "LEGAL", "smallRest": "2.00",
                 "settlementPeriod": "WEEKLY"}, "setup": %s}
                """.formatted(number, setup));
        if (created.status() != 200) {
            throw new IllegalStateException("no client: " + created);
        }
        String id = created.json().path("clientId").stringValue();
        String secret = created.json().path("clientSecret").stringValue();
        return new Caller(created.json().path("client").longValue(), id, secret, token(id, secret));
    }

    public String token(String clientId, String secret) {
        return tokenReply(clientId, secret, "").json().path("access_token").stringValue();
    }

    /** The answer of the token endpoint; {@code scope} empty asks for all. */
    public Reply tokenReply(String clientId, String secret, String scope) {
        String basic = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(base.resolve("oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"
                        + (scope.isEmpty() ? "" : "&scope=" + scope.replace(" ", "%20")))));
    }

    /** A call of the operator. */
    public Reply operate(String method, String path, String json) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + OPERATOR)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    /** Lives the days up to this one and does all that waits. */
    public void goTo(LocalDate day) {
        Reply lived = operate("PUT", "ops/day", "{\"date\": \"" + day + "\"}");
        if (lived.status() != 200) {
            throw new IllegalStateException("the day was not lived: " + lived);
        }
    }

    /** Gives all that happened its numbers, so that the feed and the timelines show it; nothing else is done. */
    public void numberEvents() {
        for (RecurringWork work : context.getBeansOfType(RecurringWork.class).values()) {
            if (work.name().equals("events-sequencer")) {
                int _ = work.work();
            }
        }
    }

    public Reply get(String token, String path, String... headers) {
        return send(request(token, path).GET(), headers);
    }

    public Reply post(String token, String path, String json, String... headers) {
        return send(
                request(token, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)),
                headers);
    }

    public Reply put(String token, String path, String json, String... headers) {
        return send(
                request(token, path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)),
                headers);
    }

    /** Uploads a file. */
    public Reply upload(String token, String path, byte[] content, String... headers) {
        return send(
                request(token, path)
                        .header("Content-Type", "application/pdf")
                        .POST(BodyPublishers.ofByteArray(content)),
                headers);
    }

    public Reply delete(String token, String path) {
        return send(request(token, path).DELETE());
    }

    private HttpRequest.Builder request(String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest.Builder request, String... headers) {
        return contract.exchange(http, request, headers);
    }

    /** The one who does everything in a small agency, logged in with a browser of their own. */
    public Clerk clerk() {
        return person("clara", Role.all());
    }

    /** Somebody who is only this in a larger one. */
    public Clerk person(Role first, Role... others) {
        Set<Role> roles = EnumSet.of(first, others);
        return person(roles.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ""), roles);
    }

    private Clerk person(String login, Set<Role> roles) {
        Reply made = operate(
                "POST",
                "ops/users",
                "{\"login\": \"%s\", \"password\": \"geheim-genug\", \"displayName\": \"Clara\", \"roles\": %s}"
                        .formatted(login, Rows.json(roles)));
        if (made.status() != 200) {
            throw new IllegalStateException("no clerk: " + made);
        }
        return new Clerk(base, login);
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
