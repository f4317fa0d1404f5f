package de.mahnwerk.merchant.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** A sheet is read as a person sees it, typed in or computed. */
class XlsxLinesTest {

    @Test
    void what_a_formula_comes_to_is_read_as_if_it_had_been_typed() throws IOException {
        List<CsvLines.Line> lines = computed(sheet -> {
            sheet.formula(0, 0, "2.375");
            sheet.formula(0, 1, "119.119");
            sheet.formula(0, 2, "106.98099999999999");
            sheet.formula(0, 3, "46000");
            sheet.style(0, 3).format("dd.mm.yyyy").set();
        });

        assertThat(lines)
                .extracting(CsvLines.Line::fields)
                .containsExactly(List.of("2,375", "119,119", "106,981", "2025-12-09"));
    }

    @Test
    void a_number_that_shows_its_zeros_keeps_them() throws IOException {
        List<CsvLines.Line> lines = computed(sheet -> {
            sheet.value(0, 0, 1067);
            sheet.style(0, 0).format("00000").set();
            sheet.value(0, 1, 1067);
        });

        assertThat(lines.getFirst().fields()).containsExactly("01067", "1067");
    }

    @Test
    void numbers_that_nobody_can_mean_cost_no_time() {
        List<String> fields = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> computed(sheet -> {
                            sheet.formula(0, 0, "1E100000000");
                            sheet.formula(0, 1, "1E-600000000");
                        })
                        .getFirst()
                        .fields());

        assertThat(fields).hasSize(2);
    }

    @Test
    void a_workbook_that_cannot_be_counted_is_not_opened() throws IOException {
        byte[] sound = workbook(sheet -> sheet.value(0, 0, "Kundennummer"));
        byte[] broken = sound.clone();
        // the first entry claims a way of packing that nobody knows
        int directory = new String(sound, ISO_8859_1).indexOf("PK\u0001\u0002");
        broken[directory + 10] = 99;

        assertThat(XlsxLines.isTooLarge(sound)).isFalse();
        assertThat(XlsxLines.isTooLarge(broken)).isTrue();
    }

    private interface Fill {
        void into(Worksheet sheet);
    }

    private static byte[] workbook(Fill fill) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Test", "1.0")) {
            fill.into(book.newWorksheet("Offene Posten"));
        }
        return out.toByteArray();
    }

    /** Each formula is a number and has been computed to it. */
    private static List<CsvLines.Line> computed(Fill fill) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile from = ZipFile.builder().setByteArray(workbook(fill)).get();
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                byte[] part = from.getInputStream(entry).readAllBytes();
                to.write(
                        entry.getName().startsWith("xl/worksheets/")
                                ? new String(part, UTF_8)
                                        .replaceAll("<f>([^<]*)</f>(<v>[^<]*</v>|<v/>)?", "<f>$1</f><v>$1</v>")
                                        .getBytes(UTF_8)
                                : part);
            }
        }
        return XlsxLines.of(out.toByteArray()).orElseThrow();
    }
}
