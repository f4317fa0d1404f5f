package de.mahnwerk.merchant;

import de.mahnwerk.platform.testing.Contract;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A shop or ERP with a key of its own; every answer that it gets is held against the document of the interface. */
public final class ConnectedSystem {

    private static final Contract CONTRACT = new Contract(document());

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String key;
    private int calls;

    public ConnectedSystem(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** The document of the interface. */
    public static JsonNode document() {
        try (InputStream in = ConnectedSystem.class.getResourceAsStream("/merchant/api/v1/openapi.yaml")) {
            return YAMLMapper.builder().build().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the tests of this process have called, and what the document has. */
    public static Contract contract() {
        return CONTRACT;
    }

    public String key() {
        return key;
    }

    public Reply get(String path, String... headers) {
        return send(request(path).GET(), headers);
    }

    /** A write under a key of its own. */
    public Reply post(String path, String json, String... headers) {
        return postUnder("call-" + key.hashCode() + "-" + ++calls, path, json, headers);
    }

    public Reply postUnder(String idempotencyKey, String path, String json, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        if (!idempotencyKey.isEmpty()) {
            request = request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request.POST(BodyPublishers.ofString(json)), headers);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private Reply send(HttpRequest.Builder request, String... headers) {
        return CONTRACT.exchange(http, request, headers);
    }
}
