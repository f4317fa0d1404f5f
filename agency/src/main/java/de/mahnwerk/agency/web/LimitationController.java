package de.mahnwerk.agency.web;

import de.mahnwerk.agency.limitation.LimitationWatch;
import de.mahnwerk.agency.limitation.LimitationWatch.Near;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.Pages;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cases that become time-barred soon, the nearest first, each with what would stop it. */
@RestController
class LimitationController {

    private static final int PAGE = 50;

    private final LimitationWatch watch;
    private final CaseLines lines;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    LimitationController(LimitationWatch watch, CaseLines lines, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.watch = watch;
        this.lines = lines;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/limitation")
    ResponseEntity<String> list(@RequestParam Map<String, String> parameters) {
        ListUrl url = ListUrl.of("/limitation", parameters);
        LocalDate today = clock.today();
        String months = url.value("months");
        LocalDate until = today.plusMonths(months.matches("[1-6]") ? Long.parseLong(months) : LimitationWatch.MONTHS);
        int skip = url.value("after").matches("\\d{1,7}") ? Integer.parseInt(url.value("after")) : 0;
        return tenancy.asEveryone(() -> {
            List<Near> found = watch.near(until, skip, PAGE + 1, today);
            List<Near> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
            Map<UUID, CaseLine> byCase = lines.of(shown.stream().map(Near::one).toList(), today).stream()
                    .collect(Collectors.toMap(line -> line.one().id(), Function.identity()));
            Map<String, Object> facts = new HashMap<>();
            facts.put("near", shown);
            facts.put("lines", byCase);
            facts.put("count", watch.count(until));
            facts.put("until", until);
            facts.put("url", url);
            facts.put("next", found.size() > PAGE ? url.after(Integer.toString(skip + PAGE)) : null);
            return pages.show("agency/limitation", "limitation.title", facts);
        });
    }
}
