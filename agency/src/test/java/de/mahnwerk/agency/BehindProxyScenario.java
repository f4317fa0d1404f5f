package de.mahnwerk.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** People reach the program over TLS, which a proxy before it ends. */
class BehindProxyScenario {

    private final AgencyHouse agency = AgencyHouse.open(BehindProxyScenario.class);

    @AfterEach
    void closeHouse() {
        agency.close();
    }

    private HttpResponse<String> login(String scheme) throws IOException, InterruptedException {
        String port = agency.bean(Environment.class).getProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/cases"))
                            .header("X-Forwarded-Proto", scheme)
                            .header("X-Forwarded-For", "203.0.113.7")
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void who_came_over_tls_stays_there_and_his_session_is_not_told_to_anybody_else()
            throws IOException, InterruptedException {
        HttpResponse<String> secure = login("https");
        assertThat(secure.headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).startsWith("https://localhost"));
        assertThat(secure.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure", "HttpOnly"));
        assertThat(login("http").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).startsWith("http://localhost"));
    }
}
