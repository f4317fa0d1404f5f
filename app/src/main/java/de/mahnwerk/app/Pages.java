package de.mahnwerk.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Opens a first page, so that a rehearsal loads what a first visitor needs. */
final class Pages {

    private Pages() {}

    static void open(URI side) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(
                            HttpRequest.newBuilder(side.resolve("/login")).build(), BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("the login page answered " + status);
            }
        }
    }
}
