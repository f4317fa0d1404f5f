package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.clients.Requirement;
import de.mahnwerk.agency.clients.Setup;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Onboarding;
import de.mahnwerk.protocol.OnboardingStepKind;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is still missing before a client's claims are accepted. */
@RestController
class OnboardingController {

    private final Clients clients;
    private final AgencySettings agency;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    OnboardingController(Clients clients, AgencySettings agency, Tenancy tenancy, BusinessClock clock) {
        this.clients = clients;
        this.agency = agency;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @GetMapping("/v1/onboarding")
    ResponseEntity<String> read(@AuthenticationPrincipal ApiClient caller) {
        return Wire.json(200, tenancy.as(caller.client(), () -> of(caller.client())));
    }

    /** The refusal of a hand-over while something is missing. */
    Optional<ResponseEntity<String>> refusal(long client, Language language) {
        Onboarding now = tenancy.as(client, () -> of(client));
        return now.complete()
                ? Optional.empty()
                : Optional.of(Wire.problem(
                        ProblemType.ONBOARDING_INCOMPLETE,
                        language.text(
                                "intake.onboarding",
                                String.join(
                                        ", ",
                                        now.steps().stream()
                                                .filter(step -> !step.done())
                                                .map(step -> language.german()
                                                        ? step.text().de()
                                                        : step.text().en())
                                                .toList()))));
    }

    private Onboarding of(long id) {
        Client client = clients.get(id);
        Setup setup = clients.setup(id);
        LocalDate today = clock.today();
        List<Onboarding.Step> steps = Arrays.stream(Requirement.values())
                .map(one -> step(client, one, one.isMet(client, setup, today)))
                .toList();
        return new Onboarding(steps.stream().allMatch(Onboarding.Step::done), setup.test(), steps);
    }

    /** What is missing is sent to a person at the agency, with the client's number in the subject. */
    private Onboarding.Step step(Client client, Requirement one, boolean done) {
        Text name = name(one);
        String subject = URLEncoder.encode(name.de() + " " + client.number(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return new Onboarding.Step(
                OnboardingStepKind.valueOf(one.name()),
                done,
                done ? null : "mailto:" + agency.email() + "?subject=" + subject,
                name);
    }

    private static Text name(Requirement one) {
        return switch (one) {
            case CONTRACT -> new Text("Inkassovertrag", "Contract");
            case POWER_OF_ATTORNEY -> new Text("Inkassovollmacht", "Power of attorney");
            case PAYOUT_ACCOUNT -> new Text("Auszahlungskonto", "Payout account");
            case CREDITOR_DATA -> new Text("Angaben zum Gläubiger", "Creditor's data");
        };
    }
}
