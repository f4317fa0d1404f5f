package de.mahnwerk.platform.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as banks and other programs publish them, each with what stands in it. */
class CamtFilesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            camt053.v2.all-balance-types.xml, 1, 1, 2014-12-31, 8.85,       EUR, NL56AGDH9619008421, 000000001
            camt053.v2.minimal.ultimate.xml,  1, 1, 2014-12-31, 8.85,       EUR, '',                 4654654654654654
            camt053.v2.multi.statement.xml,   2, 2, 2014-12-31, 8.85,       EUR, NL56AGDH9619008421, 000000001
            camt053.v2.with-party-ids.xml,    1, 1, 2014-12-31, 8.85,       EUR, NL56AGDH9619008421, 4654654654654654
            camt053.v3.xml,                   1, 1, 2014-12-31, 8.85,       EUR, NL56AGDH9619008421, 4654654654654654
            camt053.v8.xml,                   1, 1, 2014-12-31, 8.85,       EUR, NL56AGDH9619008421, 4654654654654654
            camt054.v2.xml,                   1, 1, 2007-10-18, -200000.00, SEK, '',                 ISR ref number V1
            camt054.v8.xml,                   1, 1, 2007-10-18, -200000.00, SEK, '',                 ISR ref number V1
            camt054.v8-with-UETR.xml,         1, 1, 2007-10-18, -200000.00, SEK, '',                 255ae394-9965-4438-ac86-f406feada396
            """)
    void a_published_file_is_understood_without_a_fault(
            String name,
            int statements,
            int entries,
            String bookedOn,
            String amount,
            String currency,
            String iban,
            String reference) {
        BankFile file = Camt.read(bytes(name));

        assertThat(file.faults()).isEmpty();
        assertThat(file.statements()).hasSize(statements);
        assertThat(file.entries()).hasSize(entries);
        BankEntry first = file.entries().getFirst();
        assertThat(first.bookedOn()).hasToString(bookedOn);
        assertThat(first.amount()).hasToString(amount + " " + currency);
        assertThat(first.references()).contains(reference);
        if (amount.startsWith("-") || name.contains("balance") || name.contains("multi")) {
            return; // who is the other side of these is not asked: the file names only us
        }
        assertThat(first.counterpartyIban()).isEqualTo(iban);
    }

    @Test
    void the_second_statement_of_a_file_is_read_with_its_balances() {
        Statement second =
                Camt.read(bytes("camt053.v2.multi.statement.xml")).statements().getLast();

        assertThat(second.id()).isEqualTo("254EURNL26VAYB8060476890");
        assertThat(second.account()).isEqualTo("NL26VAYB8060476890");
        assertThat(second.opening()).hasValueSatisfying(b -> assertThat(b).hasToString("27.00 EUR"));
        assertThat(second.closing()).hasValueSatisfying(b -> assertThat(b).hasToString("20.00 EUR"));
        assertThat(second.entries())
                .extracting(e -> e.amount().toString(), BankEntry::counterpartyName, BankEntry::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "-7.00 EUR", "Company Name 2", "Transaction Description 2"));
    }

    @Test
    void the_texts_of_all_transactions_of_an_entry_that_cannot_be_divided_are_kept() {
        BankEntry entry = Camt.read(bytes("camt054.v2.xml")).entries().getFirst();

        assertThat(entry.text())
                .contains(
                        "Unstructured Remittance Information V1", "Additional Remittance Information V2", "V3 block 2");
        assertThat(entry.references())
                .containsExactly(
                        "ISR ref number V1",
                        "ISR ref number V2",
                        "Ref number V3 block 1",
                        "Ref number V3 block 2",
                        "MUELL/FINP/RA12345");
        assertThat(entry.endToEndId()).isEqualTo("MUELL/FINP/RA12345");
    }

    @Test
    void the_same_file_gives_the_same_keys_and_different_entries_different_ones() {
        byte[] file = bytes("camt053.v2.multi.statement.xml");
        List<String> keys =
                Camt.read(file).entries().stream().map(BankEntry::duplicateKey).toList();

        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{64}"));
        assertThat(Camt.read(file).entries())
                .extracting(BankEntry::duplicateKey)
                .isEqualTo(keys);
    }

    private static byte[] bytes(String name) {
        try (InputStream in =
                Objects.requireNonNull(CamtFilesTest.class.getResourceAsStream("/platform/camt/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
