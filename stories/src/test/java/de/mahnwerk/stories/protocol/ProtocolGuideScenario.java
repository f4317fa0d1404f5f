package de.mahnwerk.stories.protocol;

import de.mahnwerk.app.sides.OwnAgency;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

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
        page.follow(
                folder,
                Map.of(
                        "AGENCY", agency.address().toString(),
                        "CLIENT_ID", credential.clientId(),
                        "CLIENT_SECRET", credential.clientSecret(),
                        "FILES", agency.files().toString()));
    }
}
