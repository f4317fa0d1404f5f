package de.mahnwerk.agency.strategy;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.ContactHours;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For which cases a step is: all that is named must hold, else the step is skipped. A working day is waited for instead.
 *
 * @param amountFrom what must at least be open on the day, in euros
 * @param amountTo what may at most be open on the day, in euros
 * @param ageFrom how many days the debtor must at least be in default
 * @param ageTo how many days he may at most be in default
 * @param workingDay whether the step waits for a working day in the client's federal state
 * @param contactHours when the step's e-mail may go out; the step itself does not wait
 */
record When(
        @Nullable BigDecimal amountFrom,
        @Nullable BigDecimal amountTo,
        @Nullable DebtorKind debtor,
        @Nullable Response response,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        boolean workingDay,
        @Nullable ContactHours contactHours) {

    /** For every case, on any day. */
    static final When ALWAYS = new When(null, null, null, null, null, null, false, null);

    /** What the debtor has done since the claim was handed over. */
    enum Response {
        NONE,
        PARTLY_PAID
    }

    /** Whether the step is for the case, and the sentences that say why. */
    record Judgement(boolean holds, List<Wording> reasons) {
        Judgement {
            reasons = List.copyOf(reasons);
        }
    }

    /** Whether a step may be skipped. */
    boolean chooses() {
        return debtor != null || ageFrom != null || ageTo != null || asksForMoney();
    }

    /** Whether the judgement depends on the claim account. */
    boolean asksForMoney() {
        return amountFrom != null || amountTo != null || response != null;
    }

    /** All reasons for which the step is taken, or those for which it is not. */
    Judgement judge(CollectionCase one, CaseAmounts amounts, LocalDate day) {
        List<Wording> held = new ArrayList<>();
        List<Wording> failed = new ArrayList<>();
        if (amountFrom != null) {
            Money least = Money.of(amountFrom, Money.EUR);
            boolean holds = amounts.open().compareTo(least) >= 0;
            (holds ? held : failed)
                    .add(
                            holds
                                    ? Wording.of(
                                            "Offen sind {0}, mindestens {1}.",
                                            "{0} is open, at least {1}.", amounts.open(), least)
                                    : Wording.of(
                                            "Offen sind nur {0}, der Schritt gilt ab {1}.",
                                            "Only {0} is open, the step is for {1} or more.", amounts.open(), least));
        }
        if (amountTo != null) {
            Money most = Money.of(amountTo, Money.EUR);
            boolean holds = amounts.open().compareTo(most) <= 0;
            (holds ? held : failed)
                    .add(
                            holds
                                    ? Wording.of(
                                            "Offen sind {0}, höchstens {1}.",
                                            "{0} is open, at most {1}.", amounts.open(), most)
                                    : Wording.of(
                                            "Offen sind {0}, der Schritt gilt nur bis {1}.",
                                            "{0} is open, the step is for {1} or less.", amounts.open(), most));
        }
        if (debtor != null) {
            (debtor == one.debtorKind() ? held : failed).add(kind(one.debtorKind()));
        }
        long age = ChronoUnit.DAYS.between(one.inDefaultSince(), day);
        if (ageFrom != null) {
            (age >= ageFrom ? held : failed)
                    .add(Wording.of(
                            "Der Schuldner ist seit {0} Tagen in Verzug; der Schritt gilt ab {1}.",
                            "The debtor has been in default for {0} days; the step is for {1} or more.", age, ageFrom));
        }
        if (ageTo != null) {
            (age <= ageTo ? held : failed)
                    .add(Wording.of(
                            "Der Schuldner ist seit {0} Tagen in Verzug; der Schritt gilt bis {1}.",
                            "The debtor has been in default for {0} days; the step is for {1} or less.", age, ageTo));
        }
        if (response != null) {
            boolean paid = amounts.paid().isPositive();
            (paid == (response == Response.PARTLY_PAID) ? held : failed)
                    .add(
                            paid
                                    ? Wording.of(
                                            "Der Schuldner hat {0} gezahlt.",
                                            "The debtor has paid {0}.", amounts.paid())
                                    : Wording.of("Der Schuldner hat nichts gezahlt.", "The debtor has paid nothing."));
        }
        return new Judgement(failed.isEmpty(), failed.isEmpty() ? held : failed);
    }

    private static Wording kind(DebtorKind kind) {
        return switch (kind) {
            case CONSUMER -> Wording.of("Der Schuldner ist Verbraucher.", "The debtor is a consumer.");
            case BUSINESS -> Wording.of("Der Schuldner ist Unternehmer.", "The debtor is a business.");
        };
    }
}
