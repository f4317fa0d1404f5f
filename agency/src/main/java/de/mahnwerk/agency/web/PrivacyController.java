package de.mahnwerk.agency.web;

import de.mahnwerk.agency.privacy.KnownPerson;
import de.mahnwerk.agency.privacy.KnownPerson.Known;
import de.mahnwerk.agency.privacy.PersonInformation;
import de.mahnwerk.agency.privacy.PersonSearch;
import de.mahnwerk.platform.audit.AuditFilter;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People who ask what is stored of them (Art. 15 GDPR). */
@RestController
class PrivacyController {

    private static final int MOST = 50;
    private static final int SHORTEST = 2;

    private final PersonSearch search;
    private final PersonInformation information;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    PrivacyController(
            PersonSearch search, PersonInformation information, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.search = search;
        this.information = information;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/privacy")
    ResponseEntity<String> find(@RequestParam Map<String, String> parameters) {
        ListUrl url = ListUrl.of("/privacy", parameters);
        String text = url.value("q").strip();
        LocalDate born = day(url.value("born"));
        boolean asked = text.length() >= SHORTEST || born != null;
        List<KnownPerson> people = asked ? tenancy.asEveryone(() -> search.find(text, born, MOST)) : List.of();
        return pages.show(
                "agency/privacy", "privacy.title", Map.of("people", people, "asked", asked, "most", MOST, "url", url));
    }

    /** One click: the letter, the data and the letters that were sent, as one file. */
    @PostMapping("/privacy/{reference}/information")
    ResponseEntity<byte[]> give(
            @PathVariable String reference,
            @RequestParam(name = "record", required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "false") boolean withheld,
            HttpServletRequest request) {
        Document file = tenancy.asEveryone(() -> {
            List<Known> records = search.find(reference, null, MOST).stream()
                    .flatMap(person -> person.records().stream())
                    .filter(record -> chosen != null && chosen.contains(record.key()))
                    .toList();
            if (chosen == null || records.size() != chosen.size()) {
                throw new RefusedInput(pages.page().t("privacy.notThese"));
            }
            AuditFilter.detail(
                    request,
                    records.stream()
                            .flatMap(record -> record.references().stream())
                            .collect(Collectors.joining(", ")));
            return information.give(records, withheld, pages.user().displayName(), clock.today());
        });
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .body(file.content());
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
