package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.platform.api.DocumentedCalls;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.ProtocolDocument;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What no other controller of the interface answers: a problem document, never a page for people. */
@RestController
class NothingThere {

    private final DocumentedCalls calls = new DocumentedCalls(ProtocolDocument.openapi());

    @RequestMapping("/v1/**")
    ResponseEntity<String> nothing(HttpServletRequest request) {
        return calls.methods(request.getRequestURI())
                .map(NothingThere::wrongMethod)
                .orElseGet(() -> Wire.problem(ProblemType.NOT_FOUND, "The interface has no such call."));
    }

    private static ResponseEntity<String> wrongMethod(List<String> methods) {
        String allowed = String.join(", ", methods);
        ResponseEntity<String> problem =
                Wire.problem(ProblemType.METHOD_NOT_ALLOWED, "Possible here: " + allowed + ".");
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.ALLOW, allowed)
                .body(problem.getBody());
    }
}
