package de.mahnwerk.agency.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.AgencyHouse.Caller;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

class ClaimFilesTest {

    private static final String HEADER =
            "merchantReference;debtor.kind;debtor.salutation;debtor.firstName;debtor.lastName;"
                    + "debtor.address.street;debtor.address.postcode;debtor.address.city;debtor.address.country;debtor.customerNumber;"
                    + "principal.invoiceNumber;principal.kind;principal.subjectMatter;principal.contractDate;principal.invoiceDate;"
                    + "principal.dueDate;principal.amount;principal.openAmount;inDefault.since;inDefault.ground;inDefault.reminderDates;"
                    + "disputed;performanceRendered;creditorDeductsVat;consumerCredit";

    @TempDir
    private static Path folder;

    private static AgencyHouse agency;

    @BeforeAll
    static void start() {
        System.setProperty("agency.files.folder", folder.toString());
        agency = AgencyHouse.open(ClaimFilesTest.class);
    }

    @AfterAll
    static void stop() {
        agency.close();
        System.clearProperty("agency.files.folder");
    }

    private static String line(String reference, String invoice, String amount) {
        return reference + ";CONSUMER;MS;Erika;Beispiel;Lindenweg 4;20095;Hamburg;DE;K-" + reference + ";" + invoice
                + ";GOODS;Kaffeemaschine;2026-08-03;2026-08-03;2026-08-17;" + amount + ";" + amount
                + ";2026-09-01;REMINDER;2026-08-31;false;true;true;false";
    }

    private static ClaimFiles.Taken take(Caller caller, String file) {
        return agency.bean(Tenancy.class)
                .as(
                        caller.client(),
                        () -> agency.bean(ClaimFiles.class).take(caller.client(), "claims", file.getBytes(UTF_8)));
    }

    @Test
    void a_csv_file_opens_cases_of_the_file_channel_and_names_every_fault_of_the_rest() {
        Caller caller = agency.client("F-1");
        String file = String.join(
                "\n",
                HEADER,
                line("F-1a", "RE-1", "89.90"),
                line("F-1a", "RE-2", "10.10"),
                line("F-1b", "RE-3", "zehn"));
        ClaimFiles.Taken taken = take(caller, file);
        assertThat(taken.claims()).isEqualTo(2);
        assertThat(taken.accepted()).as(taken.result()).isEqualTo(1);
        assertThat(taken.rejected()).isEqualTo(1);
        List<String> lines = taken.result().lines().toList();
        assertThat(lines.get(1)).startsWith("line 2;F-1a;ACCEPTED;NW-");
        assertThat(lines.get(2)).startsWith("line 4;F-1b;REJECTED;").contains("/principal/0/amount");
        var opened = agency.bean(Tenancy.class)
                .as(
                        caller.client(),
                        () -> agency.bean(Cases.class).byMerchantReference(caller.client(), List.of("F-1a")))
                .getFirst();
        assertThat(opened.channel()).isEqualTo(Channel.FILE);
        assertThat(opened.principal().toPlainString()).isEqualTo("100.00");
    }

    @Test
    void the_same_content_is_taken_once_and_a_claim_that_is_here_stays_one() {
        Caller caller = agency.client("F-2");
        String file = HEADER + "\n" + line("F-2", "RE-20", "50.00");
        ClaimFiles.Taken first = take(caller, file);
        assertThat(take(caller, file)).isEqualTo(first);
        assertThat(take(caller, file + "\n\n").result()).contains("F-2;DUPLICATE;NW-");
    }

    @Test
    void xml_follows_its_schema_and_opens_the_same_case() throws SAXException, IOException {
        Caller caller = agency.client("F-3");
        String file = """
                <?xml version="1.0" encoding="UTF-8"?>
                <claims xmlns="urn:mahnwerk:claims:1">
                  <claim>
                    <merchantReference>F-3</merchantReference>
                    <debtor><kind>CONSUMER</kind><firstName>Erika</firstName><lastName>Beispiel</lastName>
                      <address><street>Lindenweg 4</street><postcode>20095</postcode><city>Hamburg</city><country>DE</country></address></debtor>
                    <principal><invoiceNumber>RE-30</invoiceNumber><kind>GOODS</kind><subjectMatter>Kaffee &amp; Tee</subjectMatter>
                      <contractDate>2026-08-03</contractDate><invoiceDate>2026-08-03</invoiceDate><dueDate>2026-08-17</dueDate>
                      <amount>89.90</amount><openAmount>89.90</openAmount></principal>
                    <inDefault><since>2026-09-01</since><ground>REMINDER</ground><reminderDates>2026-08-31</reminderDates></inDefault>
                    <disputed>false</disputed><performanceRendered>true</performanceRendered>
                    <creditorDeductsVat>true</creditorDeductsVat><consumerCredit>false</consumerCredit>
                  </claim>
                </claims>
                """;
        SchemaFactory.newDefaultInstance()
                .newSchema(new StreamSource(new StringReader(ClaimFiles.schema())))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(file.getBytes(UTF_8))));
        assertThat(take(caller, file).result()).contains("line 3;F-3;ACCEPTED;NW-");
        assertThat(take(
                                caller,
                                file.replace("<disputed>", "<dispute>")
                                        .replace("</disputed>", "</dispute>")
                                        .replace("F-3", "F-3b"))
                        .result())
                .contains("F-3b;REJECTED;")
                .contains("/dispute");
    }

    @Test
    void hostile_and_broken_files_are_refused_as_a_whole() {
        Caller caller = agency.client("F-4");
        assertThatThrownBy(() -> take(caller, """
                        <!DOCTYPE claims [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                        <claims xmlns="urn:mahnwerk:claims:1"><claim>&e;</claim></claims>
                        """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DOCTYPE");
        assertThatThrownBy(() -> take(caller, "<claims/>")).hasMessageContaining("urn:mahnwerk:claims:1");
        assertThatThrownBy(() -> take(caller, "merchantReference;colour\nX;red"))
                .hasMessageContaining("[colour]");
        assertThatThrownBy(() -> take(caller, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_folder_is_picked_up_and_answered_with_results_and_the_state_of_all_cases() throws IOException {
        Caller caller = agency.client("F-5");
        Path own = Files.createDirectories(folder.resolve("F-5"));
        Path in = Files.createDirectories(own.resolve("in"));
        Files.writeString(in.resolve("monday.csv"), HEADER + "\n" + line("F-5", "RE-50", "42.00"));
        Files.writeString(in.resolve("half.csv.part"), HEADER);
        Files.writeString(in.resolve("broken.xml"), "<claims");
        agency.goTo(agency.bean(BusinessClock.class).today().plusDays(1));
        assertThat(in.resolve("monday.csv")).doesNotExist();
        assertThat(in.resolve("half.csv.part")).exists();
        assertThat(own.resolve("done").resolve("monday.csv")).exists();
        assertThat(own.resolve("out").resolve("monday.csv.result.csv"))
                .content()
                .contains("F-5;ACCEPTED;NW-");
        assertThat(own.resolve("out").resolve("broken.xml.result.csv"))
                .content()
                .contains("REJECTED");
        assertThat(own.resolve("out").resolve("status.csv"))
                .content()
                .contains("F-5;NW-")
                .contains(";FILE;")
                .contains(";42.00;");
        assertThat(caller.client()).isPositive();
    }
}
