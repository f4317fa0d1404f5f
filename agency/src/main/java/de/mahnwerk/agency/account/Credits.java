package de.mahnwerk.agency.account;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a claim account becomes when the creditor gives up a part of it, or says that it was never owed. Pure. */
final class Credits {

    /** What a correction changes besides the principal. */
    record Correction(Money interest, Money collectionCosts, List<Posting> postings) {}

    private static final Wording NEVER_OWED = Wording.of(
            "Vom Gläubiger berichtigt: insoweit nie geschuldet", "Corrected by the creditor: this part was never owed");

    private Credits() {}

    static void principal(
            Balance balance,
            List<Allocated.ItemPart> parts,
            LocalDate valueOn,
            LocalDate day,
            Wording why,
            List<Posting> made) {
        for (Allocated.ItemPart part : parts) {
            add(
                    balance,
                    fallen(balance, Account.PRINCIPAL, part.amount(), valueOn, day, why)
                            .onItem(part.position()),
                    made);
        }
    }

    /** Empty when more collection costs were paid than the lower claim would have caused. */
    static Optional<Correction> correction(
            Balance balance, List<Allocated.ItemPart> parts, Money basis, List<Posting> account, LocalDate day) {
        Money net = tooMuch(balance, Account.COLLECTION_COSTS, basis, account);
        Money vat = tooMuch(balance, Account.COLLECTION_VAT, basis, account);
        if (net.compareTo(balance.money(Account.COLLECTION_COSTS)) > 0
                || vat.compareTo(balance.money(Account.COLLECTION_VAT)) > 0) {
            return Optional.empty();
        }
        Money part = parts.stream().map(Allocated.ItemPart::amount).reduce(Money.ZERO, Money::plus);
        Money interest = balance.posted(part, null).min(balance.money(Account.INTEREST));
        List<Posting> made = new ArrayList<>();
        principal(balance, parts, day, day, NEVER_OWED, made);
        fall(balance, Account.INTEREST, interest, day, made);
        if (!basis.isPositive()) {
            // where nothing was owed, nothing was reminded of either
            fall(balance, Account.MERCHANT_COSTS, balance.money(Account.MERCHANT_COSTS), day, made);
        }
        fall(balance, Account.COLLECTION_COSTS, net, day, made);
        fall(balance, Account.COLLECTION_VAT, vat, day, made);
        return Optional.of(new Correction(interest, net.plus(vat), made));
    }

    /** By how much the fees that were claimed are above those of the lower claim; a fee once raised stays at its rate. */
    private static Money tooMuch(Balance balance, Account account, Money basis, List<Posting> postings) {
        Money claimed = Money.ZERO;
        FeeStage stage = FeeStage.FIRST;
        boolean first = true;
        for (Posting posting : postings) {
            if (posting.debit() == account && posting.kind() == Posting.Kind.AGREEMENT) {
                stage = stage.withAgreed();
                claimed = claimed.plus(Money.cents(posting.amountCents()));
            } else if (posting.debit() == account && posting.kind() == Posting.Kind.FEE) {
                stage = first ? stage : stage.withRaised();
                first = false;
                claimed = claimed.plus(Money.cents(posting.amountCents()));
            } else if (posting.kind() == Posting.Kind.CREDIT && posting.credit() == account) {
                claimed = claimed.minus(Money.cents(posting.amountCents()));
            }
        }
        if (!basis.isPositive()) {
            return claimed;
        }
        var due = stage.costs(balance.of(), basis);
        Money lawful = account == Account.COLLECTION_COSTS ? due.net() : due.vat();
        return claimed.compareTo(lawful) > 0 ? claimed.minus(lawful) : Money.ZERO;
    }

    /** Interest that was posted for days after {@code last}. */
    static void interestAfter(Balance balance, LocalDate last, LocalDate day, List<Posting> made) {
        Money after = balance.posted(balance.money(Account.PRINCIPAL), last.plusDays(1))
                .min(balance.money(Account.INTEREST));
        if (after.isPositive()) {
            add(
                    balance,
                    fallen(
                            balance,
                            Account.INTEREST,
                            after,
                            last,
                            day,
                            Wording.of(
                                    "Zinsen ab Insolvenzeröffnung nicht mehr gefordert (§ 39 Abs. 1 Nr. 1 InsO)",
                                    "Interest from the opening of insolvency on no longer demanded (section 39(1) no. 1"
                                            + " InsO)")),
                    made);
        }
    }

    private static void fall(Balance balance, Account account, Money amount, LocalDate day, List<Posting> made) {
        if (amount.isPositive()) {
            add(balance, fallen(balance, account, amount, day, day, NEVER_OWED), made);
        }
    }

    private static Posting fallen(
            Balance balance, Account account, Money amount, LocalDate valueOn, LocalDate day, Wording why) {
        return Posting.of(balance.of().id(), Posting.Kind.CREDIT, Account.WAIVED, account, amount, day, valueOn, why);
    }

    private static void add(Balance balance, Posting posting, List<Posting> made) {
        balance.add(posting);
        made.add(posting);
    }
}
