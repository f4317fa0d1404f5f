package de.mahnwerk.merchant.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.PaperLetter;
import de.mahnwerk.merchant.Shop;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer who cannot find the invoice finds it with the reminder. */
class EnclosedInvoicesScenario {

    private static final Path INVOICE =
            Path.of("src/test/resources/merchant/einvoice/zugferd-EN16931_1_Teilrechnung.pdf");
    private static final MerchantHouse HOUSE = MerchantHouse.open(EnclosedInvoicesScenario.class);

    private final Shop shop = HOUSE.shop();
    private final String address = shop.login() + "@kaeufer.example";

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    @BeforeEach
    void the_policy_says_that_invoices_are_enclosed() {
        Map<String, String> form =
                new HashMap<>(Map.of("validFrom", HOUSE.today().toString(), "kind0", "REMINDER"));
        form.putAll(Map.of("days0", "7", "fee0", "0", "minimum0", "0", "deadline0", "10", "template0", "reminder"));
        form.putAll(Map.of("channel0", "EMAIL_ELSE_LETTER", "attach0", "true"));
        assertThat(shop.fill("policy/preview", form).text()).contains("Die Rechnungen liegen bei.");
        assertThat(shop.fill("policy", form).status()).isEqualTo(200);
        assertThat(shop.look("policy").html()).containsPattern("name=\"attach0\"[^>]* checked");
    }

    private String imported(String fileName, byte[] file) {
        assertThat(shop.imports(fileName, file).text()).contains("neu 1", "Fehler 0");
        return shop.items().keySet().iterator().next();
    }

    private void livesIn(String number, String email) {
        assertThat(shop.fill(
                                "customers/" + shop.customerOf(number) + "/address",
                                Map.of("street", "Weg 1", "postcode", "50667", "city", "Köln", "email", email))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void in_the_e_mail_beside_the_letter() throws Exception {
        byte[] invoice = Files.readAllBytes(INVOICE);
        String number = imported("rechnung.pdf", invoice);
        livesIn(number, address);
        long _ = shop.duns();

        Multipart parts = (Multipart) HOUSE.mailsTo(address).getFirst().getContent();
        assertThat(parts.getCount()).as("text, letter, invoice").isEqualTo(3);
        assertThat(String.valueOf(parts.getBodyPart(0).getContent())).contains("Im Anhang liegen auch die Rechnungen");
        BodyPart enclosed = parts.getBodyPart(2);
        assertThat(enclosed.getFileName()).startsWith("Rechnung-").endsWith(".pdf");
        assertThat(enclosed.getInputStream().readAllBytes()).isEqualTo(invoice);
    }

    @Test
    void behind_the_letter_in_the_file_for_the_printer_also_when_it_came_in_an_archive() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("rechnung.pdf"));
            zip.write(Files.readAllBytes(INVOICE));
        }
        String number = imported("rechnungen.zip", archive.toByteArray());
        livesIn(number, "");
        long run = shop.duns();

        PaperLetter bundle = PaperLetter.read(shop.letters(run));
        int invoicePages = PaperLetter.read(Files.readAllBytes(INVOICE)).pages();
        assertThat(bundle.pages()).isEqualTo(1 + invoicePages);
        assertThat(bundle.text()).contains("Zahlungserinnerung", "nlagen: Rechnung-471102.pdf");
    }

    @Test
    void what_came_as_a_line_of_a_list_goes_without() throws Exception {
        shop.owes(Buyer.person("K-1", "Kim", "Muster", "50667")
                .withEmail(address)
                .invoice("RE-1", "10,00", HOUSE.today().minusDays(8)));
        long _ = shop.duns();

        Multipart parts = (Multipart) HOUSE.mailsTo(address).getFirst().getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(String.valueOf(parts.getBodyPart(0).getContent())).doesNotContain("Im Anhang liegen auch");
    }
}
