package de.mahnwerk.merchant.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.law.Money;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProtocolJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers as they go over the wire; forms of amounts, faults and problems are those of the hand-over protocol. */
final class ApiWire {

    private static final MediaType PROBLEM = MediaType.parseMediaType(Problem.MEDIA_TYPE);

    private ApiWire() {}

    static ResponseEntity<String> json(int status, Object message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(ProtocolJson.strict().writeValueAsString(message));
    }

    static ResponseEntity<String> problem(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(PROBLEM)
                .body(ProtocolJson.strict().writeValueAsString(problem));
    }

    /** From a filter, where no controller is yet. */
    static void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream()
                .write(ProtocolJson.strict().writeValueAsString(problem).getBytes(UTF_8));
    }

    static Amount amount(Money money) {
        return Amount.of(money.toDecimal(), money.currency().getCurrencyCode());
    }
}
