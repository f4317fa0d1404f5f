package de.mahnwerk.agency.events;

import de.mahnwerk.law.Money;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.Reading;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers of the interface as they go over the wire. */
public final class Wire {

    private static final MediaType PROBLEM = MediaType.parseMediaType(Problem.MEDIA_TYPE);

    private Wire() {}

    /** A message of the protocol. */
    public static ResponseEntity<String> json(int status, Object message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(text(message));
    }

    public static ResponseEntity<String> problem(Problem problem) {
        return ResponseEntity.status(problem.status()).contentType(PROBLEM).body(text(problem));
    }

    public static ResponseEntity<String> problem(ProblemType type, String detail) {
        return problem(Problem.of(type, detail));
    }

    /** The problem of a request that does not follow the document. */
    public static ResponseEntity<String> problem(Reading.Faulty<?> faulty) {
        return problem(faulty.problem());
    }

    public static Amount amount(Money money) {
        return Amount.ofCents(money.minorUnits());
    }

    static String text(Object message) {
        return ProtocolJson.strict().writeValueAsString(message);
    }
}
