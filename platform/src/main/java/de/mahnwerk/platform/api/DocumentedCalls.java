package de.mahnwerk.platform.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/** The calls of an OpenAPI document: which methods each address knows. */
public final class DocumentedCalls {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private final Map<PathPattern, List<String>> calls = new TreeMap<>();

    public DocumentedCalls(JsonNode openapi) {
        openapi.path("paths")
                .properties()
                .forEach(path -> calls.put(
                        PathPatternParser.defaultInstance.parse(path.getKey()),
                        path.getValue().propertyNames().stream()
                                .filter(METHODS::contains)
                                .map(method -> method.toUpperCase(Locale.ROOT))
                                .toList()));
    }

    /** The methods of an address; empty when the document has none like it. */
    public Optional<List<String>> methods(String address) {
        PathContainer path = PathContainer.parsePath(address);
        return calls.entrySet().stream()
                .filter(call -> call.getKey().matches(path))
                .findFirst()
                .map(Map.Entry::getValue);
    }
}
