package de.mahnwerk.agency.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.database.Tenancy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Letters on paper reach the printer once, in the order of the post. */
class PrintRunScenario {

    private final AgencyHouse agency = AgencyHouse.open(PrintRunScenario.class);
    private final ClientDesk client = new ClientDesk(agency);
    private final Clerk clerk = agency.clerk();

    @TempDir
    Path folder;

    @BeforeEach
    void threeDebtorsOfWhomOneHasMail() {
        byPost("H-1", "80331", "München");
        byPost("H-2", "04109", "Leipzig");
        CollectionCase _ = client.handOver("H-3");
        agency.goTo(AgencyHouse.FIRST_DAY);
    }

    @AfterEach
    void closeHouse() {
        clerk.close();
        agency.close();
    }

    private void byPost(String reference, String postcode, String city) {
        CollectionCase _ = client.handOver(
                reference,
                Claims.of(reference, "RE-" + reference, "K-" + reference)
                        .replace("\"emails\": [\"kim.muster@example.org\"], ", "")
                        .replace("04109", postcode)
                        .replace("Leipzig", city));
    }

    private Map<String, byte[]> file(long run) throws IOException {
        byte[] zip = agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(PrintRuns.class).file(run))
                .orElseThrow()
                .content();
        return unzipped(zip);
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private List<PrintRuns.PrintRun> runs() {
        return agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(PrintRuns.class).latest(10));
    }

    @Test
    void a_clerk_makes_a_run_and_each_letter_is_in_it_once() throws IOException {
        assertThat(clerk.look("letters").html()).contains("Auf den Druck warten 2 Briefe");
        assertThat(clerk.fill("letters/print", Map.of()).html()).contains("Auf den Druck warten 0 Briefe");
        long run = runs().getFirst().id();
        assertThat(clerk.look("letters/print/" + run + ".zip").status()).isEqualTo(200);
        Map<String, byte[]> file = file(run);
        List<String> index = new String(file.getOrDefault("index.csv", new byte[0]), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(index).hasSize(3);
        assertThat(index.get(1)).startsWith("1;1;").contains("04109;Leipzig;DE");
        assertThat(index.get(2)).startsWith("2;").contains("80331;München;DE");
        int first = Integer.parseInt(index.get(2).split(";", -1)[1]);
        try (PdfReader reader = new PdfReader(file.getOrDefault("letters.pdf", new byte[0]))) {
            assertThat(new PdfTextExtractor(reader).getTextFromPage(first))
                    .as("the index names the page on which the second letter begins")
                    .contains("80331");
        }
        assertThat(clerk.fill("letters/print", Map.of()).html()).contains("Es wartet kein Brief auf den Druck");
        assertThat(file(run).get("index.csv")).as("as often as needed").isEqualTo(file.get("index.csv"));
        assertThat(clerk.look("letters/print/999.zip").status()).isEqualTo(404);
    }

    @Test
    void the_letter_shops_folder_gets_each_days_letters_once() throws IOException {
        PrintFolder printer = agency.bean(PrintFolder.class);
        printer.file(folder, AgencyHouse.FIRST_DAY);
        printer.file(folder, AgencyHouse.FIRST_DAY);
        try (var files = Files.list(folder)) {
            List<Path> there = files.toList();
            assertThat(there).hasSize(1);
            assertThat(unzipped(Files.readAllBytes(there.getFirst()))).containsOnlyKeys("letters.pdf", "index.csv");
        }
        assertThat(runs())
                .hasSize(1)
                .first()
                .satisfies(run -> assertThat(run.filedOn()).isEqualTo(AgencyHouse.FIRST_DAY));
    }
}
