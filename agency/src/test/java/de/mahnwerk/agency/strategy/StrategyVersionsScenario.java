package de.mahnwerk.agency.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.rights.Role;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A strategy is changed: looked over, tried on yesterday's cases, published, and followed by the cases that come after. */
class StrategyVersionsScenario {

    private static final String SHORT = """
            strategy:
              name: short
              steps:
                - { name: LETTER_1, kind: LETTER, after: 0, channel: EMAIL_ELSE_LETTER, deadline: 10 }
                - { name: LETTER_2, kind: LETTER, after: 17, fee: NORMAL, deadline: 10, when: { amountFrom: 200 } }
                - { name: LAST_NOTICE, kind: LETTER, after: 11, channel: LETTER }
                - { name: CLOSE, kind: CLOSE, after: 21 }
            """;

    private static AgencyHouse agency;
    private static ClientDesk client;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(StrategyVersionsScenario.class);
        client = new ClientDesk(agency);
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    private static Clerk.Sight tryOut(Clerk clerk, String yaml) {
        return send(clerk, "draft", yaml);
    }

    private static Clerk.Sight send(Clerk clerk, String what, String yaml, String... more) {
        Map<String, String> fields = new HashMap<>(Map.of("based", "1", "yaml", yaml.replace("\n", "\r\n")));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return clerk.fill("strategy/" + client.caller().client() + "/" + what, fields);
    }

    /** Looks the text over first, as the page demands, and publishes what was looked at. */
    private static Clerk.Sight publish(Clerk clerk, String yaml, String note, String from) {
        Matcher looked = Pattern.compile("name=\"looked\" value=\"(\\w+)\"")
                .matcher(tryOut(clerk, yaml).html());
        assertThat(looked.find()).isTrue();
        return send(clerk, "publish", yaml, "note", note, "validFrom", from, "looked", looked.group(1));
    }

    private static Clerk german(Clerk clerk) {
        assertThat(clerk.fill("language", Map.of("locale", "de")).status()).isEqualTo(200);
        return clerk;
    }

    @Test
    void a_changed_strategy_is_tried_published_and_followed_by_new_cases_only() {
        CollectionCase small = client.handOver("V-1");
        CollectionCase large = client.handOver(
                "V-2",
                Claims.of("V-2", "RE-V-2").replace("\"109.90\"", "\"489.90\"").replace("\"89.90\"", "\"489.90\""));
        agency.goTo(LocalDate.of(2026, 11, 4));
        LocalDate before = client.read(small.id()).nextStepOn();

        // any clerk may read, and try what a change would do with yesterday's cases
        Clerk clerk = german(agency.person(Role.CLERK));
        assertThat(clerk.look("strategy").html())
                .contains("Version 1 ist in Kraft", "Mit dem Programm geliefert", "1. Schreiben", "ab Tag 34");
        assertThat(clerk.look("strategy/" + client.caller().client() + "/draft").html())
                .contains("name: standard")
                .doesNotContain("Probe an den Akten");
        String tried = tryOut(clerk, SHORT).html();
        assertThat(tried)
                .contains("offen mindestens 200,00", "sonst übersprungen", "Probe an den Akten vom 03.11.2026")
                .contains("Verglichene Akten: 2. Davon hätten einen anderen nächsten Schritt oder Tag: 1.")
                .contains("/cases/" + small.reference())
                .doesNotContain("/cases/" + large.reference());
        assertThat(tried.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .as("the small claim would skip the second letter, whose day passes on the 20th")
                .contains("2. Schreiben 2 0 1 0 Letzte Mahnung 0 0 1 0")
                .contains("2. Schreiben Fr., 20.11.2026 Letzte Mahnung Di., 01.12.2026");
        assertThat(client.read(small.id()).nextStepOn())
                .as("trying changes nothing")
                .isEqualTo(before);

        // only who approves may publish, with a reason, from today on
        String from = "2026-11-10";
        assertThat(tried)
                .contains("Strategie veröffentlichen: dafür braucht es eine dieser Rollen: Freigabe, Verwaltung.");
        assertThat(publish(clerk, SHORT, "kürzer", from))
                .returns(403, Clerk.Sight::status)
                .extracting(Clerk.Sight::html, InstanceOfAssertFactories.STRING)
                .contains("Das gehört nicht zu Ihrer Rolle", "Freigabe, Verwaltung");
        clerk.close();
        Clerk lead = german(agency.person(Role.APPROVER));
        assertThat(publish(lead, SHORT, "", from).html()).contains("Der Anlass fehlt");
        assertThat(publish(lead, SHORT, "kürzer", "2026-11-03").html()).contains("Der Tag liegt in der Vergangenheit");
        assertThat(publish(lead, SHORT.replace("kind: CLOSE", "kind: ENDE"), "kürzer", from)
                        .html())
                .contains("ENDE", "Diese Art von Schritt gibt es nicht.", "LETTER für ein Schreiben oder CLOSE");
        assertThat(publish(lead, SHORT, "kürzer", from).html())
                .contains("gilt für Akten, die ab dem 10.11.2026 angenommen werden", "kürzer", "Clara", "kommt")
                .contains("Version 1 ist in Kraft");
        assertThat(publish(lead, SHORT, "noch einmal", from).html())
                .as("who began before somebody else published does not undo that")
                .contains("Inzwischen hat jemand anderes eine Version veröffentlicht");

        assertThat(send(lead, "publish", SHORT + "# changed after the look", "note", "kürzer", "based", "2")
                        .html())
                .as("what nobody has looked at is shown first")
                .contains("Probe an den Akten", "changed after the look");

        CollectionCase early = client.handOver("V-3");
        agency.goTo(LocalDate.of(2026, 11, 10));
        CollectionCase late = client.handOver("V-4");
        assertThat(lead.look("strategy").html()).contains("Version 2 ist in Kraft");
        assertThat(lead.look("strategy?version=1").html())
                .contains("Version 1, heute nicht in Kraft", "name: standard");
        lead.close();
        agency.goTo(LocalDate.of(2026, 12, 12));

        assertThat(client.read(early.id()))
                .as("accepted before the day: the second letter, for every amount")
                .returns(1, CollectionCase::strategyVersion)
                .returns("LAST_NOTICE", CollectionCase::stage);
        assertThat(client.read(late.id()))
                .as("accepted on the day: the second letter is skipped, the last notice comes")
                .returns(2, CollectionCase::strategyVersion)
                .returns("LAST_NOTICE", CollectionCase::stage);
        assertThat(client.amount(late, "collectionCosts")).isEqualTo("30.90");
        assertThat(client.amount(early, "collectionCosts")).isEqualTo("55.62");
    }

    @Test
    void a_client_that_does_not_exist_has_no_strategy() {
        Clerk clerk = agency.clerk();
        assertThat(clerk.look("strategy?client=99999").status()).isEqualTo(404);
        assertThat(clerk.look("strategy?version=99").status()).isEqualTo(404);
        clerk.close();
    }
}
