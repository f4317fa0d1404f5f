package de.mahnwerk.app.simulate;

import de.mahnwerk.law.Money;
import de.mahnwerk.protocol.AccountComponent;
import de.mahnwerk.protocol.AccountStatement;
import de.mahnwerk.protocol.AccountStatement.Posting;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Amounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads every claim account as its shop does and does the sums again: each line has its reason in both languages and its legal
 * basis, the lines add up to what is open, part by part, a closed case demands nothing, and what was paid is what the debtor
 * has paid.
 */
final class AccountProof {

    private static final int AT_ONCE = 4;
    private static final int MOST_FAULTS_TOLD = 20;

    /**
     * What came out.
     *
     * @param faults the first of them, each with its case
     * @param principalPaid what of each account's principal was paid, by debt
     */
    record Result(int checked, int lines, int faulty, List<String> faults, Map<Debt, Money> principalPaid) {}

    private record One(Debt debt, int lines, List<String> faults, Money principalPaid) {}

    private AccountProof() {}

    static Result of(List<Shop> shops, LocalDate day) {
        int lines = 0;
        int faulty = 0;
        List<String> faults = new ArrayList<>();
        Map<Debt, Money> principalPaid = new java.util.HashMap<>();
        try (ExecutorService readers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<One>> running = new ArrayList<>();
            for (Shop shop : shops) {
                shop.debts().forEach(debt -> running.add(readers.submit(() -> check(shop, debt, day))));
            }
            for (Future<One> future : running) {
                One one = future.get();
                lines += one.lines();
                faulty += one.faults().isEmpty() ? 0 : 1;
                faults.addAll(one.faults());
                principalPaid.put(one.debt(), one.principalPaid());
            }
            return new Result(
                    running.size(),
                    lines,
                    faulty,
                    faults.stream().sorted().limit(MOST_FAULTS_TOLD).toList(),
                    principalPaid);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an account could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static One check(Shop shop, Debt debt, LocalDate day) {
        AccountStatement account = shop.agency().account(debt.id(), day).orThrow();
        List<String> faults = new ArrayList<>();
        faults(account, debt).forEach(fault -> faults.add(account.caseReference() + ": " + fault));
        long principal = account.postings().stream()
                .filter(line -> line.component() == AccountComponent.PRINCIPAL)
                .filter(line -> line.kind().equals("PAYMENT") || line.kind().equals("REVERSAL"))
                .mapToLong(line -> -line.amount().cents())
                .sum();
        return new One(debt, account.postings().size(), faults, Money.cents(principal));
    }

    /** What is wrong with an account. */
    static List<String> faults(AccountStatement account, Debt debt) {
        List<String> faults = new ArrayList<>();
        Map<AccountComponent, Long> parts = new EnumMap<>(AccountComponent.class);
        long open = 0;
        for (Posting line : account.postings()) {
            if (line.text().de().isBlank()
                    || line.text().en().isBlank()
                    || line.basis().isBlank()) {
                faults.add("a line of " + line.bookedOn() + " does not say why");
            }
            open += line.amount().cents();
            parts.merge(line.component(), line.amount().cents(), Long::sum);
            if (line.openAfter().cents() != open) {
                faults.add("after a line of " + line.bookedOn() + " "
                        + line.openAfter().amount() + " is said to be open, the lines add up to "
                        + Amount.ofCents(open).amount());
            }
        }
        Amounts amounts = account.amounts();
        differs(faults, "open", amounts.open(), open);
        differs(faults, "principal", amounts.principal(), part(parts, AccountComponent.PRINCIPAL));
        differs(faults, "interest", amounts.interest(), part(parts, AccountComponent.INTEREST));
        differs(faults, "merchantCosts", amounts.merchantCosts(), part(parts, AccountComponent.MERCHANT_COSTS));
        differs(
                faults,
                "collectionCosts",
                amounts.collectionCosts(),
                part(parts, AccountComponent.COLLECTION_COSTS) + part(parts, AccountComponent.COLLECTION_VAT));
        if (debt.ended()) {
            differs(faults, "open of a closed case", amounts.open(), 0);
        }
        differs(faults, "paid", amounts.paid(), debt.paid().minorUnits());
        return faults;
    }

    private static long part(Map<AccountComponent, Long> parts, AccountComponent component) {
        return parts.getOrDefault(component, 0L);
    }

    private static void differs(List<String> faults, String what, Amount said, long expected) {
        if (said.cents() != expected) {
            faults.add(what + " is said to be " + said.amount() + ", but is "
                    + Amount.ofCents(expected).amount());
        }
    }
}
