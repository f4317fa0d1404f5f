package de.mahnwerk.app.demo;

import de.mahnwerk.app.world.Customer;
import de.mahnwerk.app.world.Merchant;
import de.mahnwerk.app.world.People;
import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The claims of a merchant without an interface, as they come by post: a clerk types them into the agency's page. When
 * such a claim fails, the merchant pays the fee that the interface would have spared it.
 */
final class PaperClaims {

    private static final int CLAIMS = 6;
    private static final int DAYS_BETWEEN = 3;
    private static final int OVERDUE_DAYS = 60;
    private static final int IN_DEFAULT_DAYS = 40;
    private static final int PAYMENT_DAYS = 14;

    private final Map<LocalDate, DemoInvoice> byDay = new HashMap<>();

    PaperClaims(Random dice, LocalDate firstDay) {
        People people = new People(dice);
        Merchant merchant = Merchant.BY_HAND;
        IntStream.range(0, CLAIMS).forEach(i -> {
            LocalDate arrives = firstDay.plusDays((long) i * DAYS_BETWEEN);
            LocalDate due = arrives.minusDays(OVERDUE_DAYS);
            byDay.put(
                    arrives,
                    new DemoInvoice(
                            people.customer(merchant, i),
                            "MF-%d-%03d".formatted(due.getYear(), 101 + i),
                            merchant.sells().get(i % merchant.sells().size()),
                            due.minusDays(PAYMENT_DAYS),
                            due,
                            Money.cents(merchant.cheapest() + dice.nextInt(merchant.dearest() - merchant.cheapest())),
                            i % 2 == 0 ? Habit.NEVER_PAYS : Habit.PAYS_THE_AGENCY,
                            dice.nextInt(100)));
        });
    }

    /** What lies in the agency's letter box that day. */
    List<DemoInvoice> arrivingOn(LocalDate day) {
        return byDay.containsKey(day) ? List.of(byDay.get(day)) : List.of();
    }

    /** The fields of the clerk's form, the client's number aside. */
    static Map<String, String> typed(DemoInvoice invoice, LocalDate day) {
        Customer debtor = invoice.customer();
        String amount = invoice.amount().toPlainString().replace('.', ',');
        Map<String, String> fields = new HashMap<>();
        fields.put("kind", "CONSUMER");
        fields.put("merchantReference", invoice.number());
        fields.put("salutation", debtor.salutation());
        fields.put("firstName", debtor.firstName());
        fields.put("name", debtor.lastName());
        fields.put("street", debtor.street());
        fields.put("postcode", debtor.postcode());
        fields.put("city", debtor.city());
        fields.put("email", debtor.email());
        fields.put("customerNumber", debtor.number());
        fields.put("invoiceNumber", invoice.number());
        fields.put("subject", invoice.subject());
        fields.put("contractOn", invoice.issued().toString());
        fields.put("invoicedOn", invoice.issued().toString());
        fields.put("dueOn", invoice.due().toString());
        fields.put("amount", amount);
        fields.put("open", amount);
        fields.put("remindedOn", day.minusDays(IN_DEFAULT_DAYS + 1).toString());
        fields.put("inDefaultSince", day.minusDays(IN_DEFAULT_DAYS).toString());
        fields.put("deductsVat", Boolean.toString(debtor.merchant().deductsVat()));
        return fields;
    }
}
