package de.mahnwerk.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published document of the protocol, its source of truth, as it lies in this library. */
public final class ProtocolDocument {

    /** OpenAPI 3.1, YAML. */
    public static final String OPENAPI = "/protocol/v1/openapi.yaml";

    /** States of a case, transitions and who may cause them, JSON. */
    public static final String LIFECYCLE = "/protocol/v1/lifecycle.json";

    private ProtocolDocument() {}

    /** The OpenAPI document as a tree. */
    public static JsonNode openapi() {
        return YAMLMapper.builder().build().readTree(bytes(OPENAPI));
    }

    /** The lifecycle as a tree. */
    public static JsonNode lifecycle() {
        return ProtocolJson.strict().readTree(bytes(LIFECYCLE));
    }

    /** The text of {@link #OPENAPI} or {@link #LIFECYCLE}, to be served as it is. */
    public static byte[] bytes(String resource) {
        try (InputStream in = ProtocolDocument.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no such document: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
