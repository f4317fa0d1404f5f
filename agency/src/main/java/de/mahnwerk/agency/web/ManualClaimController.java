package de.mahnwerk.agency.web;

import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.intake.ManualClaim;
import de.mahnwerk.agency.intake.ManualIntake;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A claim typed by a clerk: it did not come through the interface. */
@RestController
class ManualClaimController {

    private final ManualIntake intake;
    private final Clients clients;
    private final Tenancy tenancy;
    private final Pages pages;

    ManualClaimController(ManualIntake intake, Clients clients, Tenancy tenancy, Pages pages) {
        this.intake = intake;
        this.clients = clients;
        this.tenancy = tenancy;
        this.pages = pages;
    }

    @GetMapping("/cases/new")
    ResponseEntity<String> form() {
        return pages.show("agency/new-case", "manual.title", facts(Map.of(), List.of()));
    }

    @PostMapping("/cases")
    ResponseEntity<String> enter(@RequestParam Map<String, String> fields) {
        long client = number(fields.getOrDefault("client", ""));
        ManualClaim claim = claim(fields);
        Locale locale = pages.page().locale();
        ManualIntake.Entered entered = tenancy.as(client, () -> intake.enter(client, claim, locale));
        return switch (entered) {
            case ManualIntake.Entered.Opened opened ->
                pages.go("/cases/" + opened.caseReference(), "manual.opened", opened.caseReference());
            case ManualIntake.Entered.Duplicate duplicate ->
                pages.go("/cases/" + duplicate.caseReference(), "manual.duplicate", duplicate.caseReference());
            case ManualIntake.Entered.Refused refused ->
                pages.show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "agency/new-case",
                        "manual.title",
                        facts(fields, refused.lines()));
        };
    }

    private Map<String, Object> facts(Map<String, String> fields, List<String> faults) {
        return Map.of("clients", clients.all(), "fields", Map.copyOf(fields), "faults", faults);
    }

    private ManualClaim claim(Map<String, String> fields) {
        Typed typed = new Typed(pages.page());
        return new ManualClaim(
                text(fields, "merchantReference"),
                text(fields, "kind").equals("BUSINESS") ? DebtorKind.BUSINESS : DebtorKind.CONSUMER,
                text(fields, "salutation"),
                text(fields, "firstName"),
                text(fields, "name"),
                text(fields, "street"),
                text(fields, "postcode"),
                text(fields, "city"),
                text(fields, "email"),
                text(fields, "customerNumber"),
                text(fields, "invoiceNumber"),
                text(fields, "subject"),
                day(fields, "contractOn"),
                needed(fields, "invoicedOn"),
                needed(fields, "dueOn"),
                typed.money("manual.amount", text(fields, "amount")),
                typed.money("manual.open", text(fields, "open")),
                needed(fields, "remindedOn"),
                needed(fields, "inDefaultSince"),
                text(fields, "deductsVat").equals("true"));
    }

    private LocalDate needed(Map<String, String> fields, String name) {
        LocalDate day = day(fields, name);
        if (day == null) {
            throw new RefusedInput(pages.page().t("typed.day", pages.page().t("manual." + name)));
        }
        return day;
    }

    private @Nullable LocalDate day(Map<String, String> fields, String name) {
        String text = text(fields, name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RefusedInput(pages.page().t("typed.day", pages.page().t("manual." + name)));
        }
    }

    private long number(String text) {
        return clients.all().stream()
                .filter(client -> Long.toString(client.client()).equals(text))
                .findAny()
                .orElseThrow(() -> new RefusedInput(pages.page().t("manual.noClient")))
                .client();
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
