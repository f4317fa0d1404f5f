package de.mahnwerk.agency.steering;

import de.mahnwerk.agency.account.Allocated;
import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.agency.intake.ClaimCall;
import de.mahnwerk.agency.intake.ClaimCalls;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Allocation;
import de.mahnwerk.protocol.Credit;
import de.mahnwerk.protocol.CreditAnswer;
import de.mahnwerk.protocol.CreditKind;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The client gives up a part of the principal, or says that it was never owed. */
@RestController
class CreditController {

    private final ClaimCalls calls;
    private final ClaimAccounts accounts;
    private final Cases cases;
    private final CreditNotes notes;
    private final Steps steps;
    private final BusinessClock clock;

    CreditController(
            ClaimCalls calls,
            ClaimAccounts accounts,
            Cases cases,
            CreditNotes notes,
            Steps steps,
            BusinessClock clock) {
        this.calls = calls;
        this.accounts = accounts;
        this.cases = cases;
        this.notes = notes;
        this.steps = steps;
        this.clock = clock;
    }

    @PostMapping("/v1/claims/{id}/credits")
    ResponseEntity<String> credit(ClaimCall call) {
        return calls.write(call, Credit.class, (known, credit) -> credit(known, credit, call.language()));
    }

    private ResponseEntity<String> credit(CollectionCase known, Credit credit, Language language) {
        if (known.status().ended()) {
            return calls.notInStatus(known, language);
        }
        List<CaseItem> items = cases.items(known.client(), List.of(known.id())).getOrDefault(known.id(), List.of());
        Map<Integer, Money> open = accounts.openPrincipal(known);
        List<Fault> faults = faults(known, credit, items, open, language);
        if (!faults.isEmpty()) {
            return ClaimCalls.faulty(language, faults.toArray(Fault[]::new));
        }
        List<Allocated.ItemPart> parts = parts(credit, items, open);
        Money amount = Money.cents(credit.amount().cents());
        boolean correction = credit.kind() == CreditKind.CORRECTION;
        Optional<ClaimAccounts.Credited> credited = correction
                ? accounts.correct(known, parts, known.feeBasis().minus(amount), clock.today())
                : Optional.of(accounts.credit(known, parts, credit.valueDate(), clock.today()));
        if (credited.isEmpty()) {
            return calls.notNow(known, language.text("steering.costsWerePaid", known.reference()));
        }
        if (correction) {
            cases.correct(known, amount);
        }
        UUID id = Ids.next();
        notes.add(known, id, credit, clock.today());
        steps.tell(
                known,
                EventType.CREDIT_BOOKED,
                new EventData.CreditBooked(
                                id, credit.creditReference(), credit.kind().name(), credit.amount(), credit.valueDate())
                        .toMap(),
                clock.today(),
                "Gutschrift " + credit.creditReference() + " verrechnet",
                "Credit " + credit.creditReference() + " booked");
        if (!credited.get().open().isPositive()) {
            close(known, credit.kind());
        }
        return answer(known, id, credited.get(), items);
    }

    private List<Fault> faults(
            CollectionCase known, Credit credit, List<CaseItem> items, Map<Integer, Money> open, Language language) {
        List<Fault> faults = new ArrayList<>();
        if (!credit.amount().currency().equals("EUR")) {
            faults.add(ClaimCalls.fault(
                    language, "/amount", "CURRENCY", credit.amount().currency()));
        }
        if (credit.valueDate().isAfter(clock.today())) {
            faults.add(ClaimCalls.fault(language, "/valueDate", "DATE_IN_FUTURE", credit.valueDate()));
        }
        if (notes.knows(known, credit.creditReference())) {
            faults.add(ClaimCalls.fault(language, "/creditReference", "CREDIT_TWICE", credit.creditReference()));
        }
        String invoice = credit.invoiceNumber();
        if (invoice != null
                && items.stream().noneMatch(item -> item.invoiceNumber().equals(invoice))) {
            faults.add(ClaimCalls.fault(language, "/invoiceNumber", "INVOICE_UNKNOWN", invoice));
            return faults;
        }
        Money most = items.stream()
                .filter(item -> invoice == null || item.invoiceNumber().equals(invoice))
                .map(item -> open.getOrDefault(item.position(), Money.ZERO))
                .reduce(Money.ZERO, Money::plus);
        if (Money.cents(credit.amount().cents()).compareTo(most) > 0) {
            faults.add(ClaimCalls.fault(
                    language, "/amount", "CREDIT_TOO_HIGH", credit.amount().amount(), most.toPlainString()));
        }
        return faults;
    }

    /** Over the invoice that is named, or over all, oldest first. */
    private static List<Allocated.ItemPart> parts(Credit credit, List<CaseItem> items, Map<Integer, Money> open) {
        List<Allocated.ItemPart> parts = new ArrayList<>();
        Money left = Money.cents(credit.amount().cents());
        for (CaseItem item : items) {
            if (credit.invoiceNumber() == null || credit.invoiceNumber().equals(item.invoiceNumber())) {
                Money part = left.min(open.getOrDefault(item.position(), Money.ZERO));
                if (part.isPositive()) {
                    parts.add(new Allocated.ItemPart(item.position(), part));
                    left = left.minus(part);
                }
            }
        }
        return parts;
    }

    private void close(CollectionCase known, CreditKind kind) {
        Outcome outcome = kind == CreditKind.CORRECTION ? Outcome.UNFOUNDED : Outcome.SETTLED;
        CollectionCase now = cases.find(known.client(), known.id()).orElseThrow();
        CollectionCase _ = steps.change(
                CaseChange.of(now).closing(CaseTrigger.CLOSED, outcome),
                EventType.CASE_CLOSED,
                Map.of("outcome", outcome.name()),
                clock.today(),
                "Akte geschlossen: nach Gutschrift ist nichts mehr offen",
                "Case closed: nothing is open after the credit");
    }

    private ResponseEntity<String> answer(
            CollectionCase known, UUID id, ClaimAccounts.Credited credited, List<CaseItem> items) {
        List<Allocation.ItemShare> principal = credited.principal().stream()
                .map(part -> new Allocation.ItemShare(
                        items.stream()
                                .filter(item -> item.position() == part.position())
                                .findAny()
                                .orElseThrow()
                                .invoiceNumber(),
                        Wire.amount(part.amount())))
                .toList();
        return calls.answer(
                201,
                known,
                claim -> new CreditAnswer(
                        id,
                        principal,
                        Wire.amount(credited.interest()),
                        Wire.amount(credited.collectionCosts()),
                        claim));
    }
}
