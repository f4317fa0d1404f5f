package de.mahnwerk.app.sides;

import de.mahnwerk.app.Operator;
import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import de.mahnwerk.protocol.Address;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.Debtor;
import de.mahnwerk.protocol.DebtorKind;
import de.mahnwerk.protocol.DefaultGround;
import de.mahnwerk.protocol.DirectPayment;
import de.mahnwerk.protocol.DirectPaymentKind;
import de.mahnwerk.protocol.InDefault;
import de.mahnwerk.protocol.ItemKind;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.PrincipalItem;
import de.mahnwerk.protocol.Withdrawal;
import de.mahnwerk.protocol.WithdrawalReason;
import de.mahnwerk.protocol.client.ClientSettings;
import de.mahnwerk.protocol.client.HandoverClient;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Some days of an agency in time-lapse, in which one claim was paid and one taken back: so there are settlements. */
final class SettledPast {

    /** The number of the client that has lived it. */
    static final String CLIENT = "M-KIT";

    private static final int DAYS = 4;

    private SettledPast() {}

    static OwnAgency.Credential live(Path data, Map<String, String> settings, LocalDate yesterday) {
        LocalDate first = yesterday.minusDays(DAYS);
        Map<String, String> lapse = new HashMap<>(settings);
        lapse.put("mahnwerk.clock", "LAPSE");
        lapse.put("mahnwerk.start-day", first.toString());
        try (Side.Running agency = Side.AGENCY.start(lapse);
                Operator operator = new Operator(agency.address(), OperatorToken.of(data, Side.AGENCY))) {
            JsonNode made = operator.call("POST", "/ops/clients", testClient(CLIENT, first));
            OwnAgency.Credential credential = new OwnAgency.Credential(
                    made.get("clientId").asString(), made.get("clientSecret").asString());
            try (HandoverClient merchant = HandoverClient.connect(
                    ClientSettings.of(agency.address(), credential.clientId(), credential.clientSecret()))) {
                Claim paid = merchant.handOver(claim("PAST-1", first), "past-1").orThrow();
                Claim mistaken =
                        merchant.handOver(claim("PAST-2", first), "past-2").orThrow();
                JsonNode _ = operator.call("PUT", "/ops/day", Map.of("date", first.plusDays(1)));
                var _ = merchant.reportPayment(
                                paid.id(),
                                new DirectPayment(
                                        DirectPaymentKind.PAYMENT,
                                        "P-1",
                                        merchant.claim(paid.id())
                                                .orThrow()
                                                .amounts()
                                                .open(),
                                        first.plusDays(1),
                                        null,
                                        null),
                                "past-3")
                        .orThrow();
                var _ = merchant.withdraw(
                                mistaken.id(), new Withdrawal(WithdrawalReason.HANDED_OVER_BY_MISTAKE, null), "past-4")
                        .orThrow();
                JsonNode _ = operator.call("PUT", "/ops/day", Map.of("date", yesterday));
            }
            return credential;
        }
    }

    /** A client whose future can be played, and whose money is. */
    private static Map<String, Object> testClient(String number, LocalDate validFrom) {
        Map<String, Object> client = new HashMap<>(client(number, validFrom));
        client.put("setup", Map.of("test", true));
        return client;
    }

    /** What the operator sends to create a client whose cases are settled every day. */
    static Map<String, Object> client(String number, LocalDate validFrom) {
        Map<String, Object> client = new HashMap<>();
        client.put("client", 0);
        client.put("number", number);
        client.put("name", "Bohnenkontor");
        client.put("legalForm", "GmbH");
        client.put("street", "Hafenweg 3");
        client.put("postcode", "20457");
        client.put("city", "Hamburg");
        client.put("federalState", "HH");
        client.put("email", "buchhaltung@bohnenkontor.example.org");
        client.put("phone", "");
        client.put("payoutIban", "DE02120300000000202051");
        client.put("payoutBic", "");
        client.put("payoutHolder", "Bohnenkontor GmbH");
        client.put("creditorVat", "CREDITOR_DEDUCTS");
        return Map.of(
                "client",
                client,
                "terms",
                Map.of(
                        "validFrom", validFrom,
                        "successFeePercent", "5.00",
                        "failureFee", "15.00",
                        "failureFeeWaivedForInterface", true,
                        "withdrawalFee", "20.00",
                        "payoutOrder", "LEGAL",
                        "smallRest", "0.00",
                        "settlementPeriod", "DAILY"));
    }

    private static NewClaim claim(String reference, LocalDate day) {
        Amount amount = new Amount("59.00", "EUR");
        return new NewClaim(
                reference,
                new Debtor(
                        DebtorKind.CONSUMER,
                        null,
                        "Alex",
                        "Vorher",
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        new Address(null, "Lindenweg 7", "04109", "Leipzig", "DE"),
                        List.of(),
                        List.of(),
                        List.of(),
                        "K-" + reference,
                        null,
                        null),
                List.of(new PrincipalItem(
                        "RE-" + reference,
                        ItemKind.GOODS,
                        "Kaffeemühle",
                        null,
                        null,
                        day.minusDays(80),
                        day.minusDays(66),
                        amount,
                        amount,
                        null,
                        null,
                        null)),
                List.of(),
                new InDefault(day.minusDays(40), DefaultGround.REMINDER, List.of(day.minusDays(41))),
                null,
                List.of(),
                List.of(),
                false,
                true,
                true,
                false,
                null,
                null,
                null,
                Map.of());
    }
}
