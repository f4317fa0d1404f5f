package de.mahnwerk.agency.plans;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.correspondence.PlanSheet;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.payment.InstalmentPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells debtors by letter and clients by event what becomes of a plan. */
@Component
class PlanNews {

    /** What a letter about a plan asks for. */
    record Asked(CollectionCase one, Plan plan, String mark, Money demanded, LocalDate until) {

        Asked atMost(Money open) {
            return new Asked(one, plan, mark, demanded.min(open), until);
        }

        private PlanSheet sheet() {
            return new PlanSheet(
                    one.id(),
                    mark,
                    plan.instalments().stream()
                            .map(part -> new InstalmentPlan.Instalment(part.dueOn(), part.amount(), part.interest()))
                            .toList(),
                    plan.rate(),
                    plan.costs(),
                    plan.costsDe(),
                    plan.costsEn(),
                    demanded,
                    until);
        }
    }

    private final DebtorLetters letters;
    private final CaseEvents events;

    PlanNews(DebtorLetters letters, CaseEvents events) {
        this.letters = letters;
        this.events = events;
    }

    /** One letter for each case at most, by e-mail where an address is known. */
    Map<UUID, DebtorLetters.Written> write(long client, List<Asked> asked, PlanSheet.Kind kind, LocalDate day) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<UUID, PlanSheet> sheets =
                asked.stream().map(Asked::sheet).collect(Collectors.toMap(PlanSheet::caseId, Function.identity()));
        return letters.write(client, asked.stream().map(Asked::one).toList(), sheets, kind, true, day);
    }

    /** The whole rest is due. */
    void demandRest(long client, List<CollectionCase> of, Map<UUID, String> marks, int deadlineDays, LocalDate day) {
        Map<UUID, DebtorLetters.Written> _ = letters.write(client, of, "PLAN_BROKEN", marks, true, deadlineDays, day);
    }

    /** Nothing came of what was offered. */
    void lapsed(List<CollectionCase> of, LocalDate day, Wording why) {
        tell(of, "plan.lapsed", day, _ -> why);
    }

    /** An event of that type for each of the cases, with words of its own. */
    void tell(List<CollectionCase> of, String type, LocalDate day, Function<CollectionCase, Wording> what) {
        tell(of, type, Map.of(), day, what);
    }

    void tell(
            List<CollectionCase> of,
            String type,
            Map<String, Object> data,
            LocalDate day,
            Function<CollectionCase, Wording> what) {
        events.record(of.stream()
                .map(one -> {
                    Wording words = what.apply(one);
                    return new NewCaseEvent(
                            one.client(), one.id(), type, day, data, words.in(Locale.GERMAN), words.in(Locale.ENGLISH));
                })
                .toList());
    }
}
