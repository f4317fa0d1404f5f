package de.mahnwerk.agency.account;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.law.interest.InterestResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A claim account as a person reads it: what was demanded and paid, each line with its reason, and what is open. */
public record ClaimStatement(LocalDate asOf, List<Line> lines, CaseAmounts amounts) {

    /**
     * One line.
     *
     * @param component the part of the debt that changes
     * @param cents above zero when the debtor owes more, below zero when less
     * @param openCents what is open in all after this line
     * @param runs whether the line is interest that runs and is not posted yet
     */
    public record Line(
            LocalDate day,
            LocalDate valueOn,
            String kind,
            Account component,
            long cents,
            long openCents,
            String textDe,
            String textEn,
            boolean runs) {}

    static ClaimStatement of(Balance balance, List<Posting> postings, LocalDate asOf) {
        List<Line> lines = new ArrayList<>();
        long open = 0;
        for (Posting posting : postings) {
            boolean more = posting.debit().owed();
            if (more || posting.credit().owed()) {
                long cents = more ? posting.amountCents() : -posting.amountCents();
                open += cents;
                lines.add(new Line(
                        posting.bookedOn(),
                        posting.valueOn(),
                        posting.kind().name(),
                        more ? posting.debit() : posting.credit(),
                        cents,
                        open,
                        posting.textDe(),
                        posting.textEn(),
                        false));
            }
        }
        InterestResult running = balance.running(asOf);
        if (running.amount().isPositive()) {
            long cents = running.amount().minorUnits();
            lines.add(new Line(
                    asOf,
                    asOf,
                    Posting.Kind.INTEREST.name(),
                    Account.INTEREST,
                    cents,
                    open + cents,
                    running.wording().in(Locale.GERMAN),
                    running.wording().in(Locale.ENGLISH),
                    true));
        }
        return new ClaimStatement(asOf, lines, balance.amounts(asOf));
    }
}
