package de.mahnwerk.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.Money;
import de.mahnwerk.protocol.AccountComponent;
import de.mahnwerk.protocol.AccountStatement;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Amounts;
import de.mahnwerk.protocol.Outcome;
import de.mahnwerk.protocol.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The proof finds what could be wrong with a claim account. */
class AccountProofTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 4, 20);

    private final Debt debt = new Population(Assumptions.stated(), 1, 1, FIRST, 150)
            .arrivingOn(FIRST)
            .getFirst();

    @Test
    void an_account_that_adds_up_and_says_why_is_without_fault() {
        debt.pays(Money.eur("20.00"));

        assertThat(AccountProof.faults(account("80.00", "80.00", "20.00", "bezahlt"), debt))
                .isEmpty();
    }

    @Test
    void wrong_sums_missing_reasons_and_payments_that_nobody_made_are_found() {
        assertThat(AccountProof.faults(account("81.00", "79.00", "20.00", " "), debt))
                .containsExactlyInAnyOrder(
                        "a line of 2026-04-20 does not say why",
                        "after a line of 2026-04-20 81.00 is said to be open, the lines add up to 80.00",
                        "open is said to be 79.00, but is 80.00",
                        "principal is said to be 79.00, but is 80.00",
                        "paid is said to be 20.00, but is 0.00");
    }

    @Test
    void a_closed_case_that_still_demands_something_is_found() {
        debt.pays(Money.eur("20.00"));
        debt.ended(Outcome.PAID);

        assertThat(AccountProof.faults(account("80.00", "80.00", "20.00", "bezahlt"), debt))
                .containsExactly("open of a closed case is said to be 80.00, but is 0.00");
    }

    private static AccountStatement account(String openAfter, String open, String paid, String reason) {
        Amount none = Amount.ZERO;
        return new AccountStatement(
                new UUID(0, 1),
                "NW-26-0000001",
                FIRST,
                List.of(line("100.00", "100.00", "Hauptforderung"), line("-20.00", openAfter, reason)),
                new Amounts(euros(open), none, none, none, euros(paid), euros(open), none, none));
    }

    private static AccountStatement.Posting line(String amount, String openAfter, String reason) {
        return new AccountStatement.Posting(
                FIRST,
                FIRST,
                "PAYMENT",
                AccountComponent.PRINCIPAL,
                euros(amount),
                euros(openAfter),
                "BGB_367",
                new Text(reason, reason));
    }

    private static Amount euros(String amount) {
        return new Amount(amount, "EUR");
    }
}
