package de.mahnwerk.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;

/** Calls without a token: over HTTP and back, without any work behind the door. No call with work in it can be as fast. */
final class TurnedAway {

    private static final int UNAUTHORIZED = 401;

    private final HttpRequest request;

    TurnedAway(URI agency) {
        this.request = HttpRequest.newBuilder(agency.resolve("/v1/claims")).build();
    }

    /** Calls a second over so many seconds. */
    double measure(int seconds) throws InterruptedException, ExecutionException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return EightClients.aSecond(seconds, end -> {
                long done = 0;
                while (System.nanoTime() < end) {
                    call(http);
                    done++;
                }
                return done;
            });
        }
    }

    private void call(HttpClient http) throws IOException, InterruptedException {
        HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
        if (answer.statusCode() != UNAUTHORIZED) {
            throw new IllegalStateException("a call without a token was answered " + answer.statusCode());
        }
    }
}
