package de.mahnwerk.merchant.imports;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.payment.Remittance;
import de.mahnwerk.merchant.imports.MatchProposal.Reason;
import de.mahnwerk.merchant.imports.ProposalRules.Candidate;
import de.mahnwerk.merchant.imports.ProposalRules.Payment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalRulesTest {

    private static Candidate invoice(long id, long customer, String number, String name, long cents) {
        return new Candidate(
                id, customer, number, Remittance.plain(number), "K-" + customer, name, "", "EUR", cents, 0, "");
    }

    private static Payment payment(long cents, String payer, String text) {
        return new Payment(1, "EUR", cents, List.of(text), payer, "");
    }

    @ParameterizedTest
    @CsvSource({
        "RE20260815, RE20260815, true",
        "RE20260815, RE20260915, true",
        "RE20260815, RE2026081, true",
        "RE20260815, RE202608155, true",
        "RE20260815, RE20260851, true",
        "RE20260815, RE20260951, false",
        "RE20260815, RE202609, false",
        "R1, R2, false"
    })
    void one_slip_of_the_pen_is_forgiven_two_are_not(String number, String written, boolean alike) {
        assertThat(ProposalRules.isAlike(number, Set.of(written))).isEqualTo(alike);
    }

    @Test
    void a_slip_in_the_number_and_the_right_amount_are_nearly_sure() {
        List<MatchProposal> found = ProposalRules.of(
                payment(8990, "", "Rechnung RE-2026-0851"),
                List.of(invoice(1, 1, "RE-2026-0815", "Kim Muster", 8990), invoice(2, 2, "RE-2026-0999", "Ada", 8990)));

        assertThat(found.getFirst().items().getFirst().number()).isEqualTo("RE-2026-0815");
        assertThat(found.getFirst().confidence()).isGreaterThanOrEqualTo(90);
        assertThat(found.getFirst().reasons()).containsExactlyInAnyOrder(Reason.NUMBER_ALIKE, Reason.AMOUNT);
    }

    @Test
    void name_and_amount_are_proposed_and_an_amount_alone_is_only_a_hint() {
        List<MatchProposal> found = ProposalRules.of(
                payment(5000, "MUELLER, JÖRG", "Danke"),
                List.of(invoice(1, 1, "R-1", "Jörg Müller", 5000), invoice(2, 2, "R-2", "Ada Lang", 5000)));

        assertThat(found).extracting(MatchProposal::confidence).containsExactly(82, 22);
        assertThat(found.getFirst().reasons()).containsExactlyInAnyOrder(Reason.NAME, Reason.AMOUNT);
    }

    @Test
    void two_customers_of_one_name_are_told_as_doubtful() {
        List<MatchProposal> found = ProposalRules.of(
                payment(5000, "Kim Muster", ""),
                List.of(invoice(1, 1, "R-1", "Kim Muster", 5000), invoice(2, 2, "R-2", "Kim Muster", 5000)));

        assertThat(found).extracting(MatchProposal::confidence).containsExactly(62, 62);
    }

    @Test
    void several_invoices_of_a_customer_that_sum_up_are_proposed_together() {
        List<MatchProposal> found = ProposalRules.of(
                payment(6000, "Kim Muster", "für alles"),
                List.of(
                        invoice(1, 1, "R-1", "Kim Muster", 1000),
                        invoice(2, 1, "R-2", "Kim Muster", 2500),
                        invoice(3, 1, "R-3", "Kim Muster", 5000)));

        assertThat(found.getFirst().items())
                .extracting(MatchProposal.Named::number)
                .containsExactly("R-1", "R-3");
        assertThat(found.getFirst().reasons()).contains(Reason.SUM_OF_SEVERAL);
    }

    @Test
    void another_currency_is_never_proposed() {
        assertThat(ProposalRules.of(
                        new Payment(1, "CHF", 5000, List.of("R-10001"), "Kim Muster", ""),
                        List.of(invoice(1, 1, "R-10001", "Kim Muster", 5000))))
                .isEmpty();
    }
}
