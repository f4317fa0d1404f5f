package de.mahnwerk.agency.conversation;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.Vat;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.Instruction;
import de.mahnwerk.protocol.InstructionKind;
import de.mahnwerk.protocol.InstructionState;
import de.mahnwerk.protocol.NewInstruction;
import de.mahnwerk.protocol.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code case_instruction}: what a client orders beyond the strategy. What needs nobody is done at once (monitor, stop
 * after a stage), the rest waits for a clerk. What was done costs its price, what failed costs nothing.
 */
@Component
public class Instructions {

    /** What a clerk may still say something about. */
    public static final Set<InstructionState> WAITING =
            Collections.unmodifiableSet(EnumSet.of(InstructionState.ORDERED, InstructionState.IN_PROGRESS));

    /** How far a clerk has come. */
    public enum Progress {
        IN_PROGRESS,
        DONE,
        FAILED;

        /** Nothing more can be said then. */
        public boolean ends() {
            return this != IN_PROGRESS;
        }
    }

    private static final RowMapper<Instruction> MAPPER = (row, n) -> {
        InstructionKind kind = InstructionKind.valueOf(row.getString("kind"));
        OffsetDateTime done = row.getObject("done_at", OffsetDateTime.class);
        String result = row.getString("result");
        return new Instruction(
                row.getObject("id", UUID.class),
                kind,
                row.getString("last_stage"),
                InstructionState.valueOf(row.getString("state")),
                Amount.ofCents(row.getLong("price_cents")),
                Amount.ofCents(row.getLong("vat_cents")),
                text(kind, row.getString("last_stage")),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                done == null ? null : done.toInstant(),
                result == null ? null : new Text(result, result));
    };

    private final JdbcClient db;
    private final AgencySettings agency;
    private final Cases cases;
    private final CaseEvents events;
    private final BusinessClock clock;

