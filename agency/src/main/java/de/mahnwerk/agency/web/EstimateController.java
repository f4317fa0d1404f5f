package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.agency.settlement.Estimate;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a claim would cost a client, by the terms of today and the code that settles. */
@RestController
class EstimateController {

    private static final int LONGEST_AGE = 36_500;

    private final Clients clients;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    EstimateController(Clients clients, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.clients = clients;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/clients/{id}/calculator")
    ResponseEntity<String> show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String principal,
            @RequestParam(defaultValue = "0") String age) {
        Client client = clients.all().stream()
                .filter(one -> one.client() == id)
                .findAny()
                .orElseThrow(() -> new NotFound("client " + id));
        Terms terms = tenancy.as(id, () -> clients.terms(id, clock.today()));
        Map<Channel, Estimate> estimates = new EnumMap<>(Channel.class);
        if (!principal.isBlank()) {
            Money amount = amount(principal);
            int days = days(age);
            for (Channel channel : Channel.values()) {
                estimates.put(channel, Estimate.of(terms, amount, days, client.creditorVat(), channel, clock.today()));
            }
        }
        return pages.show(
                "agency/estimate",
                "estimate.title",
                Map.of("client", client, "terms", terms, "principal", principal, "age", age, "estimates", estimates));
    }

    private Money amount(String principal) {
        Money amount = new Typed(pages.page()).money("estimate.principal", principal);
        if (amount.isZero()) {
            throw new RefusedInput(pages.page().t("estimate.nothing"));
        }
        return amount;
    }

    private int days(String age) {
        String plain = age.strip();
        if (!plain.matches("\\d{1,5}") || Integer.parseInt(plain) > LONGEST_AGE) {
            throw new RefusedInput(pages.page().t("typed.amount", pages.page().t("estimate.age"), age));
        }
        return Integer.parseInt(plain);
    }
}
