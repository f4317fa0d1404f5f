package de.mahnwerk.agency.sandbox;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.agency.intake.ClaimCall;
import de.mahnwerk.agency.intake.ClaimCalls;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Advance;
import de.mahnwerk.protocol.Play;
import de.mahnwerk.protocol.ProblemType;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Plays the future of a test client's claim. */
@RestController
class SandboxController {

    private final ClaimCalls calls;
    private final Stage stage;
    private final Clients clients;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    SandboxController(ClaimCalls calls, Stage stage, Clients clients, Tenancy tenancy, BusinessClock clock) {
        this.calls = calls;
        this.stage = stage;
        this.clients = clients;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @PostMapping("/v1/sandbox/claims/{id}/advance")
    ResponseEntity<String> advance(ClaimCall call) {
        long client = call.caller().client();
        boolean test = tenancy.as(client, () -> clients.setup(client).test());
        return test
                ? calls.write(call, Advance.class, (known, advance) -> play(known, advance, call.language()))
                : Wire.problem(ProblemType.SANDBOX_ONLY, "Ask the agency for a test client.");
    }

    private ResponseEntity<String> play(CollectionCase known, Advance advance, Language language) {
        if (advance.amount() != null && advance.play() != Play.DEBTOR_PAYS_IN_PART) {
            return ClaimCalls.faulty(language, ClaimCalls.fault(language, "/amount", "AMOUNT_NOT_PLAYED"));
        }
        if (!stage.possible(known, advance.play())) {
            List<Play> possible = Arrays.stream(Play.values())
                    .filter(play -> stage.possible(known, play))
                    .toList();
            return calls.notNow(
                    known,
                    language.text(
                            "sandbox.notNow",
                            language.text("status." + known.status()),
                            String.join(", ", possible.stream().map(Play::name).toList())));
        }
        stage.play(known, advance, clock.today());
        return calls.answer(known);
    }
}
