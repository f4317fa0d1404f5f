package de.mahnwerk.agency.account;

import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.interest.InterestResult;
import de.mahnwerk.law.payment.Allocation;
import de.mahnwerk.law.payment.Allocation.Order;
import de.mahnwerk.law.payment.Debt;
import de.mahnwerk.law.payment.DebtsAllocation;
import de.mahnwerk.law.payment.OpenDebt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets one payment against the balance of its case: interest is fixed up to the value date, then costs, interest, principal
 * (§ 367(1) BGB; with consumer credit § 497(3) BGB). Among the costs the client's own come first; the invoices of one case,
 * equal in all but their age, by § 366(2) BGB. Pure.
 */
final class Allocator {

    /** The result with its postings, which the balance has taken in already. */
    record Result(Allocated allocated, List<Posting> postings) {}

    private Allocator() {}

    static Result allocate(Balance balance, List<CaseItem> invoices, Receipt receipt, LocalDate day) {
        List<Posting> postings = new ArrayList<>();
        fixInterest(balance, receipt.valueOn(), day, postings);
        Money merchantCosts = balance.money(Account.MERCHANT_COSTS);
        Money collection = balance.money(Account.COLLECTION_COSTS);
        Money vat = balance.money(Account.COLLECTION_VAT);
        Debt debt = new Debt(
                merchantCosts.plus(collection).plus(vat),
                balance.money(Account.INTEREST),
                balance.money(Account.PRINCIPAL));
        Order order = balance.of().consumerCredit() ? Order.CONSUMER_CREDIT : Order.GENERAL;
        Allocation parts = Allocation.allocate(receipt.amount(), debt, order);

        Money toMerchant = parts.toCosts().min(merchantCosts);
        Money toAgency = parts.toCosts().minus(toMerchant);
        Money toVat = vat.isZero() ? Money.ZERO : toAgency.proportion(vat, collection.plus(vat));
        List<Allocated.ItemPart> items = items(balance, invoices, parts.toPrincipal(), receipt.valueOn());

        Postings to = new Postings(balance, receipt, day, parts.wording(), postings);
        to.credit(Account.MERCHANT_COSTS, toMerchant);
        to.credit(Account.COLLECTION_COSTS, toAgency.minus(toVat));
        to.credit(Account.COLLECTION_VAT, toVat);
        to.credit(Account.INTEREST, parts.toInterest());
        items.forEach(item -> to.credit(item));
        to.credit(Account.OVERPAID, parts.overpaid());
        Allocated allocated = new Allocated(
                balance.of(),
                receipt,
                items,
                parts.toInterest(),
                toMerchant,
                toAgency.minus(toVat),
                toVat,
                parts.overpaid(),
                balance.owed());
        return new Result(allocated, postings);
    }

    /** Interest that has run is posted when something fixes it. */
    static void fixInterest(Balance balance, LocalDate to, LocalDate day, List<Posting> postings) {
        claim(balance, balance.running(to), to, day, postings);
    }

    /**
     * Principal that lives up again bore interest on the days that were fixed without it, as if it had never been paid.
     *
     * @param with the last day that had been fixed with it
     */
    static void interestMeanwhile(
            Balance balance, Money principal, LocalDate with, LocalDate day, List<Posting> postings) {
        InterestResult missed = balance.missed(principal, with);
        claim(balance, missed, missed.to(), day, postings);
    }

    private static void claim(
            Balance balance, InterestResult interest, LocalDate to, LocalDate day, List<Posting> postings) {
        if (interest.amount().isPositive()) {
            Posting posting = Posting.of(
                            balance.of().id(),
                            Posting.Kind.INTEREST,
                            Account.INTEREST,
                            Account.CLAIMED,
                            interest.amount(),
                            day,
                            to,
                            interest.wording())
                    .interestUpTo(to);
            balance.add(posting);
            postings.add(posting);
        }
    }

    private static List<Allocated.ItemPart> items(
            Balance balance, List<CaseItem> invoices, Money principal, LocalDate paidOn) {
        List<OpenDebt> open = invoices.stream()
                .map(invoice -> new OpenDebt(
                        Integer.toString(invoice.position()),
                        new Debt(Money.ZERO, Money.ZERO, balance.principal(invoice.position())),
                        invoice.dueOn(),
                        invoice.dueOn(),
                        OpenDebt.Security.NONE,
                        Rate.NONE,
                        Order.GENERAL))
                .toList();
        return DebtsAllocation.allocate(principal, open, List.of(), paidOn).parts().stream()
                .map(part -> new Allocated.ItemPart(
                        Integer.parseInt(part.id()), part.allocation().toPrincipal()))
                .toList();
    }

    private record Postings(Balance balance, Receipt receipt, LocalDate day, Wording why, List<Posting> made) {

        private void credit(Account account, Money amount) {
            if (amount.isPositive()) {
                add(posting(account, amount));
            }
        }

        private void credit(Allocated.ItemPart item) {
            add(posting(Account.PRINCIPAL, item.amount()).onItem(item.position()));
        }

        private Posting posting(Account account, Money amount) {
            return Posting.of(
                            balance.of().id(),
                            Posting.Kind.PAYMENT,
                            receipt.paidTo(),
                            account,
                            amount,
                            day,
                            receipt.valueOn(),
                            why)
                    .of(receipt.paymentId());
        }

        private void add(Posting posting) {
            balance.add(posting);
            made.add(posting);
        }
    }
}
