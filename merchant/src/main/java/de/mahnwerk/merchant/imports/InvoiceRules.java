package de.mahnwerk.merchant.imports;

import java.util.Optional;

/** What must hold of an invoice wherever it comes from. */
final class InvoiceRules {

    static final int LONGEST_NUMBER = 60;

    /** What does not hold, and where it shows. */
    record Breach(Column column, String code) {}

    private InvoiceRules() {}

    static Optional<Breach> check(ReadInvoice invoice) {
        if (invoice.itemNumber().length() > LONGEST_NUMBER) {
            return Optional.of(new Breach(Column.NUMBER, "number-too-long"));
        }
        if (invoice.buyer().number().length() > LONGEST_NUMBER) {
            return Optional.of(new Breach(Column.CUSTOMER_NUMBER, "customer-too-long"));
        }
        if (invoice.due() != null && invoice.due().isBefore(invoice.issued())) {
            return Optional.of(new Breach(Column.DUE, "due-before-issued"));
        }
        long total = invoice.total().minorUnits();
        long payable = invoice.payable().minorUnits();
        boolean within = total < 0 ? payable <= 0 && payable >= total : payable >= 0 && payable <= total;
        return within ? Optional.empty() : Optional.of(new Breach(Column.OPEN, "open-exceeds-amount"));
    }
}
