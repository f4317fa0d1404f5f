package de.mahnwerk.agency.steering;

import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.Pause;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code case_pause}: until when cases are held. On that day they go on by themselves, before the strategy works. */
@Component
@Order(15)
class Pauses implements DayJob {

    private static final int CHUNK = 200;

    private record Ending(long client, UUID caseId) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Cases cases;
    private final Steps steps;

    Pauses(JdbcClient db, Tenancy tenancy, Cases cases, Steps steps) {
        this.db = db;
        this.tenancy = tenancy;
        this.cases = cases;
        this.steps = steps;
    }

    CollectionCase begin(CollectionCase known, Pause pause, LocalDate day) {
        int _ = db.sql("""
                        insert into case_pause (client, case_id, until) values (:client, :case, :until)
                        on conflict (client, case_id) do update set until = excluded.until
                        """)
                .param("client", known.client())
                .param("case", known.id())
                .param("until", pause.until())
                .update();
        return hold(known, pause.reason().name(), pause.until(), pause.text(), day);
    }

    /** Without an end, for example because the debtor died. */
    CollectionCase hold(
            CollectionCase known, String reason, @Nullable LocalDate until, @Nullable String text, LocalDate day) {
        String why = text == null ? "" : ": " + text;
        if (until == null) {
            forget(known.client(), known.id());
        }
        return steps.change(
                CaseChange.of(known).by(CaseTrigger.PAUSED),
                EventType.CASE_PAUSED,
                new EventData.CasePaused(reason, until, text).toMap(),
                day,
                "Angehalten" + (until == null ? "" : " bis " + until) + why,
                "Paused" + (until == null ? "" : " until " + until) + why);
    }

    CollectionCase end(CollectionCase known, String reason, LocalDate day) {
        forget(known.client(), known.id());
        CaseChange change = CaseChange.of(known).by(CaseTrigger.RESUMED);
        String next = known.nextStep();
        LocalDate on = known.nextStepOn();
        return steps.change(
                // what came due meanwhile is due today and not in the past
                next != null && on != null && on.isBefore(day) ? change.next(next, day) : change,
                EventType.CASE_RESUMED,
                new EventData.CaseResumed(reason).toMap(),
                day,
                reason.equals("ASKED") ? "Wird fortgesetzt" : "Pause abgelaufen, wird fortgesetzt",
                reason.equals("ASKED") ? "Goes on" : "Pause is over, goes on");
    }

    private void forget(long client, UUID caseId) {
        int _ = db.sql("delete from case_pause where client = :client and case_id = :case")
                .param("client", client)
                .param("case", caseId)
                .update();
    }

    /** Whether the debtor died or is a minor, so that nothing may be demanded of him. */
    boolean debtorCannotBeApproached(CollectionCase known) {
        return cases.debtor(known).barred();
    }

    @Override
    public String name() {
        return "pauses";
    }

    @Override
    public void live(LocalDate day) {
        List<Ending> ending;
        do {
            ending = tenancy.asEveryone(() -> db.sql("""
                            select client, case_id from case_pause where until <= :day order by client, until, case_id limit :most
                            """)
                    .param("day", day)
                    .param("most", CHUNK)
                    .query(Ending.class)
                    .list());
            ending.forEach(one -> tenancy.run(one.client(), () -> end(one, day)));
        } while (!ending.isEmpty());
    }

    private void end(Ending ending, LocalDate day) {
        CollectionCase known =
                cases.lock(ending.client(), List.of(ending.caseId())).getFirst();
        if (known.status() == CaseStatus.PAUSED && !debtorCannotBeApproached(known) && !hasComplaint(known)) {
            CollectionCase _ = end(known, "PAUSE_ENDED", day);
        } else {
            // it has gone another way meanwhile, or rests until a complaint is answered
            forget(ending.client(), ending.caseId());
        }
    }

    boolean hasComplaint(CollectionCase known) {
        return db.sql("""
                        select exists (select 1 from case_concern where client = :client and case_id = :case
                                          and kind = 'COMPLAINT' and decision is null)
                        """)
                .param("client", known.client())
                .param("case", known.id())
                .query(Boolean.class)
                .single();
    }
}
