package de.mahnwerk.app.demo;

import de.mahnwerk.app.world.Customer;
import de.mahnwerk.app.world.Merchant;
import de.mahnwerk.app.world.People;
import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Who buys what, when, and what becomes of it: drawn once from a seed, so the same seed gives the same world. */
final class DemoWorld {

    /** Fixed, so that every run of the same seed computes with the same base rates and holidays. */
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 4, 20);

    private static final int INVOICES_PER_CUSTOMER = 5;

    /** The last weeks bring no new invoices, so that most of the claims can come to an end. */
    private static final int QUIET_DAYS = 45;

    private final Map<LocalDate, List<DemoInvoice>> invoicesByDay = new TreeMap<>();
    private final int customers;
    private int invoices;

    DemoWorld(long seed, int customers, int days) {
        this.customers = customers;
        Random dice = new Random(seed);
        People people = new People(dice);
        int sellingDays = Math.max(1, days - QUIET_DAYS);
        for (int i = 0; i < customers; i++) {
            Merchant merchant = Merchant.ALL.get(i % Merchant.ALL.size());
            Customer customer = people.customer(merchant, i);
            for (int n = 0; n < INVOICES_PER_CUSTOMER; n++) {
                add(invoice(customer, dice, sellingDays));
            }
        }
    }

    private DemoInvoice invoice(Customer customer, Random dice, int sellingDays) {
        Merchant merchant = customer.merchant();
        LocalDate issued = FIRST_DAY.plusDays(dice.nextInt(sellingDays));
        int span = merchant.dearest() - merchant.cheapest();
        // the smaller of three throws: most invoices are small, some are large
        int above = dice.ints(3, 0, span).min().orElseThrow();
        return new DemoInvoice(
                customer,
                "R-%s-%d-%06d".formatted(merchant.key(), issued.getYear(), ++invoices),
                merchant.sells().get(dice.nextInt(merchant.sells().size())),
                issued,
                issued.plusDays(customer.company().isEmpty() ? 14 : 30),
                Money.cents(merchant.cheapest() + above),
                Habit.draw(dice),
                dice.nextInt(100));
    }

    private void add(DemoInvoice invoice) {
        invoicesByDay
                .computeIfAbsent(invoice.issued(), day -> new ArrayList<>())
                .add(invoice);
    }

    List<DemoInvoice> issuedOn(LocalDate day) {
        return invoicesByDay.getOrDefault(day, List.of());
    }

    int customers() {
        return customers;
    }
}
