package de.mahnwerk.app.simulate;

import de.mahnwerk.app.SideDoor;
import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** A played clerk of the agency, who works on its pages as a person does. Whatever he presses is a human hand. */
final class Clerk {

    private static final int MOST_INSTALMENTS = 6;
    private static final Money EACH = Money.eur("10.00");
    private static final int DAYS_TO_FIRST = 20;

    /** An entry of the trust account that waits: payer, amount, number. */
    private static final Pattern WAITING = Pattern.compile(
            "<tr id=\"entry-\\d+\">\\s*<td[^>]*>[^<]*</td>\\s*<td>([^<]*)</td>\\s*<td>[^<]*</td>\\s*"
                    + "<td class=\"num\">([\\d.]+,\\d\\d)[^<]*</td>(?:(?!</tr>).)*?action=\"/payments/(\\d+)/assign\"",
            Pattern.DOTALL);

    /** The last two columns of the table of instalments. */
    private static final Pattern INSTALMENT =
            Pattern.compile("<td class=\"num\">([\\d.]+,\\d\\d)[^<]*</td><td class=\"num\">([\\d.]+,\\d\\d)");

    private final SideDoor door;
    private final Hands hands;
    private final Map<String, Integer> refused = new TreeMap<>();

    Clerk(SideDoor door, Hands hands) {
        this.door = door;
        this.hands = hands;
    }

    /** What the pages refused, by what was pressed; none is expected. */
    Map<String, Integer> refused() {
        return refused;
    }

    /** The debtor contests the claim in a letter to the agency. */
    void disputed(Debt debt) {
        press("DISPUTE_ENTERED", debt, "/dispute", Map.of("reason", "Ware nicht erhalten"));
    }

    void ask(Debt debt, LocalDate dueOn) {
        press(
                "QUERY_ASKED",
                debt,
                "/messages",
                Map.of("text", "Gibt es einen Zustellnachweis?", "dueOn", dueOn.toString()));
    }

    void mailCameBack(Debt debt) {
        press("RETURNED_MAIL", debt, "/returned", Map.of());
    }

    void offerSettlement(Debt debt, Money offer, LocalDate dueOn) {
        press(
                "DECISION_ASKED",
                debt,
                "/decision",
                Map.of("kind", "SETTLEMENT_OFFER", "offer", typed(offer), "dueOn", dueOn.toString()));
    }

    void close(Debt debt, String outcome) {
        press("CLOSED_BY_HAND", debt, "/close", Map.of("outcome", outcome));
    }

    void offerPlan(Debt debt, Money open, LocalDate day) {
        long number = Math.clamp(open.minorUnits() / EACH.minorUnits(), 2, MOST_INSTALMENTS);
        press(
                "PLAN_OFFERED",
                debt,
                "/plan",
                Map.of("number", Long.toString(number), "first", firstOf(day).toString()));
    }

    /** The day of the first instalment of a plan that was offered on {@code day}. */
    static LocalDate firstOf(LocalDate day) {
        return day.plusDays(DAYS_TO_FIRST);
    }

    /** The debtor has accepted; the instalments as they were agreed. */
    List<Money> agreed(Debt debt, LocalDate day) {
        press("PLAN_AGREED", debt, "/plan/agreement", Map.of("agreedOn", day.toString(), "received", "EMAIL"));
        String page = door.page("/cases/" + debt.reference() + "/plan");
        List<Money> instalments = new ArrayList<>();
        Matcher row = INSTALMENT.matcher(page);
        while (row.find()) {
            instalments.add(shown(row.group(1)));
        }
        return instalments;
    }

    /** An entry of the trust account that names no case, or one that is closed. */
    record WaitingMoney(String entry, String payer, Money amount) {}

    /** The money that waits, as the page shows it. */
    List<WaitingMoney> waitingMoney() {
        List<WaitingMoney> waiting = new ArrayList<>();
        Matcher row = WAITING.matcher(door.page("/payments?view=open"));
        while (row.find()) {
            waiting.add(new WaitingMoney(row.group(3), HtmlUtils.htmlUnescape(row.group(1)), shown(row.group(2))));
        }
        return waiting;
    }

    void assign(WaitingMoney money, Debt debt) {
        hands.pressed("MONEY_ASSIGNED", debt);
        said(
                "MONEY_ASSIGNED",
                door.offer("/payments/" + money.entry() + "/assign", Map.of("reference", debt.reference())));
    }

    private void press(String what, Debt debt, String action, Map<String, String> fields) {
        hands.pressed(what, debt);
        said(what, door.offer("/cases/" + debt.reference() + action, fields));
    }

    private void said(String what, boolean done) {
        if (!done) {
            refused.merge(what, 1, Integer::sum);
        }
    }

    private static Money shown(String amount) {
        return Money.eur(amount.replace(".", "").replace(',', '.'));
    }

    private static String typed(Money money) {
        return money.toPlainString().replace('.', ',');
    }
}
