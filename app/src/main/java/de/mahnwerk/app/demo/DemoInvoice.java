package de.mahnwerk.app.demo;

import de.mahnwerk.app.world.Customer;
import de.mahnwerk.law.Money;
import java.time.LocalDate;

/** An invoice of the demo world with what its debtor is going to do about it. */
record DemoInvoice(
        Customer customer,
        String number,
        String subject,
        LocalDate issued,
        LocalDate due,
        Money amount,
        Habit habit,
        int patience) {

    /** The same invoice with the customer as he is known now. */
    DemoInvoice of(Customer now) {
        return new DemoInvoice(now, number, subject, issued, due, amount, habit, patience);
    }
}
