package de.mahnwerk.app.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import de.mahnwerk.app.SideDoor;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both sides, started for a time-lapse, with a mail server beside them, and what the operators of each side do. */
final class DemoSides implements AutoCloseable {

    /** All demo accounts share it; the demo prints it. */
    static final String PASSWORD = "mahnwerk-demo";

    /** As in the agency's settings. */
    static final String TRUST_IBAN = "DE02300209000106531065";

    static final String CLERK = "sachbearbeitung";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String AGENCY_NAME = "Nordwall Inkasso";

    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<DemoMerchant, SideDoor> merchants = new LinkedHashMap<>();
    private final Map<DemoMerchant, Agency> feeds = new LinkedHashMap<>();
    private final Side.Running agency;
    private final Side.Running merchant;
    private final SideDoor agencyOperator;
    private final SideDoor merchantOperator;
    private final SideDoor clerk;

    DemoSides(Path data, int merchantPort, int agencyPort, LocalDate firstDay) {
        mails.start();
        this.agency = Side.AGENCY.start(settings(data, Side.AGENCY, agencyPort, firstDay));
        this.merchant = Side.MERCHANT.start(settings(data, Side.MERCHANT, merchantPort, firstDay));
        this.agencyOperator = new SideDoor(agency.address(), OperatorToken.of(data, Side.AGENCY));
        this.merchantOperator = new SideDoor(merchant.address(), OperatorToken.of(data, Side.MERCHANT));
        this.clerk = new SideDoor(agency.address(), "");
    }

    private Map<String, String> settings(Path data, Side side, int port, LocalDate firstDay) {
        Map<String, String> settings = new HashMap<>();
        settings.put("mahnwerk.data", data.toString());
        settings.put("mahnwerk.clock", "LAPSE");
        settings.put("mahnwerk.start-day", firstDay.toString());
        settings.put("mahnwerk.operator-token", OperatorToken.of(data, side));
        settings.put("mahnwerk.smtp.host", "127.0.0.1");
        settings.put("mahnwerk.smtp.port", Integer.toString(mails.getSmtp().getPort()));
        settings.put("mahnwerk.webhooks.allow-private", "true");
        settings.put("server.port", Integer.toString(port));
        settings.put("logging.level.root", "WARN");
        return settings;
    }

    /** The agency's clerk, its clients with their terms, and the merchants with their users and their way to the agency. */
    void open(List<DemoMerchant> wanted, LocalDate firstDay) {
        String _ = agencyOperator.operate(
                "POST",
                "/ops/users",
                json(Map.of("login", CLERK, "password", PASSWORD, "displayName", "Sachbearbeitung", "role", "CLERK")));
        clerk.logIn(CLERK, PASSWORD);
        for (DemoMerchant one : wanted) {
            JsonNode client = read(agencyOperator.operate("POST", "/ops/clients", json(client(one, firstDay))));
            String id = client.get("clientId").asString();
            String secret = client.get("clientSecret").asString();
            String _ = merchantOperator.operate("POST", "/ops/tenants", json(tenant(one, id, secret)));
            SideDoor door = new SideDoor(merchant.address(), "");
            door.logIn(login(one), PASSWORD);
            merchants.put(one, door);
            feeds.put(one, new Agency(agency.address(), id, secret));
        }
    }

    static String login(DemoMerchant merchant) {
        return merchant.key().toLowerCase(java.util.Locale.ROOT);
    }

    private static Map<String, Object> client(DemoMerchant one, LocalDate firstDay) {
        Map<String, Object> client = new HashMap<>();
        client.put("client", 0);
        client.put("number", "M-" + one.key());
        client.put("name", one.name());
        client.put("legalForm", one.legalForm());
        client.put("street", one.street());
        client.put("postcode", one.postcode());
        client.put("city", one.city());
        client.put("federalState", one.federalState());
        client.put("email", login(one) + "@example.org");
        client.put("phone", "");
        client.put("payoutIban", one.iban());
        client.put("payoutBic", "");
        client.put("payoutHolder", one.name() + " " + one.legalForm());
        client.put("creditorVat", one.deductsVat() ? "CREDITOR_DEDUCTS" : "CREDITOR_CANNOT_DEDUCT");
        Map<String, Object> terms = Map.of(
                "validFrom", firstDay.toString(),
                "successFeePercent", "0",
                "failureFee", "15.00",
                "failureFeeWaivedForInterface", true,
                "withdrawalFee", "10.00",
                "payoutOrder", "LEGAL",
                "smallRest", "1.00",
                "settlementPeriod", "WEEKLY");
        return Map.of("client", client, "terms", terms);
    }

    private Map<String, Object> tenant(DemoMerchant one, String clientId, String clientSecret) {
        Map<String, Object> merchantData = new HashMap<>();
        merchantData.put("tenant", 0);
        merchantData.put("number", one.key());
        merchantData.put("name", one.name());
        merchantData.put("legalForm", one.legalForm());
        merchantData.put("street", one.street());
        merchantData.put("postcode", one.postcode());
        merchantData.put("city", one.city());
        merchantData.put("federalState", one.federalState());
        merchantData.put("email", "rechnung@" + login(one) + ".example.org");
        merchantData.put("phone", "");
        merchantData.put("iban", one.iban());
        merchantData.put("creditorVat", one.deductsVat() ? "CREDITOR_DEDUCTS" : "CREDITOR_CANNOT_DEDUCT");
        merchantData.put("runEveryDays", 3);
        merchantData.put("writeOffAfterCollection", true);
        return Map.of(
                "merchant",
                merchantData,
                "users",
                List.of(Map.of(
                        "login", login(one), "password", PASSWORD, "displayName", one.name(), "role", "MERCHANT")),
                "agency",
                Map.of(
                        "name", AGENCY_NAME,
                        "url", agency.address().toString(),
                        "clientId", clientId,
                        "clientSecret", clientSecret,
                        "webhookBase", ""));
    }

    SideDoor of(DemoMerchant one) {
        return java.util.Objects.requireNonNull(merchants.get(one));
    }

    Agency feedOf(DemoMerchant one) {
        return java.util.Objects.requireNonNull(feeds.get(one));
    }

    SideDoor clerk() {
        return clerk;
    }

    URI merchantAddress() {
        return merchant.address();
    }

    URI agencyAddress() {
        return agency.address();
    }

    /** Lives the day on both sides; again for the same day it only does what people and the bank have brought since. */
    void live(LocalDate day) {
        String body = json(Map.of("date", day.toString()));
        String _ = agencyOperator.operate("PUT", "/ops/day", body);
        String _ = merchantOperator.operate("PUT", "/ops/day", body);
    }

    JsonNode agencyReport() {
        return read(agencyOperator.operate("GET", "/ops/report", ""));
    }

    JsonNode merchantReport() {
        return read(merchantOperator.operate("GET", "/ops/report", ""));
    }

    JsonNode reconciliation() {
        return read(merchantOperator.operate("GET", "/ops/reconciliation", ""));
    }

    /** How many e-mails arrived at the mail server. */
    int mails() {
        return mails.getReceivedMessages().length;
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    private static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    @Override
    public void close() {
        feeds.values().forEach(Agency::close);
        merchant.close();
        agency.close();
        mails.stop();
    }
}
