package de.mahnwerk.stories.shop;

import de.mahnwerk.stories.browser.TwoSides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One system of the shop with its key. */
record Shopware(HttpClient http, TwoSides sides, String key) {

    static Shopware of(TwoSides sides) {
        return new Shopware(HttpClient.newHttpClient(), sides, sides.key("Shopware"));
    }

    JsonNode get(String path) {
        return answer(request(path).GET());
    }

    JsonNode post(String idempotencyKey, String path, String json) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(sides.merchant().resolve("/api/v1/" + path))
                .header("Authorization", "Bearer " + key);
    }

    private JsonNode answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
