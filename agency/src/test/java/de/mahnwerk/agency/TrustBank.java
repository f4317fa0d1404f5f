package de.mahnwerk.agency;

import de.mahnwerk.agency.payments.Payouts;
import de.mahnwerk.agency.payments.TrustStatements;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.Camt053;
import de.mahnwerk.platform.database.Tenancy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The bank that keeps the agency's trust account: it books what people transfer and writes statements of it. */
public final class TrustBank {

    private final AgencyHouse agency;
    private final List<Camt053.Line> booked = new ArrayList<>();
    private Money balance = Money.ZERO;
    private int statements;

    public TrustBank(AgencyHouse agency) {
        this.agency = agency;
    }

    /** A transfer to the trust account. */
    public void receives(LocalDate day, String amount, String from, String iban, String text) {
        booked.add(new Camt053.Line(day, Money.eur(amount), from, iban, text, "", ""));
    }

    /** A direct debit or transfer that comes back. */
    public void takesBack(LocalDate day, String amount, String from, String iban, String text) {
        booked.add(new Camt053.Line(day, Money.eur(amount).negated(), from, iban, text, "", "MD06"));
    }

    /** Executes everything that the agency ordered on {@code day}, booked on {@code bookedOn}. */
    public void executes(LocalDate day, LocalDate bookedOn) {
        List<Payouts.Payout> ordered = agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(Payouts.class).orderedOn(day));
        for (Payouts.Payout payout : ordered) {
            booked.add(new Camt053.Line(
                    bookedOn,
                    Money.cents(-payout.amountCents()),
                    payout.name(),
                    payout.iban(),
                    payout.text(),
                    payout.endToEnd(),
                    ""));
        }
    }

    /** The statement of what was booked since the last one. */
    public byte[] statement(LocalDate day) {
        Money opening = balance;
        balance =
                balance.plus(Money.sum(booked.stream().map(Camt053.Line::amount).toList()));
        byte[] file = Camt053.write(
                agency.bean(AgencySettings.class).trustIban(),
                "Nordwall Inkasso GmbH",
                ++statements,
                day,
                opening,
                balance,
                List.copyOf(booked));
        booked.clear();
        return file;
    }

    /** Gives the agency the statement of what was booked since the last one. */
    public TrustStatements.Taken tells(LocalDate day) {
        return agency.bean(TrustStatements.class).take("statement-" + day + ".xml", statement(day), day, "test");
    }

    public Money balance() {
        return balance;
    }
}
