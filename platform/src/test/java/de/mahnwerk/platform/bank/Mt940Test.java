package de.mahnwerk.platform.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real and contrived MT940 files of other projects, and the ways in which German banks write them. */
class Mt940Test {

    private static final Path FOLDER = Path.of("src/test/resources/platform/mt940");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".sta"))
                    .sorted()
                    .toList();
        }
    }

    private static BankFile read(String name) throws IOException {
        return Mt940.read(Files.readAllBytes(FOLDER.resolve(name)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_file_is_understood_or_refused_with_reason_and_remedy(Path file) throws IOException {
        BankFile read = Mt940.read(Files.readAllBytes(file));

        assertThat(read.statements().size() + read.faults().size()).isPositive();
        read.faults().forEach(fault -> assertThat(fault.remedy(Locale.GERMAN)).isNotBlank());
    }

    @Test
    void balances_prove_that_no_movement_is_missing() throws IOException {
        for (Statement statement : read("betterplace-sepa_mt9401.sta").statements()) {
            Money moved = Money.sum(
                    statement.entries().stream().map(BankEntry::amount).toList());
            assertThat(statement.opening().orElseThrow().plus(moved))
                    .as("statement %s", statement.id())
                    .isEqualTo(statement.closing().orElseThrow());
        }
    }

    @Test
    void the_parts_of_the_details_are_told_apart() throws IOException {
        BankEntry entry =
                read("self-provided-overly_long_details.sta").entries().getFirst();

        assertThat(entry.amount()).isEqualTo(Money.eur("-233.15"));
        assertThat(entry.endToEndId()).isEqualTo("123/123/12345-----L1101234567890123");
        assertThat(entry.mandateId()).isEqualTo("BYA12345678901");
        assertThat(entry.counterpartyIban()).isEqualTo("DE99700500000000012345");
        assertThat(entry.counterpartyName()).isEqualTo("Finanzamt Muenchen Abteilung Erhebung");
        assertThat(entry.text()).startsWith("STEUERNR 123/123/12345 KOERPST 3VJ.17 233,15EUR");
    }

    @Test
    void the_thirtieth_of_february_is_its_last_day_and_the_booking_day_has_its_year() throws IOException {
        BankEntry entry = read("self-provided-february_30.sta").entries().getFirst();

        assertThat(entry.valueOn()).isEqualTo(LocalDate.of(2016, 2, 29));
        assertThat(entry.bookedOn()).isEqualTo(LocalDate.of(2016, 3, 1));
    }

    @Test
    void a_booking_day_after_new_year_belongs_to_the_new_year() {
        BankEntry entry = Mt940.read("""
                :20:X
                :25:1/2
                :60F:C251231EUR0,
                :61:2512310102CR5,NTRFNONREF
                :86:166?00GUTSCHRIFT?20SVWZ+RE-1?31DE89370400440532013000?32KIM MUSTER
                :62F:C260102EUR5,
                -
                """.getBytes(UTF_8)).entries().getFirst();

        assertThat(entry.bookedOn()).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(entry.text()).isEqualTo("RE-1");
        assertThat(entry.counterpartyName()).isEqualTo("KIM MUSTER");
    }

    @Test
    void a_returned_debit_tells_what_it_costs_on_top() {
        BankEntry entry = Mt940.read("""
                :20:X
                :25:1/2
                :60F:C261101EUR100,
                :61:2611021102DR63,NRTINONREF
                :86:109?00RUECKLASTSCHRIFT?20EREF+R-401?21OAMT+60,00?22SVWZ+Rueckgabe?32OEZ
                :62F:C261102EUR37,
                -
                """.getBytes(UTF_8)).entries().getFirst();

        assertThat(entry.kind()).isEqualTo(BankEntry.Kind.RETURN);
        assertThat(entry.charges()).isEqualTo(Money.eur("3.00"));
        assertThat(entry.references()).contains("R-401");
    }

    @Test
    void a_broken_movement_is_a_fault_and_the_next_one_is_read() {
        BankFile read = Mt940.read("""
                :20:X
                :25:1/2
                :60F:C261101EUR0,
                :61:2699021102CR63,NTRFNONREF
                :61:no movement at all
                :61:2611021102CR5,NTRFNONREF
                :62F:C261102EUR5,
                -
                """.getBytes(UTF_8));

        assertThat(read.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.amount()).isEqualTo(Money.eur("5.00")));
        assertThat(read.faults())
                .extracting(fault -> fault.at() + " " + fault.code())
                .containsExactly("line 4, :61: date-unreadable", "line 5, :61: amount-unreadable");
    }

    @Test
    void equal_movements_of_one_day_both_count_and_are_known_again() {
        byte[] file = """
                :20:X
                :25:1/2
                :60F:C261101EUR0,
                :61:2611021102CR5,NTRFNONREF
                :61:2611021102CR5,NTRFNONREF
                :62F:C261102EUR10,
                -
                """.getBytes(UTF_8);

        List<String> keys =
                Mt940.read(file).entries().stream().map(BankEntry::duplicateKey).toList();

        assertThat(keys).doesNotHaveDuplicates().hasSize(2);
        assertThat(Mt940.read(file).entries())
                .extracting(BankEntry::duplicateKey)
                .isEqualTo(keys);
    }
}
