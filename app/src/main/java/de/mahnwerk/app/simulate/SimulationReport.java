package de.mahnwerk.app.simulate;

import de.mahnwerk.law.Money;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the simulation shows, as one document. Money as decimal strings in euros, shares between 0 and 1. */
record SimulationReport(ObjectNode json) {

    private static final BigDecimal WANTED_STP = new BigDecimal("0.95");
    private static final Money SMALL = Money.eur("50.00");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The order that was simulated. */
    record Wanted(int cases, BigDecimal years, long seed, LocalDate lastDay, int days) {}

    static SimulationReport of(Wanted wanted, Assumptions assumptions, Simulation lived, SimulatedAgency agency) {
        AccountProof.Result[] accounts = new AccountProof.Result[1];
        lived.watch().measure("accounts", () -> accounts[0] = AccountProof.of(lived.shops(), wanted.lastDay()));
        List<Debt> debts = lived.debts();
        JsonNode figures = agency.report();
        ObjectNode report = object();
        report.put("cases", wanted.cases());
        report.put("years", wanted.years());
        report.put("seed", wanted.seed());
        report.put("durationSeconds", Math.round(lived.watch().seconds()));
        report.set("durationMillisByPart", JSON.valueToTree(lived.watch().parts()));
        report.set("assumptions", JSON.valueToTree(assumptions));
        report.put("accepted", debts.size());
        hands(report, lived.hands(), debts);
        report.set("trust", trust(wanted, lived));
        report.set("accounts", accounts(accounts[0]));
        report.set("steps", steps(figures, debts));
        report.set(
                "smallClaims",
                claims(debts.stream().filter(SimulationReport::small).toList(), accounts[0]));
        report.set("allClaims", claims(debts, accounts[0]));
        report.set("outcomes", figures.get("outcomes"));
        report.set("statuses", figures.get("cases"));
        report.set("money", money(figures));
        report.put("letters", figures.get("letters").asLong());
        report.put("emails", figures.get("emails").asLong());
        report.set("refused", refused(lived));
        report.put("proved", proved(report));
        return new SimulationReport(report);
    }

    private static boolean small(Debt debt) {
        return debt.principal().compareTo(SMALL) < 0;
    }

    private static void hands(ObjectNode report, Hands hands, List<Debt> debts) {
        long touched = debts.stream().filter(Debt::touched).count();
        report.put("stp", share(debts.size() - touched, debts.size()));
        ObjectNode node = object();
        node.put("cases", touched);
        node.set("tasks", JSON.valueToTree(hands.tasks()));
        node.set("presses", JSON.valueToTree(hands.presses()));
        Map<String, Long> byBehaviour = new TreeMap<>();
        debts.stream()
                .filter(Debt::touched)
                .forEach(debt -> byBehaviour.merge(debt.behaviour().name(), 1L, Long::sum));
        node.set("casesByBehaviour", JSON.valueToTree(byBehaviour));
        report.set("hands", node);
    }

    private static ObjectNode trust(Wanted wanted, Simulation lived) {
        ObjectNode node = object();
        node.put("daysSimulated", wanted.days());
        node.put("daysProved", lived.daysProved());
        node.set("differences", JSON.valueToTree(lived.trustDifferences()));
        return node;
    }

    private static ObjectNode accounts(AccountProof.Result result) {
        ObjectNode node = object();
        node.put("checked", result.checked());
        node.put("lines", result.lines());
        node.put("faulty", result.faulty());
        node.set("faults", JSON.valueToTree(result.faults()));
        return node;
    }

    /** Steps as the agency counts them, and letters as the debtors do. */
    private static ObjectNode steps(JsonNode figures, List<Debt> debts) {
        ObjectNode node = object();
        node.put("taken", figures.get("steps").asLong());
        node.put("twice", figures.get("stepsTwice").asLong());
        node.put("lettersTwice", debts.stream().mapToLong(Debt::lettersTwice).sum());
        return node;
    }

    /**
     * What claims bring: {@code merchantNet} is what the settlements give the shops for them, all fees deducted, and what was
     * paid to the shops directly.
     */
    private static ObjectNode claims(List<Debt> debts, AccountProof.Result accounts) {
        Money principal = Money.sum(debts.stream().map(Debt::principal).toList());
        Money recovered = Money.sum(debts.stream()
                .map(debt -> accounts.principalPaid().getOrDefault(debt, Money.ZERO))
                .toList());
        Money settled = Money.sum(debts.stream().map(Debt::payout).toList());
        Money direct = Money.sum(debts.stream().map(Debt::paidToShop).toList());
        Money net = settled.plus(direct);
        ObjectNode node = object();
        node.put("handedOver", debts.size());
        node.put("principal", principal.toPlainString());
        node.put("recovered", recovered.toPlainString());
        node.put("recoveredShare", share(recovered.minorUnits(), principal.minorUnits()));
        node.put("merchantNet", net.toPlainString());
        node.put(
                "merchantNetPerClaim",
                debts.isEmpty()
                        ? "0.00"
                        : net.toDecimal()
                                .divide(BigDecimal.valueOf(debts.size()), 2, RoundingMode.HALF_UP)
                                .toPlainString());
        return node;
    }

    private static ObjectNode money(JsonNode figures) {
        ObjectNode node = object();
        for (String name : List.of("received", "reported", "payouts", "fees", "trust", "recovery")) {
            node.set(name, figures.get(name));
        }
        return node;
    }

    private static ObjectNode refused(Simulation lived) {
        Map<String, Integer> all = new TreeMap<>(lived.refused());
        lived.shops().forEach(shop -> shop.refused().forEach((what, times) -> all.merge(what, times, Integer::sum)));
        return JSON.valueToTree(all);
    }

    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Whether all is right: every day's trust account, every claim account, every step once, nothing refused. */
    private static boolean proved(ObjectNode report) {
        return report.at("/trust/daysProved").asInt()
                        == report.at("/trust/daysSimulated").asInt()
                && report.at("/accounts/checked").asInt()
                        == report.at("/accepted").asInt()
                && report.at("/accounts/faulty").asInt() == 0
                && report.at("/steps/twice").asLong() == 0
                && report.at("/steps/lettersTwice").asLong() == 0
                && report.at("/accepted").asInt() == report.at("/cases").asInt()
                && report.get("refused").isEmpty();
    }

    /** Whether all is proved and nineteen of twenty cases needed nobody. */
    boolean reached() {
        return json.get("proved").asBoolean() && json.get("stp").decimalValue().compareTo(WANTED_STP) >= 0;
    }

    String text() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    void print(PrintWriter out) {
        for (String part : List.of(
                "durationMillisByPart",
                "stp",
                "hands",
                "trust",
                "accounts",
                "steps",
                "smallClaims",
                "allClaims",
                "outcomes",
                "statuses",
                "money",
                "refused",
                "proved")) {
            out.printf("  %-12s %s%n", part, json.get(part));
        }
        out.flush();
    }
}
