package de.mahnwerk.app.demo;

import static java.util.Objects.requireNonNull;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import de.mahnwerk.app.SideDoor;
import de.mahnwerk.app.world.Lapse;
import de.mahnwerk.app.world.Merchant;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both sides of a time-lapse, and what the operators of each do. */
final class DemoSides implements AutoCloseable {

    /** All demo accounts share it; the demo prints it. */
    static final String PASSWORD = "mahnwerk-demo";

    static final String CLERK = "sachbearbeitung";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String AGENCY_NAME = "Nordwall Inkasso";

    private final Map<Merchant, SideDoor> merchants = new LinkedHashMap<>();
    private final Map<Merchant, Agency> feeds = new LinkedHashMap<>();
    private final URI agency;
    private final URI merchant;
    private final SideDoor agencyOperator;
    private final SideDoor merchantOperator;
    private final SideDoor clerk;
    private final Runnable ours;
    private String byHand = "";

    private DemoSides(URI agency, URI merchant, Path data, Runnable ours) {
        this.agency = agency;
        this.merchant = merchant;
        this.agencyOperator = new SideDoor(agency, OperatorToken.of(data, Side.AGENCY));
        this.merchantOperator = new SideDoor(merchant, OperatorToken.of(data, Side.MERCHANT));
        this.clerk = new SideDoor(agency, "");
        this.ours = ours;
    }

    /** Starts both in this process, with a mail server beside them. */
    static DemoSides start(Path data, int merchantPort, int agencyPort, LocalDate firstDay) {
        GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        int smtp = mails.getSmtp().getPort();
        Map<Side, Side.Running> both = Side.startAll(Map.of(
                Side.AGENCY, Lapse.settings(data, Side.AGENCY, agencyPort, smtp, firstDay),
                Side.MERCHANT, Lapse.settings(data, Side.MERCHANT, merchantPort, smtp, firstDay)));
        Side.Running agency = requireNonNull(both.get(Side.AGENCY));
        Side.Running merchant = requireNonNull(both.get(Side.MERCHANT));
        return new DemoSides(agency.address(), merchant.address(), data, () -> {
            merchant.close();
            agency.close();
            mails.stop();
        });
    }

    /** Sides that somebody else started in time-lapse on the first day; their operators' tokens lie below {@code data}. */
    static DemoSides at(URI agency, URI merchant, Path data) {
        return new DemoSides(agency, merchant, data, () -> {});
    }

    /** The agency's clerk, its clients with their terms, and the merchants with their users and their way to the agency. */
    void open(List<Merchant> wanted, LocalDate firstDay) {
        String _ = agencyOperator.operate(
                "POST",
                "/ops/users",
                json(Map.of("login", CLERK, "password", PASSWORD, "displayName", "Sachbearbeitung")));
        clerk.logIn(CLERK, PASSWORD);
        for (Merchant one : wanted) {
            JsonNode client = read(agencyOperator.operate("POST", "/ops/clients", json(Lapse.client(one, firstDay))));
            String id = client.get("clientId").asString();
            String secret = client.get("clientSecret").asString();
            String _ = merchantOperator.operate("POST", "/ops/tenants", json(tenant(one, id, secret)));
            SideDoor door = new SideDoor(merchant, "");
            door.logIn(one.login(), PASSWORD);
            merchants.put(one, door);
            feeds.put(one, new Agency(agency, id, secret));
        }
        JsonNode paper =
                read(agencyOperator.operate("POST", "/ops/clients", json(Lapse.client(Merchant.BY_HAND, firstDay))));
        byHand = paper.get("client").asString();
        feeds.put(
                Merchant.BY_HAND,
                new Agency(
                        agency,
                        paper.get("clientId").asString(),
                        paper.get("clientSecret").asString()));
    }

    /** A clerk of the agency types in a claim that came by post. */
    void typeIn(Map<String, String> claim) {
        Map<String, String> form = new HashMap<>(claim);
        form.put("client", byHand);
        String page = clerk.form("/cases", form);
        if (page.contains("alert-danger")) {
            throw new IllegalStateException("the agency refused a claim by hand: " + page);
        }
    }

    private Map<String, Object> tenant(Merchant one, String clientId, String clientSecret) {
        Map<String, Object> merchantData = new HashMap<>();
        merchantData.put("tenant", 0);
        merchantData.put("number", one.key());
        merchantData.put("name", one.name());
        merchantData.put("legalForm", one.legalForm());
        merchantData.put("street", one.street());
        merchantData.put("postcode", one.postcode());
        merchantData.put("city", one.city());
        merchantData.put("federalState", one.federalState());
        merchantData.put("email", "rechnung@" + one.login() + ".example.org");
        merchantData.put("phone", "");
        merchantData.put("iban", one.iban());
        merchantData.put("creditorVat", one.deductsVat() ? "CREDITOR_DEDUCTS" : "CREDITOR_CANNOT_DEDUCT");
        merchantData.put("runEveryDays", 3);
        merchantData.put("writeOffAfterCollection", true);
        return Map.of(
                "merchant",
                merchantData,
                "users",
                List.of(Map.of("login", one.login(), "password", PASSWORD, "displayName", one.name())),
                "agency",
                Map.of(
                        "name", AGENCY_NAME,
                        "url", agency.toString(),
                        "clientId", clientId,
                        "clientSecret", clientSecret,
                        "webhookBase", ""));
    }

    SideDoor of(Merchant one) {
        return requireNonNull(merchants.get(one));
    }

    SideDoor clerk() {
        return clerk;
    }

    URI merchantAddress() {
        return merchant;
    }

    URI agencyAddress() {
        return agency;
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

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    private static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    /** All whose debtors the agency writes to. */
    List<Agency> feeds() {
        return List.copyOf(feeds.values());
    }

    @Override
    public void close() {
        feeds.values().forEach(Agency::close);
        ours.run();
    }
}
