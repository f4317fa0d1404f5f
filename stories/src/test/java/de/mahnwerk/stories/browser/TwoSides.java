package de.mahnwerk.stories.browser;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mahnwerk.agency.payments.TrustStatements;
import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.api.ApiKeys;
import de.mahnwerk.merchant.imports.Imports;
import de.mahnwerk.merchant.imports.MatchedEntry;
import de.mahnwerk.merchant.imports.Unmatching;
import de.mahnwerk.merchant.receivables.BankSource;
import de.mahnwerk.merchant.receivables.Corrections;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.bank.Camt053;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.RecurringWork;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both sides over HTTP on a moved clock, with one merchant that is a client of the agency. */
public final class TwoSides implements AutoCloseable {

    static final String MERCHANT = "laden";
    static final String CLERK = "clerk";
    static final String PASSWORD = "browser-story";
    static final String TRUST_IBAN = "DE02300209000106531065";
    private static final String SHOP_IBAN = "DE89370400440532013000";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor();
    private final Path data;
    private final Side.Running agency;
    private final Side.Running merchant;
    private final Account trust = new Account(TRUST_IBAN, "Nordwall Inkasso GmbH");
    private final Account account = new Account(SHOP_IBAN, "Bohnenkontor GmbH");

    public TwoSides(Path data, LocalDate firstDay) {
        this(data, firstDay, 0, 0);
    }

    TwoSides(Path data, LocalDate firstDay, int merchantPort, int agencyPort) {
        this.data = data;
        mails.start();
        agency = Side.AGENCY.start(settings(Side.AGENCY, firstDay, agencyPort));
        merchant = Side.MERCHANT.start(settings(Side.MERCHANT, firstDay, merchantPort));
    }

    private Map<String, String> settings(Side side, LocalDate firstDay, int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("mahnwerk.data", data.toString());
        settings.put("mahnwerk.clock", "LAPSE");
        settings.put("mahnwerk.start-day", firstDay.toString());
        settings.put("mahnwerk.operator-token", OperatorToken.of(data, side));
        settings.put("mahnwerk.smtp.host", "127.0.0.1");
        settings.put("mahnwerk.smtp.port", Integer.toString(mails.getSmtp().getPort()));
        settings.put("server.port", Integer.toString(port));
        settings.put("logging.level.root", "WARN");
        return settings;
    }

    public URI merchant() {
        return merchant.address();
    }

    URI agency() {
        return agency.address();
    }

    /** The clerk, the client with its terms, and the merchant whose dunning runs only when a person says so. */
    public void openAShop(LocalDate day) {
        JsonNode _ = operate(
                Side.AGENCY,
                "POST",
                "/ops/users",
                Map.of("login", CLERK, "password", PASSWORD, "displayName", "Kim Klar"));
        Map<String, Object> client = party();
        client.put("client", 0);
        client.put("payoutIban", SHOP_IBAN);
        client.put("payoutBic", "");
        client.put("payoutHolder", "Bohnenkontor GmbH");
        JsonNode access = operate(
                Side.AGENCY,
                "POST",
                "/ops/clients",
                Map.of(
                        "client",
                        client,
                        "terms",
                        Map.of(
                                "validFrom", day.toString(),
                                "successFeePercent", "0",
                                "failureFee", "9.90",
                                "failureFeeWaivedForInterface", true,
                                "withdrawalFee", "10.00",
                                "payoutOrder", "LEGAL",
                                "smallRest", "1.00",
                                "settlementPeriod", "WEEKLY")));
        Map<String, Object> shop = party();
        shop.put("tenant", 0);
        shop.put("iban", SHOP_IBAN);
        shop.put("runEveryDays", 0);
        shop.put("writeOffAfterCollection", true);
        JsonNode _ = operate(
                Side.MERCHANT,
                "POST",
                "/ops/tenants",
                Map.of(
                        "merchant",
                        shop,
                        "users",
                        List.of(Map.of("login", MERCHANT, "password", PASSWORD, "displayName", "Bohnenkontor")),
                        "agency",
                        Map.of(
                                "name", "Nordwall Inkasso",
                                "url", agency.address().toString(),
                                "clientId", access.get("clientId").asString(),
                                "clientSecret", access.get("clientSecret").asString(),
                                "webhookBase", "")));
    }

    /** A key with which a system of the shop calls the merchant side's interface. */
    public String key(String system) {
        Tenancy tenancy = merchant.context().getBean(Tenancy.class);
        ApiKeys keys = merchant.context().getBean(ApiKeys.class);
        long tenant = tenant();
        return tenancy.as(tenant, () -> keys.issue(tenant, system, MERCHANT));
    }

    /** Lets these kinds of recurring work have their turns, as they have in real time, until the sides are closed. */
    public void keepUnderWay(Set<String> works) {
        for (Side.Running side : List.of(agency, merchant)) {
            side.context().getBeansOfType(RecurringWork.class).values().stream()
                    .filter(work -> works.contains(work.name()))
                    .forEach(work -> {
                        Runnable turn = () -> {
                            int _ = work.work();
                        };
                        var _ = turns.scheduleWithFixedDelay(turn, 0, 200, TimeUnit.MILLISECONDS);
                    });
        }
    }

