package de.mahnwerk.app.world;

import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** How a side is started in time-lapse, and what its operator tells an agency of a client. */
public final class Lapse {

    /** As in the agency's settings. */
    public static final String TRUST_IBAN = "DE02300209000106531065";

    private Lapse() {}

    /**
     * The settings of a side that stands on a day until somebody moves it.
     *
     * @param port 0 for a free one
     * @param smtp port of a mail server on this machine
     */
    public static Map<String, String> settings(Path data, Side side, int port, int smtp, LocalDate firstDay) {
        Map<String, String> settings = new HashMap<>();
        settings.put("mahnwerk.data", data.toString());
        settings.put("mahnwerk.clock", "LAPSE");
        settings.put("mahnwerk.start-day", firstDay.toString());
        settings.put("mahnwerk.operator-token", OperatorToken.of(data, side));
        settings.put("mahnwerk.smtp.host", "127.0.0.1");
        settings.put("mahnwerk.smtp.port", Integer.toString(smtp));
        settings.put("mahnwerk.webhooks.allow-private", "true");
        settings.put("server.port", Integer.toString(port));
        settings.put("logging.level.root", "WARN");
        return settings;
    }

    /** What {@code POST /ops/clients} is sent for a merchant whose successes cost it nothing. */
    public static Map<String, Object> client(Merchant one, LocalDate firstDay) {
        Map<String, Object> client = new HashMap<>();
        client.put("client", 0);
        client.put("number", "M-" + one.key());
        client.put("name", one.name());
        client.put("legalForm", one.legalForm());
        client.put("street", one.street());
        client.put("postcode", one.postcode());
        client.put("city", one.city());
        client.put("federalState", one.federalState());
        client.put("email", one.login() + "@example.org");
        client.put("phone", "");
        client.put("payoutIban", one.iban());
        client.put("payoutBic", "");
        client.put("payoutHolder", one.owner());
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
}
