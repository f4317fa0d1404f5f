package de.mahnwerk.agency.conversation;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.agency.intake.ClaimCall;
import de.mahnwerk.agency.intake.ClaimCalls;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.InstructionKind;
import de.mahnwerk.protocol.InstructionList;
import de.mahnwerk.protocol.NewInstruction;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders of the client with their price and state. */
@RestController
class InstructionController {

    private final ClaimCalls calls;
    private final Instructions instructions;
    private final BusinessClock clock;

    InstructionController(ClaimCalls calls, Instructions instructions, BusinessClock clock) {
        this.calls = calls;
        this.instructions = instructions;
        this.clock = clock;
    }

    @GetMapping("/v1/claims/{id}/instructions")
    ResponseEntity<String> list(ClaimCall call) {
        return calls.read(
                call, known -> Wire.json(200, new InstructionList(instructions.of(known.client(), known.id()))));
    }

    @PostMapping("/v1/claims/{id}/instructions")
    ResponseEntity<String> order(ClaimCall call, @RequestParam(defaultValue = "false") boolean dryRun) {
        return dryRun
                ? calls.dryRun(
                        call, NewInstruction.class, (known, wanted) -> order(known, wanted, call.language(), 200))
                : calls.write(
                        call, NewInstruction.class, (known, wanted) -> order(known, wanted, call.language(), 201));
    }

    private ResponseEntity<String> order(CollectionCase known, NewInstruction wanted, Language language, int status) {
        boolean stops = wanted.kind() == InstructionKind.STOP_AFTER_STAGE;
        if (stops != (wanted.lastStage() != null)) {
            return ClaimCalls.faulty(language, ClaimCalls.fault(language, "/lastStage", "LAST_STAGE"));
        }
        Money price = instructions.price(wanted.kind());
        Amount most = wanted.mostNet();
        if (most != null && price.compareTo(Money.cents(most.cents())) > 0) {
            return ClaimCalls.faulty(
                    language, ClaimCalls.fault(language, "/mostNet", "PRICE_HIGHER", price.toPlainString()));
        }
        if (!instructions.possible(known, wanted.kind())) {
            return calls.notInStatus(known, language);
        }
        return Wire.json(status, instructions.order(known, wanted, clock.today()));
    }
}
