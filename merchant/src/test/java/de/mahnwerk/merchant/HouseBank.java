package de.mahnwerk.merchant;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.Camt053;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The bank that keeps a merchant's account: it books what people transfer and writes statements of it. */
public final class HouseBank {

    private static final String ACCOUNT = "DE02120300000000202051";

    private final List<Camt053.Line> booked = new ArrayList<>();
    private Money balance = Money.ZERO;
    private int statements;

    @CanIgnoreReturnValue
    public HouseBank receives(LocalDate day, String amount, String from, String iban, String text) {
        return receives(day, amount, from, iban, text, "");
    }

    @CanIgnoreReturnValue
    public HouseBank receives(LocalDate day, String amount, String from, String iban, String text, String endToEnd) {
        booked.add(new Camt053.Line(day, Money.eur(amount), from, iban, text, endToEnd, ""));
        return this;
    }

    /** A direct debit that comes back. */
    @CanIgnoreReturnValue
    public HouseBank takesBack(LocalDate day, String amount, String from, String iban, String text) {
        booked.add(new Camt053.Line(day, Money.eur(amount).negated(), from, iban, text, "", "MD06"));
        return this;
    }

    /** The statement of what was booked since the last one. */
    public byte[] statement(LocalDate day) {
        Money opening = balance;
        balance =
                balance.plus(Money.sum(booked.stream().map(Camt053.Line::amount).toList()));
        byte[] file =
                Camt053.write(ACCOUNT, "Bohnenkontor GmbH", ++statements, day, opening, balance, List.copyOf(booked));
        booked.clear();
        return file;
    }
}
