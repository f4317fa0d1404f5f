package de.mahnwerk.agency.conversation;

import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.agency.files.CaseFiles;
import de.mahnwerk.agency.intake.ClaimCall;
import de.mahnwerk.agency.intake.ClaimCalls;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Decision;
import de.mahnwerk.protocol.DecisionRequest;
import de.mahnwerk.protocol.Party;
import de.mahnwerk.protocol.ProblemType;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The client decides where the agency may not do so alone. */
@RestController
class DecisionController {

    private final ClaimCalls calls;
    private final Decisions decisions;
    private final CaseFiles files;
    private final BusinessClock clock;

    DecisionController(ClaimCalls calls, Decisions decisions, CaseFiles files, BusinessClock clock) {
        this.calls = calls;
        this.decisions = decisions;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping("/v1/claims/{id}/decision")
    ResponseEntity<String> latest(ClaimCall call) {
        return calls.read(
                call,
                known -> decisions
                        .latest(known.client(), known.id())
                        .map(asked -> Wire.json(200, asked))
                        .orElseGet(() -> Wire.problem(ProblemType.NOT_FOUND, "Nothing was asked in this case.")));
    }

    @PostMapping("/v1/claims/{id}/decision")
    ResponseEntity<String> decide(ClaimCall call) {
        return calls.write(call, Decision.class, (known, decision) -> decide(known, decision, call.language()));
    }

    private ResponseEntity<String> decide(CollectionCase known, Decision decision, Language language) {
        Optional<DecisionRequest> asked = decisions.latest(known.client(), known.id());
        if (asked.isEmpty() || !asked.get().id().equals(decision.decisionId())) {
            return ClaimCalls.faulty(
                    language, ClaimCalls.fault(language, "/decisionId", "DECISION_UNKNOWN", decision.decisionId()));
        }
        if (asked.get().choice() != null || known.status() != CaseStatus.AWAITING_DECISION) {
            return calls.notNow(known, language.text("conversation.decided"));
        }
        if (!files.known(known.client(), known.id(), decision.documents())) {
            return ClaimCalls.faulty(language, ClaimCalls.fault(language, "/documents", "DOCUMENT_UNKNOWN"));
        }
        return calls.answer(decisions.take(
                known, asked.get(), decision.choice(), decision.documents(), Party.MERCHANT, clock.today()));
    }
}
