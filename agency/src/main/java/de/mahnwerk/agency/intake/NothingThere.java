package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.ProtocolDocument;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What no other controller of the interface answers: a problem document, never a page for people. */
@RestController
class NothingThere {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    /** The calls of the document: which methods each address knows. */
    private final Map<PathPattern, List<String>> calls = new TreeMap<>();

    NothingThere() {
        ProtocolDocument.openapi()
                .path("paths")
                .properties()
                .forEach(path -> calls.put(
                        PathPatternParser.defaultInstance.parse(path.getKey()),
                        path.getValue().propertyNames().stream()
                                .filter(METHODS::contains)
                                .map(method -> method.toUpperCase(Locale.ROOT))
                                .toList()));
    }

    @RequestMapping("/v1/**")
    ResponseEntity<String> nothing(HttpServletRequest request) {
        PathContainer address = PathContainer.parsePath(request.getRequestURI());
        return calls.entrySet().stream()
                .filter(call -> call.getKey().matches(address))
                .findFirst()
                .map(call -> wrongMethod(call.getValue()))
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
