package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.agency.events.Writes;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.Reading;
import de.mahnwerk.protocol.Requests;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * How every call about a case is answered: a write once per key, on the locked case, refused when the case has gone on since
 * the client read it; a read in a transaction of the client.
 */
@Component
public class ClaimCalls {

    /** How often a call is tried that loses a deadlock; all that it did is undone before. */
    private static final int ATTEMPTS = 5;

    private final Cases cases;
    private final ClaimViews views;
    private final Writes writes;
    private final Tenancy tenancy;

    ClaimCalls(Cases cases, ClaimViews views, Writes writes, Tenancy tenancy) {
        this.cases = cases;
        this.views = views;
        this.writes = writes;
        this.tenancy = tenancy;
    }

    /** Does {@code then} with the message on the locked case, in a transaction of the client. */
    public <T> ResponseEntity<String> write(
            ClaimCall call, Class<T> type, BiFunction<CollectionCase, T, ResponseEntity<String>> then) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writes.once(
                        call.caller(), call.key(), call.target(), call.body(), () -> locked(call, type, then));
            } catch (PessimisticLockingFailureException e) {
                // news of one debtor in two of his cases met, and the database chose this call to give way
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** As {@link #write}, and then takes all of it back. */
    public <T> ResponseEntity<String> dryRun(
            ClaimCall call, Class<T> type, BiFunction<CollectionCase, T, ResponseEntity<String>> then) {
        return tenancy.rolledBack(call.caller().client(), () -> locked(call, type, then));
    }

    private <T> ResponseEntity<String> locked(
            ClaimCall call, Class<T> type, BiFunction<CollectionCase, T, ResponseEntity<String>> then) {
        return switch (Requests.read(call.body(), type)) {
            case Reading.Faulty<T> faulty -> Wire.problem(faulty);
            case Reading.Understood<T>(T message) -> onCase(call, known -> then.apply(known, message));
        };
    }

    /** A write whose body is no message of the protocol; {@code then} works on the locked case. */
    public ResponseEntity<String> writeFile(ClaimCall call, Function<CollectionCase, ResponseEntity<String>> then) {
        return writes.once(call.caller(), call.key(), call.target(), call.body(), () -> onCase(call, then));
    }

    private ResponseEntity<String> onCase(ClaimCall call, Function<CollectionCase, ResponseEntity<String>> then) {
        List<CollectionCase> found = cases.lock(call.caller().client(), List.of(call.id()));
        if (found.isEmpty()) {
            return unknown();
        }
        CollectionCase known = found.getFirst();
        return ClaimTag.holds(call.ifMatch(), known.caseSequence())
                ? then.apply(known)
                : Wire.problem(
                        ProblemType.PRECONDITION_FAILED,
                        "The case has gone on to event " + known.caseSequence() + ". Read it again.");
    }

    /** Reads the case and answers what {@code then} makes of it. */
    public ResponseEntity<String> read(ClaimCall call, Function<CollectionCase, ResponseEntity<String>> then) {
        return tenancy.as(
                call.caller().client(),
                () -> cases.find(call.caller().client(), call.id()).map(then).orElseGet(ClaimCalls::unknown));
    }

    /** The case as it is now, without its debtor. */
    public Claim now(CollectionCase known) {
        return views.brief(cases.find(known.client(), known.id()).orElseThrow());
    }

    /** The case as it is now, with its ETag. */
    public ResponseEntity<String> answer(CollectionCase known) {
        return answer(200, known, claim -> claim);
    }

    /** Another message about the case, with the case's ETag. */
    public ResponseEntity<String> answer(int status, CollectionCase known, Function<Claim, Object> message) {
        Claim claim = now(known);
        ResponseEntity<String> plain = Wire.json(status, message.apply(claim));
        return ResponseEntity.status(status)
                .headers(plain.getHeaders())
                .header("ETag", ClaimTag.of(claim))
                .body(plain.getBody());
    }

    /** The case's state does not allow it; says why in the reader's language. */
    public ResponseEntity<String> notNow(CollectionCase known, String why) {
        return Wire.problem(Problem.of(ProblemType.NOT_POSSIBLE_NOW, why).about(now(known)));
    }

    /** The life cycle does not allow it in this status. */
    public ResponseEntity<String> notInStatus(CollectionCase known, Language language) {
        return notNow(
                known,
                known.status().ended()
                        ? language.text("intake.ended", known.reference())
                        : language.text(
                                "intake.notInStatus", known.reference(), language.text("status." + known.status())));
    }

    /** Content that cannot be, each fault with its pointer, code and texts of the message files. */
    public static ResponseEntity<String> faulty(Language language, Fault... faults) {
        return Wire.problem(Problem.of(
                ProblemType.INVALID_CONTENT, language.text("intake.faults", faults.length), List.of(faults)));
    }

    /** A fault whose texts are {@code fault.CODE.detail} and {@code fault.CODE.remedy}. */
    public static Fault fault(Language language, String pointer, String code, Object... details) {
        return new Fault(
                pointer,
                code,
                language.text("fault." + code + ".detail", details),
                language.text("fault." + code + ".remedy", details));
    }

    static ResponseEntity<String> unknown() {
        return Wire.problem(ProblemType.NOT_FOUND, "There is no case of this id.");
    }
}
