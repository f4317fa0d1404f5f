package de.mahnwerk.merchant.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.platform.api.DocumentedCalls;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document of the interface, served as it is, and the answer to every call that it does not know. */
@RestController
class ApiDocument {

    static final String ADDRESS = "/api/v1/openapi.yaml";

    private static final String RESOURCE = "/merchant/api/v1/openapi.yaml";

    private final String text = text();
    private final DocumentedCalls calls = new DocumentedCalls(openapi());

    /** The document as a tree. */
    static JsonNode openapi() {
        return YAMLMapper.builder().build().readTree(text());
    }

    private static String text() {
        try (InputStream in = ApiDocument.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its document " + RESOURCE);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(ADDRESS)
    ResponseEntity<String> document() {
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "yaml", UTF_8))
                .body(text);
    }

    @RequestMapping("/api/**")
    ResponseEntity<String> nothing(HttpServletRequest request) {
        return calls.methods(request.getRequestURI())
                .map(ApiDocument::wrongMethod)
                .orElseThrow(() -> ApiProblem.NOT_FOUND.refusal("The interface has no such call."));
    }

    private static ResponseEntity<String> wrongMethod(List<String> methods) {
        String allowed = String.join(", ", methods);
        return ResponseEntity.status(405)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.ALLOW, allowed)
                .body(ApiWire.problem(ApiProblem.METHOD_NOT_ALLOWED.of("Possible here: " + allowed + ".", List.of()))
                        .getBody());
    }
}
