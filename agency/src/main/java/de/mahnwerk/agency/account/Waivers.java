package de.mahnwerk.agency.account;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the closing of a case gives up, and what becomes of it when the case lives again. Pure. */
final class Waivers {

    private static final Wording CLOSED =
            Wording.of("Mit der Schließung der Akte nicht mehr gefordert", "No longer demanded, the case is closed");
    private static final Wording REOPENED = Wording.of(
            "Wieder gefordert: Die Akte wurde wieder aufgenommen", "Demanded again: the case has been reopened");

    private Waivers() {}

    /** All that is open, after interest was fixed up to {@code day}. */
    static List<Posting> of(Balance balance, LocalDate day) {
        List<Posting> made = new ArrayList<>();
        Allocator.fixInterest(balance, day, day, made);
        for (Account account : Account.values()) {
            Money open = balance.money(account);
            if (account.owed() && account != Account.PRINCIPAL && open.isPositive()) {
                made.add(waiver(balance, account, open, day));
            }
        }
        balance.principalByItem().forEach((item, open) -> {
            if (open.isPositive()) {
                made.add(waiver(balance, Account.PRINCIPAL, open, day).onItem(item));
            }
        });
        return made;
    }

    private static Posting waiver(Balance balance, Account account, Money amount, LocalDate day) {
        return Posting.of(balance.of().id(), Posting.Kind.WAIVER, Account.WAIVED, account, amount, day, day, CLOSED);
    }

    static List<Posting> takenBack(List<Posting> waivers, LocalDate day) {
        return waivers.stream()
                .map(posting -> posting.taken(Posting.Kind.WAIVER, day, REOPENED))
                .toList();
    }
}