    private static Map<String, Object> party() {
        Map<String, Object> party = new HashMap<>();
        party.put("number", "BK");
        party.put("name", "Bohnenkontor");
        party.put("legalForm", "GmbH");
        party.put("street", "Speicherstraße 4");
        party.put("postcode", "20457");
        party.put("city", "Hamburg");
        party.put("federalState", "HH");
        party.put("email", "rechnung@bohnenkontor.example.org");
        party.put("phone", "");
        party.put("creditorVat", "CREDITOR_DEDUCTS");
        return party;
    }

    /** Lives the day on both sides, twice over: what the first brings the merchant, the second carries to the agency and back. */
    public void live(LocalDate day) {
        for (Side side : List.of(Side.AGENCY, Side.MERCHANT, Side.AGENCY, Side.MERCHANT)) {
            JsonNode _ = operate(side, "PUT", "/ops/day", Map.of("date", day.toString()));
        }
    }

    /** What the shop has for the agency goes there; the shop does not look at what the agency has for it. */
    public void shopTells() {
        merchant.context().getBeansOfType(RecurringWork.class).values().stream()
                .filter(work -> work.name().equals("to-agency"))
                .forEach(work -> {
                    int _ = work.work();
                });
    }

    /** The bank tells the agency what was booked on its trust account; how many entries wait for a person. */
    public int trustStatement(LocalDate day, Camt053.Line... lines) {
        return agency.context()
                .getBean(TrustStatements.class)
                .take("trust-" + day + ".xml", trust.statement(day, lines), day, "bank")
                .waiting();
    }

    /** The bank tells the shop what was booked on its account; how many entries wait for a person. */
    public int shopStatement(LocalDate day, Camt053.Line... lines) {
        Imports imports = merchant.context().getBean(Imports.class);
        long tenant = tenant();
        return merchant.context().getBean(Tenancy.class).as(tenant, () -> {
            long _ = imports.take(tenant, "bank-" + day + ".xml", account.statement(day, lines), day, MERCHANT);
            return imports.unmatchedCount(tenant);
        });
    }

    /** A person takes the money that came last off the invoice to which it was matched. */
    public void shopTakesOff(String number, LocalDate day) {
        Unmatching unmatching = merchant.context().getBean(Unmatching.class);
        long tenant = tenant();
        merchant.context().getBean(Tenancy.class).run(tenant, () -> {
            MatchedEntry matched = unmatching.matched(tenant, 1).getFirst();
            Unmatching.Outcome outcome = unmatching.undo(
                    tenant,
                    new BankSource(matched.id(), matched.assignment()),
                    new Corrections.By(day, MERCHANT, "falsch zugeordnet"));
            if (!matched.items().equals(number) || outcome != Unmatching.Outcome.DONE) {
                throw new IllegalStateException(matched + ": " + outcome);
            }
        });
    }

    /** A person assigns the money that waits to this invoice. */
    public void shopAssigns(String number) {
        Imports imports = merchant.context().getBean(Imports.class);
        long tenant = tenant();
        long entry = imports.unmatched(tenant, 0, 1).getFirst().id();
        long item = merchant.context()
                .getBean(Tenancy.class)
                .as(
                        tenant,
                        () -> Objects.requireNonNull(merchant.context()
                                .getBean(Receivables.class)
                                .ids(tenant, List.of(number))
                                .get(number)));
        if (!imports.assign(tenant, entry, item)) {
            throw new IllegalStateException("not assigned to " + number);
        }
    }

    /** The customer told the shop what he objects to. */
    public void shopDisputes(String number, String reason, LocalDate day) {
        long tenant = tenant();
        merchant.context().getBean(Tenancy.class).run(tenant, () -> {
            Receivables receivables = merchant.context().getBean(Receivables.class);
            receivables.dispute(
                    tenant,
                    Objects.requireNonNull(
                            receivables.ids(tenant, List.of(number)).get(number)),
                    reason,
                    day);
        });
    }

    private long tenant() {
        return merchant.context().getBean(Tenants.class).all().getFirst().tenant();
    }

    /** An account at a bank that writes statements. */
    private static final class Account {

        private final String iban;
        private final String owner;
        private Money balance = Money.ZERO;
        private int statements;

        private Account(String iban, String owner) {
            this.iban = iban;
            this.owner = owner;
        }

        private byte[] statement(LocalDate day, Camt053.Line... lines) {
            Money before = balance;
            balance = before.plus(
                    Money.sum(Stream.of(lines).map(Camt053.Line::amount).toList()));
            return Camt053.write(iban, owner, ++statements, day, before, balance, List.of(lines));
        }
    }

    /** What the merchant's book and the agency's say of each other. */
    public JsonNode reconciliation() {
        return operate(Side.MERCHANT, "GET", "/ops/reconciliation", Map.of());
    }

    private JsonNode operate(Side side, String method, String path, Map<String, ?> body) {
        URI address = (side == Side.AGENCY ? agency : merchant).address().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + OperatorToken.of(data, side))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(address + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        turns.close();
        merchant.close();
        agency.close();
        mails.stop();
    }
}
