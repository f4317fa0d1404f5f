package de.mahnwerk.app.demo;

import de.mahnwerk.app.world.Agenda;
import de.mahnwerk.app.world.Bank;
import de.mahnwerk.app.world.Customer;
import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the debtors of the demo world do: with an invoice when it comes, and with the agency's letters later. */
final class Debtors {

    /** A letter of the agency as its debtor reads it. */
    record AgencyLetter(
            String kind, List<String> invoiceNumbers, String reference, String caseReference, Money demanded) {}

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Agenda agenda;
    private final Bank bank;
    private final String trustIban;
    private final Clerk clerk;
    private final Map<String, DemoInvoice> invoices = new HashMap<>();

    /** What a debtor may cause the merchant's clerk to do. */
    interface Clerk {
        void disputed(DemoInvoice invoice);

        void moved(DemoInvoice invoice);
    }

    Debtors(Agenda agenda, Bank bank, String trustIban, Clerk clerk) {
        this.agenda = agenda;
        this.bank = bank;
        this.trustIban = trustIban;
        this.clerk = clerk;
    }

    void receive(DemoInvoice invoice) {
        invoices.put(invoice.number(), invoice);
        LocalDate due = invoice.due();
        int patience = invoice.patience();
        switch (invoice.habit()) {
            case PAYS_EARLY -> plan(invoice, due.minusDays(patience % 9), invoice.amount());
            case PAYS_LATE -> plan(invoice, due.plusDays(1 + patience % 14), invoice.amount());
            case PAYS_AFTER_DUNNING -> plan(invoice, due.plusDays(23 + patience % 22), invoice.amount());
            case PAYS_PARTLY -> plan(invoice, due, invoice.amount().times(HALF));
            case RETURNS_THE_DEBIT -> {
                plan(invoice, due, invoice.amount());
                agenda.on(due.plusDays(3), () -> sendBack(invoice, due.plusDays(3)));
            }
            case DISPUTES -> agenda.on(due.plusDays(9 + patience % 30), () -> clerk.disputed(invoice));
            case MOVES -> agenda.on(due.plusDays(5), () -> clerk.moved(invoice));
            case PAYS_THE_AGENCY, PAYS_THE_WRONG_ONE, NEVER_PAYS -> {
                // nothing happens before the claim is in collection
            }
        }
    }

    void receive(AgencyLetter letter, LocalDate day) {
        for (String number : letter.invoiceNumbers()) {
            DemoInvoice invoice = invoices.get(number);
            if (invoice != null) {
                react(invoice, letter, day);
                return;
            }
        }
    }

    private void react(DemoInvoice invoice, AgencyLetter letter, LocalDate day) {
        boolean first = letter.kind().equals("LETTER_1");
        boolean second = letter.kind().equals("LETTER_2");
        LocalDate someDaysLater = day.plusDays(4 + invoice.patience() % 9);
        switch (invoice.habit()) {
            case PAYS_THE_AGENCY, MOVES, RETURNS_THE_DEBIT, PAYS_AFTER_DUNNING, PAYS_LATE, PAYS_EARLY -> {
                if (invoice.patience() < 65 ? first : second) {
                    payAgency(invoice, letter, someDaysLater, letter.demanded());
                }
            }
            case PAYS_PARTLY -> {
                if (first) {
                    payAgency(invoice, letter, someDaysLater, letter.demanded().times(HALF));
                } else if (second && invoice.patience() < 70) {
                    payAgency(invoice, letter, someDaysLater, letter.demanded());
                }
            }
            case PAYS_THE_WRONG_ONE -> {
                if (first) {
                    plan(invoice, someDaysLater, invoice.amount());
                }
            }
            case DISPUTES, NEVER_PAYS -> {
                // a disputed claim waits for its clerk; who never pays does not pay the agency either
            }
        }
    }

    private void plan(DemoInvoice invoice, LocalDate day, Money amount) {
        Customer payer = invoice.customer();
        agenda.on(
                day,
                () -> bank.pay(
                        day,
                        payer.merchant().iban(),
                        amount,
                        payer.name(),
                        payer.iban(),
                        remittance(invoice),
                        "NOTPROVIDED"));
    }

    private void sendBack(DemoInvoice invoice, LocalDate day) {
        Customer payer = invoice.customer();
        bank.sendBack(
                day,
                payer.merchant().iban(),
                invoice.amount(),
                payer.name(),
                payer.iban(),
                remittance(invoice),
                invoice.number());
    }

    private void payAgency(DemoInvoice invoice, AgencyLetter letter, LocalDate day, Money amount) {
        Customer payer = invoice.customer();
        String text = switch (invoice.patience() % 20) {
            case 0 -> "Inkasso";
            case 1, 2, 3 -> "Akte " + letter.caseReference();
            default -> letter.reference();
        };
        agenda.on(day, () -> bank.pay(day, trustIban, amount, payer.name(), payer.iban(), text, "NOTPROVIDED"));
    }

    /** As people write: mostly the number, sometimes with words around it, now and then with a slip. */
    private static String remittance(DemoInvoice invoice) {
        return switch (invoice.patience() % 12) {
            case 0 -> "Rechnung " + invoice.number() + " vom " + invoice.issued();
            case 1 -> "RG " + invoice.number().replace("-", " ");
            case 2 -> invoice.customer().number() + " / " + invoice.number();
            default -> invoice.number();
        };
    }

    List<DemoInvoice> known() {
        return new ArrayList<>(invoices.values());
    }
}
