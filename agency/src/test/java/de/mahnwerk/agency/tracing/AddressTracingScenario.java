package de.mahnwerk.agency.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.CaseLetters;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** Mail came back, and a register is asked where its addressee lives now. */
class AddressTracingScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final LocalDate NEXT_MONDAY = MONDAY.plusDays(7);
    private static final Path FILE = Path.of("target", "address-register.csv");
    private static final String HEADER = "name;street;postcode;city;newStreet;newPostcode;newCity\n";

    /** Without an annotation, so that only this test finds it. */
    static class Register {
        @Bean
        AddressRegister register() {
            return new RegisterFile(FILE);
        }
    }

    private final AgencyHouse agency = AgencyHouse.open(AddressTracingScenario.class, Register.class);
    private final ClientDesk client = new ClientDesk(agency);
    private final Clerk clerk = agency.clerk();
    private CollectionCase one;

    @BeforeEach
    void aLetterByPost() {
        knows("");
        one = client.handOver(
                "H-1", Claims.of("H-1", "RE-H-1", "K-1").replace("\"emails\": [\"kim.muster@example.org\"], ", ""));
        agency.goTo(NEXT_MONDAY);
    }

    @AfterEach
    void closeHouse() {
        clerk.close();
        agency.close();
    }

    private static void knows(String lines) {
        try {
            Path _ = Files.writeString(FILE, HEADER + lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String status() {
        return client.claim(one).path("status").stringValue();
    }

    private Clerk.Sight cameBack() {
        Clerk.Sight _ = clerk.look("cases/" + one.reference());
        return clerk.fill("cases/" + one.reference() + "/returned", Map.of());
    }

    @Test
    void what_the_register_knows_is_used_without_a_person_and_the_letter_says_where_it_comes_from() {
        knows("Kim Muster;Lindenweg 7;04109;Leipzig;Neue Gasse 5;10115;Berlin\n");
        Clerk.Sight _ = cameBack();
        assertThat(status()).isEqualTo("TRACING");
        agency.goTo(NEXT_MONDAY);
        assertThat(status()).isEqualTo("PRE_COURT");
        assertThat(new CaseLetters(agency, one).paper())
                .contains("Neue Gasse 5", "10115 Berlin")
                .contains("stammt nicht vom Gläubiger: Auskunft des Testregisters vom 9. November 2026");
        assertThat(clerk.look("desk").html()).doesNotContain(one.reference());
        assertThat(clerk.look("cases/" + one.reference()).html())
                .contains("Auskunft des Testregisters", "Neue Gasse 5, 10115 Berlin");
    }

    @Test
    void whom_the_register_does_not_know_waits_for_a_person_and_it_is_asked_once() {
        Clerk.Sight _ = cameBack();
        agency.goTo(NEXT_MONDAY);
        knows("Kim Muster;Lindenweg 7;04109;Leipzig;Neue Gasse 5;10115;Berlin\n");
        agency.goTo(NEXT_MONDAY.plusDays(3));
        assertThat(status()).isEqualTo("TRACING");
        assertThat(clerk.look("desk").html()).contains(one.reference());
        assertThat(clerk.look("cases/" + one.reference()).html()).contains("kennt keine neue Anschrift");
    }

    @Test
    void an_address_from_the_register_that_is_wrong_as_well_is_asked_for_anew() {
        knows("""
                Kim Muster;Lindenweg 7;04109;Leipzig;Neue Gasse 5;10115;Berlin
                Kim Muster;Neue Gasse 5;10115;Berlin;Hafenstraße 1;20457;Hamburg
                """);
        Clerk.Sight _ = cameBack();
        agency.goTo(NEXT_MONDAY.plusDays(8));
        assertThat(status()).isEqualTo("PRE_COURT");
        Clerk.Sight _ = cameBack();
        agency.goTo(NEXT_MONDAY.plusDays(8));
        assertThat(status()).isEqualTo("PRE_COURT");
        assertThat(new CaseLetters(agency, one).paper()).contains("Hafenstraße 1", "20457 Hamburg");
    }

    @Test
    void a_register_that_cannot_be_asked_is_asked_later() throws IOException {
        Clerk.Sight _ = cameBack();
        Files.delete(FILE);
        agency.goTo(NEXT_MONDAY);
        assertThat(status()).isEqualTo("TRACING");
        knows("Kim Muster;Lindenweg 7;04109;Leipzig;Neue Gasse 5;10115;Berlin\n");
        agency.goTo(NEXT_MONDAY);
        assertThat(status()).isEqualTo("PRE_COURT");
    }
}
