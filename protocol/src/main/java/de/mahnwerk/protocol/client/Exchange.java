package de.mahnwerk.protocol.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.ProtocolJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** One call in as many attempts as it takes: token, pauses, and the reading of whatever comes back. */
final class Exchange {

    private final HttpClient http;
    private final AccessTokens tokens;
    private final Patience patience;

    Exchange(HttpClient http, AccessTokens tokens, Patience patience) {
        this.http = http;
        this.tokens = tokens;
        this.patience = patience;
    }

    /** What one attempt brought. */
    private sealed interface Attempt<T> {
        record Final<T>(Answer<T> answer) implements Attempt<T> {}

        record Again<T>(String reason, Optional<Duration> after) implements Attempt<T> {}
    }

    /** Sends until there is a final answer or no patience left. */
    <T> Answer<T> send(HttpRequest.Builder request, Class<T> type) {
        try {
            boolean renewed = false;
            for (int attempt = 1; ; attempt++) {
                Attempt<T> outcome = attempt(request, type, !renewed);
                switch (outcome) {
                    case Attempt.Final<T>(Answer<T> answer) -> {
                        return answer;
                    }
                    case Attempt.Again<T>(String reason, Optional<Duration> after) -> {
                        if (reason.equals(TOKEN_REFUSED)) {
                            renewed = true;
                        } else if (!patience.goOn(attempt, after)) {
                            return new Answer.Unreachable<>(reason);
                        }
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unreachable<>("interrupted");
        }
    }

    private static final String TOKEN_REFUSED = "token refused";

    private <T> Attempt<T> attempt(HttpRequest.Builder request, Class<T> type, boolean mayRenew)
            throws InterruptedException {
        try {
            String token = tokens.valid();
            HttpResponse<byte[]> response = http.send(
                    request.setHeader("Authorization", "Bearer " + token).build(), BodyHandlers.ofByteArray());
            if (response.statusCode() == 401 && mayRenew) {
                tokens.forget(token);
                return new Attempt.Again<>(TOKEN_REFUSED, Optional.empty());
            }
            return understood(response, type);
        } catch (AccessTokens.NoTokenException e) {
            return new Attempt.Final<>(
                    new Answer.Refused<>(Problem.of(ProblemType.UNAUTHORIZED, String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            return new Attempt.Again<>(e.getClass().getSimpleName() + ": " + e.getMessage(), Optional.empty());
        }
    }

    private static <T> Attempt<T> understood(HttpResponse<byte[]> response, Class<T> type) {
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            return new Attempt.Again<>("the agency answered " + status, retryAfter(response));
        }
        if (status >= 400) {
            return new Attempt.Final<>(new Answer.Refused<>(problem(response)));
        }
        if (status >= 300) {
            return new Attempt.Again<>("the agency answered " + status, Optional.empty());
        }
        try {
            T value = type == NoContent.class
                    ? type.cast(new NoContent())
                    : type == byte[].class
                            ? type.cast(response.body())
                            : ProtocolJson.tolerant().readValue(response.body(), type);
            return new Attempt.Final<>(
                    new Answer.Done<>(value, response.headers().firstValue("ETag")));
        } catch (JacksonException e) {
            return new Attempt.Again<>(
                    "the answer is not to be understood: " + e.getOriginalMessage(), Optional.empty());
        }
    }

    /** The seconds of Retry-After; its form with a date is not used by the protocol. */
    private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private static Problem problem(HttpResponse<byte[]> response) {
        try {
            return ProtocolJson.tolerant().readValue(response.body(), Problem.class);
        } catch (JacksonException e) {
            String body = new String(response.body(), UTF_8);
            return new Problem(
                    "about:blank",
                    "The agency answered " + response.statusCode() + " without a problem document",
                    response.statusCode(),
                    body.substring(0, Math.min(500, body.length())),
                    null,
                    List.of(),
                    null,
                    null);
        }
    }
}
