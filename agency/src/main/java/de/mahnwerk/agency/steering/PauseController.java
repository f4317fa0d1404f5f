package de.mahnwerk.agency.steering;

import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.files.CaseFiles;
import de.mahnwerk.agency.intake.ClaimCall;
import de.mahnwerk.agency.intake.ClaimCalls;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Dispute;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.Pause;
import de.mahnwerk.protocol.Resume;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A case stands still because the client asks for it or the debtor contests the claim, and goes on again. */
@RestController
class PauseController {

    private final ClaimCalls calls;
    private final Pauses pauses;
    private final Steps steps;
    private final CaseFiles files;
    private final BusinessClock clock;

    PauseController(ClaimCalls calls, Pauses pauses, Steps steps, CaseFiles files, BusinessClock clock) {
        this.calls = calls;
        this.pauses = pauses;
        this.steps = steps;
        this.files = files;
        this.clock = clock;
    }

    @PostMapping("/v1/claims/{id}/pause")
    ResponseEntity<String> pause(ClaimCall call) {
        return calls.write(call, Pause.class, (known, pause) -> pause(known, pause, call.language()));
    }

    private ResponseEntity<String> pause(CollectionCase known, Pause pause, Language language) {
        LocalDate today = clock.today();
        if (!pause.until().isAfter(today) || pause.until().isAfter(today.plusYears(1))) {
            return ClaimCalls.faulty(
                    language, ClaimCalls.fault(language, "/until", "PAUSE_END", pause.until(), today.plusYears(1)));
        }
        if (!CaseLifecycle.allows(known.status(), CaseTrigger.PAUSED)) {
            return calls.notInStatus(known, language);
        }
        return calls.answer(pauses.begin(known, pause, today));
    }

    @PostMapping("/v1/claims/{id}/resume")
    ResponseEntity<String> resume(ClaimCall call) {
        return calls.write(call, Resume.class, (known, resume) -> resume(known, call.language()));
    }

    private ResponseEntity<String> resume(CollectionCase known, Language language) {
        if (known.status() != CaseStatus.PAUSED && known.status() != CaseStatus.DISPUTED) {
            return calls.notInStatus(known, language);
        }
        if (pauses.debtorCannotBeApproached(known)) {
            return calls.notNow(known, language.text("steering.debtorBars", known.reference()));
        }
        return calls.answer(
                known.status() == CaseStatus.PAUSED
                        ? pauses.end(known, "ASKED", clock.today())
                        : settled(known, clock.today()));
    }

    private CollectionCase settled(CollectionCase known, LocalDate day) {
        return steps.change(
                CaseChange.of(known).by(CaseTrigger.DISPUTE_RESOLVED),
                EventType.DISPUTE_RESOLVED,
                Map.of(),
                day,
                "Einwendung nach Mitteilung des Mandanten geklärt",
                "Dispute settled, as the merchant tells");
    }

    @PostMapping("/v1/claims/{id}/dispute")
    ResponseEntity<String> dispute(ClaimCall call) {
        return calls.write(call, Dispute.class, (known, dispute) -> dispute(known, dispute, call.language()));
    }

    private ResponseEntity<String> dispute(CollectionCase known, Dispute dispute, Language language) {
        if (dispute.raisedOn().isAfter(clock.today())) {
            return ClaimCalls.faulty(
                    language, ClaimCalls.fault(language, "/raisedOn", "DATE_IN_FUTURE", dispute.raisedOn()));
        }
        if (!files.known(known.client(), known.id(), dispute.documents())) {
            return ClaimCalls.faulty(language, ClaimCalls.fault(language, "/documents", "DOCUMENT_UNKNOWN"));
        }
        if (!CaseLifecycle.allows(known.status(), CaseTrigger.DISPUTE_RAISED)) {
            return calls.notInStatus(known, language);
        }
        return calls.answer(steps.change(
                CaseChange.of(known).by(CaseTrigger.DISPUTE_RAISED),
                EventType.DISPUTE_RAISED,
                new EventData.DisputeRaised(
                                dispute.reason().name(), dispute.text(), dispute.raisedOn(), dispute.documents())
                        .toMap(),
                clock.today(),
                "Bestritten: " + dispute.text(),
                "Disputed: " + dispute.text()));
    }
}
