package de.mahnwerk.agency.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.CaseLetters;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.platform.database.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** It is eight in the morning; there is no mail server, so an e-mail that was tried says so. */
class ContactHoursScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 8);

    private final AgencyHouse agency = AgencyHouse.open(ContactHoursScenario.class);
    private final ClientDesk client = new ClientDesk(agency);

    @AfterEach
    void closeHouse() {
        agency.close();
    }

    private void emailsGo(int based, String hours) {
        String yaml = """
                strategy:
                  name: hours
                  steps:
                    - { name: LETTER_1, kind: LETTER, after: 0, channel: EMAIL_ELSE_LETTER, when: { contactHours: %s } }
                    - { name: CLOSE, kind: CLOSE, after: 21 }
                """.formatted(hours);
        long of = client.caller().client();
        assertThat(agency.bean(Tenancy.class)
                        .as(
                                of,
                                () -> agency.bean(Strategies.class)
                                        .publish(of, based, yaml, MONDAY, "Clara", "Zeiten", Instant.EPOCH)))
                .isTrue();
    }

    private DebtorLetters.Written letter(CollectionCase one) {
        return new CaseLetters(agency, one).all().getFirst();
    }

    @Test
    void an_email_goes_out_between_its_hours_on_a_working_day() {
        emailsGo(1, "10-20");
        CollectionCase later = client.handOver("A-1");
        agency.goTo(MONDAY);
        assertThat(letter(later).state()).isEqualTo("READY");
        assertThat(letter(later).trouble()).as("not tried before ten").isNull();

        emailsGo(2, "8-20");
        CollectionCase now = client.handOver("A-2");
        agency.goTo(MONDAY.plusDays(1));
        assertThat(letter(now).trouble()).as("tried").contains("no mail server");

        agency.goTo(SUNDAY);
        CollectionCase sunday = client.handOver("A-3");
        agency.bean(de.mahnwerk.platform.days.BusinessDays.class).drain();
        assertThat(letter(sunday).trouble()).as("not on a Sunday").isNull();
        agency.goTo(SUNDAY.plusDays(1));
        assertThat(letter(sunday).trouble()).contains("no mail server");
        try (Clerk clerk = agency.clerk()) {
            assertThat(clerk.look("strategy").html()).contains("E-Mail nur an Werktagen von 8 bis 20 Uhr");
        }
    }
}
