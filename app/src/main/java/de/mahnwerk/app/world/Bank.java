package de.mahnwerk.app.world;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.Camt053;
import de.mahnwerk.platform.bank.Camt053.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bank of a played world: it moves money between accounts and prints real camt.053 statements of those that
 * somebody watches. Accounts of debtors are not kept; money comes from them and goes back to them.
 */
public final class Bank {

    private static final Pattern PAYOUT = Pattern.compile(
            "<(?:\\w+:)?EndToEndId>([^<]+)<.*?<(?:\\w+:)?InstdAmt[^>]*>([^<]+)<.*?<(?:\\w+:)?Cdtr>.*?<(?:\\w+:)?Nm>([^<]+)<"
                    + ".*?<(?:\\w+:)?CdtrAcct>.*?<(?:\\w+:)?IBAN>([^<]+)<.*?<(?:\\w+:)?RmtInf>.*?<(?:\\w+:)?(?:Ustrd|Ref)>([^<]+)<",
            Pattern.DOTALL);

    private static final class Account {
        private final String owner;
        private Money balance = Money.ZERO;
        private final List<Line> today = new ArrayList<>();
        private int statements;

        private Account(String owner) {
            this.owner = owner;
        }
    }

    private final Map<String, Account> accounts = new LinkedHashMap<>();

    public void open(String iban, String owner) {
        accounts.put(iban, new Account(owner));
    }

    /** A transfer from outside or from another account of this bank. */
    public void pay(
            LocalDate day,
            String toIban,
            Money amount,
            String payerName,
            String payerIban,
            String text,
            String endToEnd) {
        book(toIban, new Line(day, amount, payerName, payerIban, text, endToEnd, ""));
    }

    /** A direct debit that the payer's bank sends back. */
    public void sendBack(
            LocalDate day,
            String iban,
            Money amount,
            String payerName,
            String payerIban,
            String text,
            String endToEnd) {
        book(iban, new Line(day, amount.negated(), payerName, payerIban, text, endToEnd, "MD06"));
    }

    /** Executes a transfer order of the account's owner. */
    public void order(
            LocalDate day, String fromIban, Money amount, String toName, String toIban, String text, String endToEnd) {
        Account from = account(fromIban);
        book(fromIban, new Line(day, amount.negated(), toName, toIban, text, endToEnd, ""));
        if (accounts.containsKey(toIban)) {
            book(toIban, new Line(day, amount, from.owner, fromIban, text, endToEnd, ""));
        }
    }

    /** Executes all transfers of a pain.001 file of the account's owner. */
    public void execute(LocalDate day, String fromIban, String pain001) {
        Matcher payout = PAYOUT.matcher(pain001);
        while (payout.find()) {
            order(
                    day,
                    fromIban,
                    Money.eur(payout.group(2)),
                    payout.group(3),
                    payout.group(4),
                    payout.group(5),
                    payout.group(1));
        }
    }

    private void book(String iban, Line line) {
        Account account = account(iban);
        account.balance = account.balance.plus(line.amount());
        account.today.add(line);
    }

    /** The account's statement of the lines since the last one, or nothing when there were none. */
    public java.util.Optional<byte[]> statement(String iban, LocalDate day) {
        Account account = account(iban);
        if (account.today.isEmpty()) {
            return java.util.Optional.empty();
        }
        Money moved = Money.sum(account.today.stream().map(Line::amount).toList());
        byte[] file = Camt053.write(
                iban,
                account.owner,
                ++account.statements,
                day,
                account.balance.minus(moved),
                account.balance,
                account.today);
        account.today.clear();
        return java.util.Optional.of(file);
    }

    private Account account(String iban) {
        Account account = accounts.get(iban);
        if (account == null) {
            throw new IllegalArgumentException("no account " + iban + " at the played bank");
        }
        return account;
    }
}
