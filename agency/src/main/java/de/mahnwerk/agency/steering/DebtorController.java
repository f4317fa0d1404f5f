package de.mahnwerk.agency.steering;

import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.DebtorNews;
import de.mahnwerk.agency.intake.ClaimCall;
import de.mahnwerk.agency.intake.ClaimCalls;
import de.mahnwerk.agency.intake.Debtors;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.DebtorNotice;
import de.mahnwerk.protocol.DebtorUpdate;
import de.mahnwerk.protocol.Fault;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the client knows of a debtor now. The same debtor owes in all cases that carry his customer number. */
@RestController
class DebtorController {

    private final ClaimCalls calls;
    private final Cases cases;
    private final DebtorChanges changes;
    private final BusinessClock clock;

    DebtorController(ClaimCalls calls, Cases cases, DebtorChanges changes, BusinessClock clock) {
        this.calls = calls;
        this.cases = cases;
        this.changes = changes;
        this.clock = clock;
    }

    @PutMapping("/v1/claims/{id}/debtor")
    ResponseEntity<String> replace(ClaimCall call) {
        return calls.write(call, DebtorUpdate.class, (known, update) -> replace(known, update, call.language()));
    }

    private ResponseEntity<String> replace(CollectionCase known, DebtorUpdate update, Language language) {
        if (known.status().ended()) {
            return calls.notInStatus(known, language);
        }
        CaseDebtor before = java.util.Objects.requireNonNull(
                cases.debtors(known.client(), List.of(known.id())).get(known.id()));
        List<Fault> faults = new ArrayList<>(Debtors.faults(update.debtor(), language));
        if (!before.kind().name().equals(update.debtor().kind().name())) {
            faults.add(ClaimCalls.fault(
                    language, "/debtor/kind", "KIND_CHANGED", before.kind().name()));
        }
        DebtorNotice notice = update.notice();
        if (notice != null && notice.since().isAfter(clock.today())) {
            faults.add(ClaimCalls.fault(language, "/notice/since", "DATE_IN_FUTURE", notice.since()));
        }
        if (!faults.isEmpty()) {
            return ClaimCalls.faulty(language, faults.toArray(Fault[]::new));
        }
        DebtorNews news = notice == null
                ? DebtorNews.none()
                : new DebtorNews(
                        DebtorNews.Kind.valueOf(notice.kind().name()),
                        notice.since(),
                        notice.court(),
                        notice.fileNumber());
        changes.apply(known, before, Debtors.of(update.debtor(), before, news), news, clock.today());
        return calls.answer(known);
    }
}
