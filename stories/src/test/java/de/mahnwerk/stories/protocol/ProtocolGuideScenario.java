package de.mahnwerk.stories.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.app.sides.OwnAgency;
import de.mahnwerk.protocol.ProtocolJson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Every request of the guide is sent as it stands there, and every answer is the one that the page shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolGuideScenario {

    /** The day on which the pages were written. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private static final Path PAGES = Path.of("../docs/protocol");

    private OwnAgency agency;

    @BeforeAll
    void start(@TempDir Path data) {
        agency = OwnAgency.standingOn(DAY, data);
    }

    @AfterAll
    void stop() {
        agency.close();
    }

    /** The second page goes on where the first one ended. */
    @Test
    void from_zero_to_the_first_claim_and_on_with_polling(@TempDir Path first, @TempDir Path second) throws Exception {
        OwnAgency.Credential newcomer = agency.anotherClient("M-NEW");

        follow("first-claim.md", newcomer, first);
        follow("polling-only.md", newcomer, second);
    }

    @Test
    void each_flow(@TempDir Path folder) throws Exception {
        follow("flows.md", agency.credential(), folder);
    }

    private void follow(String name, OwnAgency.Credential credential, Path folder) throws Exception {
        GuidePage page = GuidePage.read(PAGES.resolve(name));
        List<String> printed = page.run(
                folder,
                Map.of(
                        "AGENCY", agency.address().toString(),
                        "CLIENT_ID", credential.clientId(),
                        "CLIENT_SECRET", credential.clientSecret(),
                        "FILES", agency.files().toString()));

        assertThat(page.steps()).as("blocks of " + name).hasSizeGreaterThan(3);
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < page.steps().size(); i++) {
            GuidePage.Step step = page.steps().get(i);
            all.assertThat(differences(step, printed.get(i)))
                    .as("%s, line %d, which printed%n%s", name, step.line(), printed.get(i))
                    .isEmpty();
        }
        all.assertAll();
    }

    private static List<String> differences(GuidePage.Step step, String printed) {
        return switch (step.kind()) {
            case "json" -> {
                JsonNode shown = ProtocolJson.tolerant().readTree(step.answer());
                try {
                    yield Likeness.differences(shown, ProtocolJson.tolerant().readTree(printed));
                } catch (JacksonException e) {
                    yield List.of("no JSON came");
                }
            }
            case "csv" -> Likeness.differencesOfLines(step.answer(), printed);
            default -> new ArrayList<>();
        };
    }
}
