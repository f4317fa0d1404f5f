package de.mahnwerk.agency.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.database.Tenancy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Steps that are not for every case: who skips them, why, and what follows from it. */
class ConditionsScenario {

    static class Choosy {

        /** The second letter is for 200 euros and more; the last notice for consumers, on a working day. */
        @Bean
        @Primary
        FirstStrategy.Text choosy() {
            return new FirstStrategy.Text("""
                    strategy:
                      name: choosy
                      steps:
                        - { name: LETTER_1, kind: LETTER, after: 0, channel: EMAIL_ELSE_LETTER }
                        - { name: LETTER_2, kind: LETTER, after: 17, fee: NORMAL, when: { amountFrom: 200, response: NONE } }
                        - { name: LAST_NOTICE, kind: LETTER, after: 18, when: { debtor: CONSUMER, ageFrom: 60, ageTo: 3000, workingDay: true } }
                        - { name: CLOSE, kind: CLOSE, after: 21 }
                    """);
        }
    }

    private static AgencyHouse agency;
    private static ClientDesk client;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(ConditionsScenario.class, Choosy.class);
        client = new ClientDesk(agency);
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    private static List<StepLog.Entry> steps(CollectionCase one) {
        return agency.bean(Tenancy.class)
                .as(one.client(), () -> agency.bean(StepLog.class).of(one.client(), one.id()));
    }

    @Test
    void who_owes_too_little_skips_the_step_and_the_case_says_why() {
        CollectionCase small = client.handOver("C-1");
        CollectionCase large = client.handOver(
                "C-2",
                Claims.of("C-2", "RE-C-2").replace("\"109.90\"", "\"489.90\"").replace("\"89.90\"", "\"489.90\""));
        CollectionCase stopping = client.handOver("C-3");
        CollectionCase stoppingLate = client.handOver("C-4");
        stopAfterSecondLetter(stopping);
        agency.goTo(LocalDate.of(2026, 11, 20)); // the first day on which a fee may rise

        assertThat(steps(small)).extracting(StepLog.Entry::taken).containsExactly(true, false);
        assertThat(steps(small).getLast().reasonDe())
                .startsWith("Fällig am 20.11.2026 nach der Strategie choosy, Version 1. Offen sind nur 12")
                .endsWith("der Schritt gilt ab 200,00 €.");
        assertThat(steps(small).getLast().reasonEn()).contains("the step is for €200.00 or more.");
        assertThat(client.amount(small, "collectionCosts")).isEqualTo("30.90");
        assertThat(client.read(small.id()).stage()).isEqualTo("LETTER_1");

        assertThat(steps(large)).extracting(StepLog.Entry::taken).containsExactly(true, true);
        assertThat(steps(large).getLast().reasonDe()).endsWith("Der Schuldner hat nichts gezahlt.");
        assertThat(client.read(large.id()).stage()).isEqualTo("LETTER_2");

        assertThat(client.read(stopping.id()).nextStepOn())
                .as("who stops after a stage stops too when the stage is skipped")
                .isNull();

        stopAfterSecondLetter(stoppingLate);
        assertThat(client.read(stoppingLate.id()).nextStepOn())
                .as("who says so after the stage was skipped stops too")
                .isNull();

        // 18 days later is the 8th of December, a Tuesday
        agency.goTo(LocalDate.of(2026, 12, 8));
        assertThat(client.read(small.id()).stage()).isEqualTo("LAST_NOTICE");
        assertThat(steps(small).getLast().reasonDe()).contains("Tagen in Verzug; der Schritt gilt ab 60.");
        assertThat(client.amount(small, "collectionCosts"))
                .as("a fee whose step was skipped never rose")
                .isEqualTo("30.90");
        Clerk clerk = agency.clerk();
        assertThat(clerk.look("").status()).isEqualTo(200);
        assertThat(clerk.fill("language", Map.of("locale", "de")).status()).isEqualTo(200);
        assertThat(clerk.look("cases/" + small.reference()).html())
                .contains("übersprungen", "der Schritt gilt ab 200,00");
        assertThat(clerk.fill("cases/" + large.reference() + "/dispute", Map.of("reason", "Ware mangelhaft"))
                        .html())
                .contains("ruht: Forderung ist bestritten");
        clerk.close();
    }

    private static void stopAfterSecondLetter(CollectionCase one) {
        assertThat(agency.post(
                                client.caller().token(),
                                "v1/claims/" + one.id() + "/instructions",
                                "{\"kind\": \"STOP_AFTER_STAGE\", \"lastStage\": \"LETTER_2\"}",
                                "Idempotency-Key",
                                "stop-" + one.merchantReference())
                        .status())
                .isLessThan(300);
    }
}
