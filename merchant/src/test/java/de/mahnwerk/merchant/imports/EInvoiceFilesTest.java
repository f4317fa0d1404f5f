package de.mahnwerk.merchant.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EInvoiceFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/merchant/einvoice");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_real_invoice_is_understood_or_refused_with_reason_and_remedy(Path file) throws IOException {
        ReadFile read = FileReaders.read(file.getFileName().toString(), Files.readAllBytes(file));

        assertThat(read.invoices().size() + read.faults().size()).isPositive();
        read.invoices().forEach(invoice -> {
            assertThat(invoice.number()).isNotBlank();
        });
        read.faults().forEach(fault -> {
            assertThat(fault.problem(Locale.GERMAN)).isNotBlank();
            assertThat(fault.remedy(Locale.GERMAN)).isNotBlank();
        });
    }

    @Test
    void most_of_them_are_understood_without_any_fault() throws IOException {
        long understood = 0;
        for (Path file : files()) {
            ReadFile read = FileReaders.read(file.getFileName().toString(), Files.readAllBytes(file));
            understood += read.isUnderstood() && read.invoices().size() == 1 ? 1 : 0;
        }
        assertThat(understood).isGreaterThan(files().size() * 3L / 4);
    }

    @ParameterizedTest
    @CsvSource({"xrechnung-01.02a-INVOICE_ubl.xml, Überweisung", "EN16931_SEPA_Prenotification.cii.xml, Lastschrift"})
    void the_code_of_the_payment_means_is_told_in_a_word(String file, String word) throws IOException {
        ReadFile read = FileReaders.read(file, Files.readAllBytes(FOLDER.resolve(file)));

        assertThat(read.invoices())
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.paymentMethod()).isEqualTo(word));
    }

    @Test
    void what_is_no_known_file_is_refused_as_a_whole() {
        ReadFile read = FileReaders.read("x.bin", new byte[] {1, 2, 3, 0, 5});

        assertThat(read.isUnderstood()).isFalse();
        assertThat(read.invoices()).isEmpty();
    }
}
