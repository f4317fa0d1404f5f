package de.mahnwerk.bench;

import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import de.mahnwerk.app.SideDoor;
import de.mahnwerk.protocol.client.ClientSettings;
import de.mahnwerk.protocol.client.HandoverClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One merchant and its agency, opened by their operators; both sides may run in this process or in others. */
record Companies(SideDoor accountant, SideDoor merchantOperator, HandoverClient client) implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOGIN = "brandt";
    private static final String PASSWORD = "ein langes Kennwort 7";

    /**
     * Opens both.
     *
     * @param agency where the agency's operator and the benchmark's own client reach it
     * @param agencyForMerchant the address that the merchant is given: the agency itself, or a proxy before it
     * @param hooks where the agency reaches the merchant: the merchant itself, or a proxy before it; empty for polling only
     */
    static Companies open(Path data, URI agency, URI agencyForMerchant, URI merchant, String hooks) {
        SideDoor agencyOperator = new SideDoor(agency, OperatorToken.of(data, Side.AGENCY));
        SideDoor merchantOperator = new SideDoor(merchant, OperatorToken.of(data, Side.MERCHANT));
        JsonNode client = client(agencyOperator, "M-1");
        String id = client.path("clientId").asString();
        String secret = client.path("clientSecret").asString();
        String _ = merchantOperator.operate(
                "POST", "/ops/tenants", """
                {"merchant": {"tenant": 0, "number": "WB", "name": "Werkzeug Brandt", "legalForm": "GmbH",
                              "street": "Industriering 88", "postcode": "50667", "city": "Köln", "federalState": "NW",
                              "email": "buchhaltung@brandt.example.org", "phone": "", "iban": "DE02370502990000684712",
                              "creditorVat": "CREDITOR_DEDUCTS", "runEveryDays": 0, "writeOffAfterCollection": true},
                 "users": [{"login": "brandt", "password": "%s", "displayName": "Brandt"}],
                 "agency": {"name": "Nordwall Inkasso", "url": "%s", "clientId": "%s", "clientSecret": "%s",
                            "webhookBase": "%s"}}
                """.formatted(PASSWORD, agencyForMerchant, id, secret, hooks));
        SideDoor accountant = new SideDoor(merchant, "");
        accountant.logIn(LOGIN, PASSWORD);
        return new Companies(
                accountant, merchantOperator, HandoverClient.connect(ClientSettings.of(agency, id, secret)));
    }

    /** A client of the agency with that number, its id and its secret. */
    static JsonNode client(SideDoor operator, String number) {
        return JSON.readTree(operator.operate("POST", "/ops/clients", """
                {"client": {"client": 0, "number": "%s", "name": "Werkzeug Brandt", "legalForm": "GmbH",
                            "street": "Industriering 88", "postcode": "50667", "city": "Köln", "federalState": "NW",
                            "email": "buchhaltung@brandt.example.org", "phone": "", "payoutIban": "DE02370502990000684712",
                            "payoutBic": "", "payoutHolder": "Werkzeug Brandt GmbH", "creditorVat": "CREDITOR_DEDUCTS"},
                 "terms": {"validFrom": "2020-01-01", "successFeePercent": "0", "failureFee": "15.00",
                           "failureFeeWaivedForInterface": true, "withdrawalFee": "10.00", "payoutOrder": "LEGAL",
                           "smallRest": "1.00", "settlementPeriod": "WEEKLY"}}
                """.formatted(number)));
    }

    /** A killed program forgets who was signed in. */
    void signInAgain() {
        accountant.logIn(LOGIN, PASSWORD);
    }

    /** The merchant writes invoices, one for each of so many new customers, long overdue. */
    void bill(String series, int count) {
        String _ = accountant.upload("/imports", series + ".csv", Invoices.csv(series, count));
    }

    /** The merchant credits five euros to each of the first customers of a series, and sets it against the invoice. */
    void credit(String series, int count) {
        String _ = accountant.upload("/imports", "credits-" + series + ".csv", Invoices.creditNotes(series, count));
        for (int i = 0; i < count; i++) {
            String note = accountant.itemOf("GS-" + series + "-" + i).orElseThrow();
            String _ = accountant.form("/items/" + note + "/apply-credit", Map.of("invoice", "RE-" + series + "-" + i));
        }
    }

    /** The accountant clicks once: everything that is overdue goes to the agency. */
    void handOverEverything() {
        String _ = accountant.form("/handover", Map.of("filter", "view=overdue"));
    }

    /** The comparison of both books as the operator sees it. */
    JsonNode reconciliation() {
        return JSON.readTree(merchantOperator.operate("GET", "/ops/reconciliation", ""));
    }

    @Override
    public void close() {
        client.close();
    }
}