    Instructions(JdbcClient db, AgencySettings agency, Cases cases, CaseEvents events, BusinessClock clock) {
        this.db = db;
        this.agency = agency;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /** What it costs net. */
    Money price(InstructionKind kind) {
        AgencySettings.Prices prices = agency.prices();
        return Money.of(
                switch (kind) {
                    case TRACE_ADDRESS -> prices.traceAddress();
                    case GO_TO_COURT -> prices.goToCourt();
                    case GIVE_TO_LAWYER -> prices.giveToLawyer();
                    case MONITOR -> prices.monitor();
                    case STOP_AFTER_STAGE, UNKNOWN -> BigDecimal.ZERO.setScale(2);
                },
                Money.EUR);
    }

    /** The instructions of a case, oldest first. */
    public List<Instruction> of(long client, UUID caseId) {
        return db.sql("""
                        select id, kind, last_stage, state, price_cents, vat_cents, ordered_at, done_at, result
                          from case_instruction
                         where client = :client and case_id = :case order by ordered_at, id
                        """)
                .param("client", client)
                .param("case", caseId)
                .query(MAPPER)
                .list();
    }

    /** Whether the case can take it in its status. */
    boolean possible(CollectionCase known, InstructionKind kind) {
        return switch (kind) {
            case MONITOR -> CaseLifecycle.allows(known.status(), CaseTrigger.INSTRUCTED_TO_MONITOR);
            case TRACE_ADDRESS, GO_TO_COURT, GIVE_TO_LAWYER, STOP_AFTER_STAGE, UNKNOWN ->
                !known.status().ended();
        };
    }

    Instruction order(CollectionCase known, NewInstruction wanted, LocalDate day) {
        Money price = price(wanted.kind());
        boolean atOnce = wanted.kind() == InstructionKind.MONITOR || wanted.kind() == InstructionKind.STOP_AFTER_STAGE;
        Instant now = clock.now();
        Instruction instruction = new Instruction(
                Ids.next(),
                wanted.kind(),
                wanted.lastStage(),
                atOnce ? InstructionState.DONE : InstructionState.ORDERED,
                Wire.amount(price),
                Wire.amount(Vat.STANDARD.on(price)),
                text(wanted.kind(), wanted.lastStage()),
                now,
                atOnce ? now : null,
                null);
        keep(known, instruction, wanted.text());
        if (wanted.kind() == InstructionKind.STOP_AFTER_STAGE && wanted.lastStage() != null) {
            cases.stopAfter(known, wanted.lastStage());
        }
        if (wanted.kind() == InstructionKind.MONITOR) {
            List<CollectionCase> _ = cases.change(
                    known.client(),
                    List.of(CaseChange.of(known)
                            .by(CaseTrigger.INSTRUCTED_TO_MONITOR)
                            .at("MONITORED")
                            .withoutNext()),
                    day);
        }
        tell(
                known,
                instruction,
                day,
                "Auftrag des Mandanten: " + instruction.text().de(),
                "The merchant's instruction: " + instruction.text().en());
        return instruction;
    }

    /**
     * The clerk says how an instruction stands.
     *
     * @param result what came of it, for the client; belongs to what ends
     * @return false when it does not wait any more
     */
    public boolean report(CollectionCase known, UUID id, Progress progress, @Nullable String result, LocalDate day) {
        if (progress.ends() != (result != null)) {
            throw new IllegalArgumentException(progress + " with the result " + result);
        }
        int changed = db.sql("""
                        update case_instruction set state = :state, result = :result, done_at = :done
                         where client = :client and case_id = :case and id = :id and state in ('ORDERED', 'IN_PROGRESS')
                           and state <> :state
                        """)
                .param("client", known.client())
                .param("case", known.id())
                .param("id", id)
                .param("state", progress.name())
                .param("result", result)
                .param("done", progress.ends() ? clock.now().atOffset(ZoneOffset.UTC) : null)
                .update();
        of(known.client(), known.id()).stream()
                .filter(one -> changed == 1 && one.id().equals(id))
                .forEach(one -> tell(known, one, day, "Auftrag " + said(one, true), "Instruction " + said(one, false)));
        return changed == 1;
    }

    private static String said(Instruction one, boolean german) {
        String how = switch (one.state()) {
            case IN_PROGRESS -> german ? "in Arbeit" : "in progress";
            case FAILED -> german ? "nicht ausführbar" : "failed";
            default -> german ? "erledigt" : "done";
        };
        Text result = one.result();
        String what = german ? one.text().de() : one.text().en();
        return how + ": " + what + (result == null ? "" : ". " + (german ? result.de() : result.en()));
    }

    private void tell(CollectionCase known, Instruction instruction, LocalDate day, String german, String english) {
        events.record(List.of(new NewCaseEvent(
                known.client(),
                known.id(),
                EventType.INSTRUCTION_CHANGED.wire(),
                day,
                new EventData.InstructionChanged(
                                instruction.id(),
                                instruction.kind(),
                                instruction.state().name(),
                                instruction.price())
                        .toMap(),
                german,
                english)));
    }

    private void keep(CollectionCase known, Instruction instruction, @Nullable String wish) {
        Instant done = instruction.doneAt();
        Rows.exactlyOne(db.sql("""
                        insert into case_instruction (client, id, case_id, kind, last_stage, state, price_cents, vat_cents, wish,
                                                      ordered_at, done_at)
                        values (:client, :id, :case, :kind, :stage, :state, :price, :vat, :wish, :now, :done)
                        """)
                .param("client", known.client())
                .param("id", instruction.id())
                .param("case", known.id())
                .param("kind", instruction.kind().name())
                .param("stage", instruction.lastStage())
                .param("state", instruction.state().name())
                .param("price", instruction.price().cents())
                .param("vat", instruction.vat().cents())
                .param("wish", wish)
                .param("now", instruction.orderedAt().atOffset(ZoneOffset.UTC))
                .param("done", done == null ? null : done.atOffset(ZoneOffset.UTC))
                .update());
    }

    /** What is ordered, in words. */
    public static Text text(InstructionKind kind, @Nullable String lastStage) {
        return switch (kind) {
            case TRACE_ADDRESS -> new Text("Anschrift ermitteln", "Trace the address");
            case GO_TO_COURT ->
                new Text(
                        "Gerichtliches Mahnverfahren einleiten; Gerichtskosten kommen hinzu",
                        "Begin the court dunning procedure; court fees come on top");
            case GIVE_TO_LAWYER ->
                new Text(
                        "An eine Kanzlei abgeben; deren Vergütung kommt hinzu",
                        "Give to a law firm; its remuneration comes on top");
            case MONITOR -> new Text("Langfristig überwachen", "Monitor for the long term");
            case STOP_AFTER_STAGE, UNKNOWN ->
                new Text("Nach der Stufe " + lastStage + " anhalten", "Stop after the stage " + lastStage);
        };
    }
}
