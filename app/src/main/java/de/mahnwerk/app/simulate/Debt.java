package de.mahnwerk.app.simulate;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.app.world.Customer;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.payment.CreditorReference;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.Outcome;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One claim of the population: who owes what, what he will do about it, and what became of it. Used by one thread. */
final class Debt {

    private final int number;
    private final Customer debtor;
    private final String subject;
    private final LocalDate arrives;
    private final Money principal;
    private final Behaviour behaviour;
    private final int temper;
    private final int daysToPay;
    private final Map<String, Integer> letters = new HashMap<>(4);
    private @Nullable UUID id;
    private String reference = "";
    private @Nullable Outcome outcome;
    private int foundAgain;
    private boolean touched;
    private Money paid = Money.ZERO;
    private Money paidToShop = Money.ZERO;
    private Money payout = Money.ZERO;

    /**
     * A claim that is still with its shop.
     *
     * @param temper from 0 to 99, by which debtors of one behaviour differ
     */
    Debt(
            int number,
            Customer debtor,
            String subject,
            LocalDate arrives,
            Assumptions.Drawn drawn,
            int temper,
            int daysToPay) {
        this.number = number;
        this.debtor = debtor;
        this.subject = subject;
        this.arrives = arrives;
        this.principal = drawn.principal();
        this.behaviour = drawn.behaviour();
        this.temper = temper;
        this.daysToPay = daysToPay;
    }

    Customer debtor() {
        return debtor;
    }

    String subject() {
        return subject;
    }

    LocalDate arrives() {
        return arrives;
    }

    Money principal() {
        return principal;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    int temper() {
        return temper;
    }

    int daysToPay() {
        return daysToPay;
    }

    String invoiceNumber() {
        return "S-%s-%07d".formatted(debtor.merchant().key(), number);
    }

    /** The agency has it from now on. */
    void accepted(Claim claim) {
        id = claim.id();
        reference = claim.caseReference();
    }

    boolean isAccepted() {
        return id != null;
    }

    UUID id() {
        return requireNonNull(id);
    }

    String reference() {
        return reference;
    }

    /** The creditor reference that the agency's letters print. */
    String creditorReference() {
        String digits = reference.substring(reference.lastIndexOf('-') + 1);
        return CreditorReference.of(Long.parseLong(digits)).printed();
    }

    /** Notes a letter; how often one of that kind has come now. */
    int letter(String kind) {
        return letters.merge(kind, 1, Integer::sum);
    }

    /** Letters of the strategy beyond one of a kind and one for each address that was found. */
    int lettersTwice() {
        return letters.values().stream()
                .mapToInt(times -> Math.max(0, times - 1 - foundAgain))
                .sum();
    }

    /** His new address is known: he gets again what came back. */
    void found() {
        foundAgain++;
    }

    boolean ended() {
        return outcome != null;
    }

    void ended(Outcome how) {
        outcome = how;
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    /** A person had a hand in it. */
    void touch() {
        touched = true;
    }

    boolean touched() {
        return touched;
    }

    /** The debtor pays the agency so much more. */
    void pays(Money amount) {
        paid = paid.plus(amount);
    }

    void paysShop(Money amount) {
        paidToShop = paidToShop.plus(amount);
    }

    Money paidToShop() {
        return paidToShop;
    }

    /** All that he has paid, to whomever. */
    Money paid() {
        return paid.plus(paidToShop);
    }

    /** A settlement gives the shop so much for it, or takes it. */
    void paysOut(Money amount) {
        payout = payout.plus(amount);
    }

    Money payout() {
        return payout;
    }
}
