package de.mahnwerk.agency.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.Desk;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.web.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody asks what the agency stores of her; two shops have handed claims over. */
class PersonInformationScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;

    private final AgencyHouse agency = AgencyHouse.open(PersonInformationScenario.class);
    private final Desk coffee = new Desk(agency, agency.client("M-1"));
    private final Desk books = new Desk(agency, agency.client("M-2"));
    private final Clerk clerk = agency.clerk();

    @AfterEach
    void closeHouse() {
        clerk.close();
        agency.close();
    }

    private String caseOf(Desk client, String id) {
        return client.claim(id).path("caseReference").asString("");
    }

    private static String born(String reference, String day) {
        return Claims.of(reference, "RE-" + reference)
                .replace("\"lastName\": \"Muster\",", "\"lastName\": \"Muster\", \"dateOfBirth\": \"" + day + "\",");
    }

    private String handOver(Desk client, String claim) {
        return client.post(201, "claims", claim).path("id").asString("");
    }

    private List<KnownPerson> people(String text) {
        return agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(PersonSearch.class).find(text, null, 50));
    }

    private Map<String, byte[]> give(KnownPerson person, boolean withheld) throws IOException {
        Document file = agency.bean(Tenancy.class)
                .asEveryone(
                        () -> agency.bean(PersonInformation.class).give(person.records(), withheld, "Clara", MONDAY));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file.content()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static JsonNode json(Map<String, byte[]> files) {
        return JsonMapper.builder().build().readTree(files.getOrDefault("auskunft.json", new byte[0]));
    }

    private static List<JsonNode> entries(JsonNode told, String part) {
        return told.path("parts")
                .valueStream()
                .filter(one -> one.path("part").asString("").equals(part))
                .flatMap(one -> one.path("entries").valueStream())
                .toList();
    }

    private static String paper(byte[] pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf)) {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append(' ');
            }
            return text.toString().replaceAll("[\\s\\u00A0]+", " ");
        }
    }

    @Test
    void she_is_told_everything_of_both_shops_and_nothing_of_her_daughter() throws IOException {
        String coffees = handOver(coffee, born("A-1", "1970-05-04"));
        String book = handOver(books, born("B-1", "1970-05-04").replace("Kaffeemaschine", "Kochbuch"));
        String daughters = handOver(books, born("B-2", "2001-02-03").replace("Kaffeemaschine", "Comic"));
        agency.goTo(MONDAY);
        coffee.post(201, "claims/" + coffees + "/messages", "{\"text\": \"Sie rief gestern an.\"}");

        List<KnownPerson> people = people("muster leipzig");
        assertThat(people).extracting(person -> person.records().size()).containsExactlyInAnyOrder(2, 1);
        KnownPerson mother = people.stream()
                .filter(person -> person.records().size() == 2)
                .findAny()
                .orElseThrow();

        Map<String, byte[]> files = give(mother, false);
        assertThat(files.keySet()).contains("auskunft.pdf", "auskunft.json").hasSize(4);
        JsonNode told = json(files);
        assertThat(entries(told, "CASES"))
                .extracting(one -> one.path("case").asString(""))
                .containsExactly(caseOf(coffee, coffees), caseOf(books, book));
        assertThat(entries(told, "ITEMS"))
                .extracting(one -> one.path("subject").asString("") + " "
                        + one.path("open").asString(""))
                .containsExactly("Kaffeemaschine 89.90", "Kochbuch 89.90");
        assertThat(entries(told, "LETTERS")).hasSize(2);
        assertThat(entries(told, "POSTINGS")).isNotEmpty();
        assertThat(entries(told, "STEPS")).hasSize(2);
        assertThat(entries(told, "MESSAGES"))
                .extracting(one -> one.path("message").asString(""))
                .containsExactly("Sie rief gestern an.");
        assertThat(told.toString())
                .as("nothing of the daughter, and no price between client and agency")
                .doesNotContain(caseOf(books, daughters), "Comic", "2001-02-03", "fee.");
        assertThat(paper(files.getOrDefault("auskunft.pdf", new byte[0])))
                .contains("Art. 15 DSGVO", "Kaffeemaschine", "Kochbuch", "Bohnenkontor GmbH", "89,90 €", "Ihre Rechte")
                .doesNotContain("Comic", "PRE_COURT", "CONSUMER", "LETTER_1");

        assertThat(json(give(mother, true)).toString()).doesNotContain("rief gestern");
        assertThat(entries(json(give(mother, true)), "INFORMATION")).hasSize(4);
    }

    @Test
    void a_clerk_finds_her_and_needs_one_click_that_the_audit_log_notes() {
        String id = handOver(coffee, born("A-1", "1970-05-04"));
        agency.goTo(MONDAY);
        String reference = caseOf(coffee, id);

        assertThat(clerk.look("privacy?q=niemand").html()).contains("Niemand gefunden");
        assertThat(clerk.look("privacy?born=1970-05-04").html()).contains("Kim Muster", "Lindenweg 7", reference);
        String page = clerk.look("privacy?q=" + reference).html();
        assertThat(page).contains("/privacy/" + reference + "/information", "checked");
        String record = page.replaceAll("(?s).*name=\"record\" value=\"([^\"]+)\".*", "$1");

        Clerk.Sight given = clerk.fill("privacy/" + reference + "/information", Map.of("record", record));
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.html()).startsWith("PK");
        assertThat(clerk.look("privacy?q=" + reference).html()).contains("02.11.2026");
        assertThat(clerk.look("audit").html()).contains("Auskunft nach Art. 15 DSGVO geben", reference);
        assertThat(clerk.fill("privacy/" + reference + "/information", Map.of("record", "1-999"))
                        .status())
                .as("somebody else's record")
                .isEqualTo(422);
    }

    @Test
    void a_company_that_reads_english_is_told_in_english() throws IOException {
        String _ = handOver(
                coffee,
                Claims.of("A-1", "RE-1")
                        .replace(
                                "\"kind\": \"CONSUMER\", \"salutation\": \"Frau\", \"firstName\": \"Kim\", \"lastName\": \"Muster\"",
                                "\"kind\": \"BUSINESS\", \"company\": \"Muster\", \"legalForm\": \"GmbH\", \"language\": \"en\""));
        agency.goTo(MONDAY);
        Map<String, byte[]> files = give(people("muster gmbh").getFirst(), false);
        assertThat(paper(files.getOrDefault("information.pdf", new byte[0])))
                .contains("Information on your data", "Muster GmbH", "business");
    }

    @Test
    void every_part_has_its_words_in_both_languages() {
        for (Language words : List.of(new Language(Locale.GERMANY, "agency"), new Language(Locale.UK, "agency"))) {
            for (Part part : Part.values()) {
                assertThat(Stream.concat(
                                Stream.of(
                                        "privacy.part." + part,
                                        "privacy.source." + part.source(),
                                        "privacy.purpose." + part.kept(),
                                        "privacy.basis." + part.kept()),
                                part.fields().stream().map(field -> "privacy.field." + field)))
                        .allMatch(words::knows);
            }
        }
    }

    @Test
    void no_table_that_knows_a_case_or_a_debtor_is_forgotten() {
        List<String> tables =
                agency.bean(JdbcClient.class).sql("""
                        select distinct c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                           and a.attname in ('case_id', 'debtor_id') and not a.attisdropped
                        """).query(String.class).list();
        assertThat(Stream.concat(Arrays.stream(Part.values()).map(Part::table), Part.LEFT_OUT.keySet().stream())
                        .collect(Collectors.toSet()))
                .containsAll(tables);
    }
}
