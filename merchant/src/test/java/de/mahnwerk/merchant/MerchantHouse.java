package de.mahnwerk.merchant;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import de.mahnwerk.merchant.handover.Handover;
import de.mahnwerk.merchant.handover.Handovers;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.people.NewUser;
import de.mahnwerk.platform.people.Users;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.testing.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The whole merchant side on a database, a port and a mail server of its own, reached over HTTP; its day is moved by the test. */
public final class MerchantHouse implements AutoCloseable {

    /** The day on which a test begins that does not say otherwise: a Monday. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);

    private static final String OPERATOR = "operator-of-the-test";
    /** Of everybody who is not invited. */
    public static final String PASSWORD = "geheim-genug";

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer closedAgency = closedAgency();
    private final GreenMail post = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final AtomicInteger shops = new AtomicInteger();
    private final ConfigurableApplicationContext context;
    private final URI base;

    private MerchantHouse(Class<?> test, LocalDate firstDay) {
        post.start();
        context = new SpringApplicationBuilder(MerchantSide.class)
                .run(
                        "--spring.config.name=merchant",
                        "--spring.config.location=classpath:merchant/",
                        "--server.port=0",
                        "--mahnwerk.db-url=" + TestDatabase.migratedFor(test, "merchant"),
                        "--mahnwerk.secret-key=" + TestDatabase.SECRET_KEY,
                        "--mahnwerk.clock=LAPSE",
                        "--mahnwerk.start-day=" + firstDay,
                        "--mahnwerk.operator-token=" + OPERATOR,
                        "--mahnwerk.smtp.host=localhost",
                        "--mahnwerk.smtp.port=" + post.getSmtp().getPort(),
                        "--logging.level.root=warn");
        base = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/");
    }

    /** An agency that knows nobody (401): what is handed over stays in the queue. */
    private static HttpServer closedAgency() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            HttpContext _ = server.createContext("/", call -> {
                call.sendResponseHeaders(401, -1);
                call.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static MerchantHouse open(Class<?> test) {
        return open(test, FIRST_DAY);
    }

    public static MerchantHouse open(Class<?> test, LocalDate firstDay) {
        return new MerchantHouse(test, firstDay);
    }

    /** The shop's claims that wait or have gone. */
    public List<Handover> handovers(Shop shop) {
        return bean(Tenancy.class)
                .as(shop.tenant(), () -> bean(Handovers.class).page(shop.tenant(), new UUID(0, 0), 100));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI address() {
        return base;
    }

    /** A merchant whose runs people start, with a clerk before its pages. */
    public Shop shop() {
        return shop(0);
    }

    /** A merchant whose dunning runs by itself every {@code days} days; 0 for never. */
    public Shop shop(int days) {
        String login = "mia" + shops.incrementAndGet();
        return new Shop(this, merchant(login, days), base, login).entered(PASSWORD);
    }

    /** A merchant without anybody before its pages. */
    public long merchant() {
        return merchant("mia" + shops.incrementAndGet(), 0);
    }

    private long merchant(String login, int days) {
        HttpResponse<String> created = operate("POST", "ops/tenants", """
                {"merchant": {"tenant": 0, "number": "T%1$s", "name": "Bohnenkontor", "legalForm": "GmbH",
                 "street": "Hafenweg 3", "postcode": "20457", "city": "Hamburg", "federalState": "HH",
                 "email": "rechnung@bohnen.example", "phone": "040 1234", "iban": "DE02120300000000202051",
                 "creditorVat": "CREDITOR_DEDUCTS", "runEveryDays": %2$d, "writeOffAfterCollection": true},
                 "users": [{"login": "%1$s", "password": "%3$s", "displayName": "Mia"},
                           {"login": "%1$s-chefin", "password": "%3$s", "displayName": "Dora"}],
                 "agency": {"name": "Nordwall", "url": "%4$s", "clientId": "c", "clientSecret": "s", "webhookBase": ""}}
                """.formatted(
                        login,
                        days,
                        PASSWORD,
                        "http://localhost:" + closedAgency.getAddress().getPort()));
        return JsonMapper.shared().readTree(created.body()).path("tenant").longValue();
    }

    /** The shop's second person. */
    public Shop secondPersonOf(Shop shop) {
        return new Shop(this, shop.tenant(), base, shop.login() + "-chefin").entered(PASSWORD);
    }

    /** Somebody else who works for the shop, in these roles. */
    public Shop colleagueOf(Shop shop, String name, Role first, Role... others) {
        String login = shop.login() + "-" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
        context.getBean(Users.class).put(shop.tenant(), new NewUser(login, PASSWORD, name, EnumSet.of(first, others)));
        return new Shop(this, shop.tenant(), base, login).entered(PASSWORD);
    }

    /** Somebody before the login page of the shop's side. */
    public Shop before(Shop shop, String login) {
        return new Shop(this, shop.tenant(), base, login);
    }

    /** The same, somewhere else: {@code place} from 1 to 254. */
    public Shop before(Shop shop, String login, int place) {
        try {
            InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) place});
            return new Shop(this, shop.tenant(), base, login, address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lives the days up to this one and does all that waits. */
    public void goTo(LocalDate day) {
        HttpResponse<String> _ = operate("PUT", "ops/day", "{\"date\": \"" + day + "\"}");
    }

    public LocalDate today() {
        return LocalDate.parse(JsonMapper.shared()
                .readTree(operate("GET", "ops/day", "").body())
                .path("date")
                .stringValue());
    }

    /** Does what waits today: writes letters, sends mails, carries out released runs. */
    public void settle() {
        goTo(today());
    }

    /** All mails that reached this address, oldest first. */
    public List<MimeMessage> mailsTo(String address) {
        return List.of(post.getReceivedMessages()).stream()
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return List.of(mail.getAllRecipients()).toString().contains(address);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> operate(String method, String path, String json) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .header("Authorization", "Bearer " + OPERATOR)
                            .header("Content-Type", "application/json")
                            .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was refused: " + answer.statusCode() + " " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        post.stop();
        closedAgency.stop(0);
        http.close();
    }
}
