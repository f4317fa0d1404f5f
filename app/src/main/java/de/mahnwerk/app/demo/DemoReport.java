package de.mahnwerk.app.demo;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The figures of the demo world, asked of both sides at the end. Money as decimal strings, the rest numbers. */
record DemoReport(ObjectNode json) {

    static DemoReport of(DemoSides sides) {
        JsonNode merchant = sides.merchantReport();
        JsonNode agency = sides.agencyReport();
        JsonNode books = sides.reconciliation();
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        for (String field : new String[] {
            "customers", "invoices", "overdue", "notices", "letters", "emails", "handedOver", "accepted", "rejected"
        }) {
            report.set(field, merchant.get(field));
        }
        report.set("cases", agency.get("cases"));
        BigDecimal atAgency = decimal(agency.get("received"));
        BigDecimal atMerchant = decimal(merchant.get("received"));
        report.set(
                "received",
                object().put("agency", atAgency.toPlainString())
                        .put("merchant", atMerchant.toPlainString())
                        .put("total", atAgency.add(atMerchant).toPlainString()));
        report.set("recoveryRate", recovery(agency.get("recovery")));
        report.set("fees", agency.get("fees"));
        report.set("payouts", agency.get("payouts"));
        report.set(
                "events",
                object().put("sent", agency.get("eventsSent").asLong())
                        .put("applied", merchant.get("eventsApplied").asLong()));
        report.set("trust", agency.get("trust"));
        report.set(
                "reconciliation",
                object().put("claims", books.get("claims").asLong())
                        .put("differences", books.get("differences").asLong()));
        ObjectNode letters = object();
        letters.put("merchant", merchant.get("letters").asLong())
                .put("agency", agency.get("letters").asLong());
        report.set("lettersBySide", letters);
        report.put(
                "letters",
                merchant.get("letters").asLong() + agency.get("letters").asLong());
        report.put(
                "emails", merchant.get("emails").asLong() + agency.get("emails").asLong());
        return new DemoReport(report);
    }

    private static ObjectNode recovery(JsonNode figures) {
        return object().put("byCount", share(decimal(figures.get("paidCases")), decimal(figures.get("cases"))))
                .put("byAmount", share(decimal(figures.get("principalPaid")), decimal(figures.get("principal"))));
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.divide(whole, 4, RoundingMode.HALF_UP);
    }

    private static BigDecimal decimal(JsonNode node) {
        return new BigDecimal(node.asString());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    String text() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    /** Whether both books agree to the cent and the trust account holds what is owed. */
    boolean proved() {
        return json.get("reconciliation").get("differences").asLong() == 0
                && json.get("trust").get("holds").asBoolean();
    }

    void print(PrintWriter out) {
        out.println();
        out.printf(
                "  %s invoices of %s customers, %s of them overdue; notices by level %s%n",
                json.get("invoices"), json.get("customers"), json.get("overdue"), json.get("notices"));
        out.printf(
                "  handed over %s, accepted %s, refused %s%n",
                json.get("handedOver"), json.get("accepted"), json.get("rejected"));
        out.printf("  cases %s%n", json.get("cases"));
        out.printf("  received %s, fees %s%n", json.get("received"), json.get("fees"));
        out.printf("  recovery %s%n", json.get("recoveryRate"));
        out.printf("  trust account %s, reconciliation %s%n", json.get("trust"), json.get("reconciliation"));
        out.flush();
    }
}
