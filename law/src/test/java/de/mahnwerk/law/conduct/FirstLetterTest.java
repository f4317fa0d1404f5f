package de.mahnwerk.law.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.conduct.FirstLetter.Duty;
import de.mahnwerk.law.conduct.FirstLetterContent.AddressSource;
import de.mahnwerk.law.conduct.FirstLetterContent.CostStatement;
import de.mahnwerk.law.conduct.FirstLetterContent.Ground;
import de.mahnwerk.law.conduct.FirstLetterContent.InterestLevel;
import de.mahnwerk.law.conduct.FirstLetterContent.InterestStatement;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstLetterTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 2);

    @Test
    void a_complete_letter_misses_nothing() {
        assertThat(FirstLetter.missing(letter("Buch & Co. KG", "Kaufvertrag über ein Fahrrad", DAY, DAY, "", "")))
                .isEmpty();
    }

    @Test
    void each_duty_is_missed_by_its_number() {
        assertThat(duties(letter(" ", "Fahrrad", DAY, DAY, "", ""))).containsExactly(Duty.CLIENT);
        assertThat(duties(letter("Buch", " ", DAY, DAY, "", ""))).containsExactly(Duty.GROUND);
        assertThat(duties(letter("Buch", "Fahrrad", null, DAY, "", ""))).containsExactly(Duty.GROUND);
        assertThat(duties(letter("Buch", "Fahrrad", DAY, null, "", ""))).containsExactly(Duty.INTEREST);
    }

    @Test
    void interest_above_the_statutory_rate_needs_its_reason() {
        InterestStatement more =
                new InterestStatement(Money.eur("500.00"), "12 %", DAY, DAY, InterestLevel.ABOVE_STATUTORY, "");
        assertThat(duties(with(List.of(more), List.of(), "", AddressSource.CREDITOR, "", null)))
                .containsExactly(Duty.HIGHER_INTEREST);
    }

    @Test
    void costs_need_kind_amount_and_reason_and_vat_its_declaration() {
        CostStatement bare = new CostStatement("Inkassokosten", Money.eur("46.35"), "", Money.ZERO);
        assertThat(duties(with(List.of(), List.of(bare), "", AddressSource.CREDITOR, "", null)))
                .containsExactly(Duty.COLLECTION_COSTS);
        CostStatement gross = new CostStatement("Geschäftsgebühr", Money.eur("55.62"), "Verzug", Money.eur("10.57"));
        assertThat(duties(with(List.of(), List.of(gross), "", AddressSource.CREDITOR, "", null)))
                .containsExactly(Duty.VAT);
        assertThat(duties(with(
                        List.of(),
                        List.of(gross),
                        "nicht vorsteuerabzugsberechtigt",
                        AddressSource.CREDITOR,
                        "",
                        null)))
                .isEmpty();
    }

    @Test
    void costs_above_the_ceiling_are_told() {
        CostStatement cost = new CostStatement("Geschäftsgebühr", Money.eur("55.62"), "Verzug", Money.ZERO);
        assertThat(duties(with(List.of(), List.of(cost), "", AddressSource.CREDITOR, "", Money.eur("55.61"))))
                .containsExactly(Duty.CEILING);
        assertThat(duties(with(List.of(), List.of(cost), "", AddressSource.CREDITOR, "", Money.eur("55.62"))))
                .isEmpty();
    }

    @Test
    void an_address_from_elsewhere_needs_its_notice() {
        assertThat(duties(with(List.of(), List.of(), "", AddressSource.ELSEWHERE, "", null)))
                .containsExactly(Duty.ADDRESS_SOURCE);
        assertThat(duties(with(List.of(), List.of(), "", AddressSource.ELSEWHERE, "aus dem Melderegister", null)))
                .isEmpty();
    }

    @Test
    void the_authority_must_be_reachable() {
        assertThat(FirstLetter.missing(new FirstLetterContent(
                        "Buch",
                        "Weg 1",
                        List.of(),
                        List.of(),
                        List.of(),
                        "",
                        AddressSource.CREDITOR,
                        "",
                        "BfJ",
                        "Bonn",
                        "",
                        null)))
                .extracting(FirstLetter.Missing::duty)
                .containsExactly(Duty.GROUND, Duty.AUTHORITY);
        assertThat(Duty.AUTHORITY.number()).isEqualTo("Nr. 8");
    }

    private static List<Duty> duties(FirstLetterContent content) {
        return FirstLetter.missing(content).stream()
                .map(FirstLetter.Missing::duty)
                .toList();
    }

    private static FirstLetterContent letter(
            String client,
            String subject,
            @Nullable LocalDate contract,
            @Nullable LocalDate interestTo,
            String vat,
            String notice) {
        return new FirstLetterContent(
                client,
                "Weg 1, 10115 Berlin",
                List.of(new Ground(subject, contract)),
                List.of(new InterestStatement(
                        Money.eur("500.00"), "5 Prozentpunkte", DAY, interestTo, InterestLevel.STATUTORY, "")),
                List.of(new CostStatement("Geschäftsgebühr", Money.eur("55.62"), "Verzug", Money.ZERO)),
                vat,
                AddressSource.CREDITOR,
                notice,
                "Bundesamt für Justiz",
                "Adenauerallee 99–103, 53113 Bonn",
                "rdg@bfj.bund.de",
                null);
    }

    private static FirstLetterContent with(
            List<InterestStatement> interest,
            List<CostStatement> costs,
            String vat,
            AddressSource source,
            String notice,
            @Nullable Money ceiling) {
        return new FirstLetterContent(
                "Buch",
                "Weg 1",
                List.of(new Ground("Fahrrad", DAY)),
                interest,
                costs,
                vat,
                source,
                notice,
                "Bundesamt für Justiz",
                "Bonn",
                "rdg@bfj.bund.de",
                ceiling);
    }
}
