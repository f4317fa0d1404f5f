package de.mahnwerk.stories.protocol;

import de.mahnwerk.stories.browser.TwoSides;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every request of the guide for shops and ERPs is sent as it stands there, and every answer is the one that the page shows. */
class MerchantGuideScenario {

    /** The day on which the page was written. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    /** What brings a claim to the agency and its answer back. */
    private static final Set<String> CARRYING = Set.of("transmission", "feed", "events-sequencer");

    @Test
    void ten_minutes_with_curl(@TempDir Path data, @TempDir Path folder) throws Exception {
        try (TwoSides sides = new TwoSides(data, DAY)) {
            sides.openAShop(DAY);
            sides.keepUnderWay(CARRYING);
            GuidePage.read(Path.of("../docs/merchant-api.md"))
                    .follow(folder, Map.of("MERCHANT", sides.merchant().toString(), "KEY", sides.key("Shopware")));
        }
    }
}
