package de.mahnwerk.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One side as a person (pages behind a login) or its operator (the ops endpoints) reaches it: over HTTP only. */
public final class SideDoor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String BOUNDARY = "mahnwerk-demo-boundary";

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI base;
    private final String operatorToken;
    private String csrf = "";

    public SideDoor(URI base, String operatorToken) {
        this.base = base;
        this.operatorToken = operatorToken;
    }

    public void logIn(String login, String password) {
        String _ = page("/login");
        String _ = form("/login", Map.of("username", login, "password", password));
        String _ = page("/");
    }

    /** A page's HTML; remembers its form token. */
    public String page(String path) {
        String html = send(request(path).GET());
        Matcher token = CSRF.matcher(html);
        if (token.find()) {
            csrf = token.group(1);
        }
        return html;
    }

    public String form(String path, Map<String, String> fields) {
        return checked(exchange(formRequest(path, fields)));
    }

    /** A form that the side may refuse (422) because there is nothing to do; whether it did not. */
    public boolean offer(String path, Map<String, String> fields) {
        HttpResponse<String> answer = exchange(formRequest(path, fields));
        if (answer.statusCode() == 422) {
            return false;
        }
        String _ = checked(answer);
        return true;
    }

    private HttpRequest formRequest(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body + "&_csrf=" + encode(csrf)))
                .build();
    }

    public String upload(String path, String fileName, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf + "\r\n--"
                + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
    }

    /** A call of the operator: JSON in, JSON out. */
    public String operate(String method, String path, String json) {
        return send(request(path)
                .header("Authorization", "Bearer " + operatorToken)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    /** What lies under a path; empty when there is nothing (404). */
    public Optional<String> find(String path) {
        HttpResponse<String> answer = exchange(request(path).GET().build());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(checked(answer));
    }

    /** The id of the open item of that number, found as a person would: by the search field. */
    public Optional<String> itemOf(String number) {
        Matcher link = Pattern.compile("href=\"/items/(\\d+)\"").matcher(page("/items?q=" + encode(number)));
        return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofMinutes(10));
    }

    private String send(HttpRequest.Builder request) {
        return checked(exchange(request.build()));
    }

    private static String checked(HttpResponse<String> answer) {
        HttpRequest asked = answer.request();
        boolean loggedOut = answer.uri().getPath().equals("/login")
                && !asked.uri().getPath().equals("/login");
        if (answer.statusCode() >= 400 || loggedOut) {
            throw new IllegalStateException(
                    "%s %s answered %d: %s".formatted(asked.method(), asked.uri(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private HttpResponse<String> exchange(HttpRequest asked) {
        try {
            return http.send(asked, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(asked.method() + " " + asked.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
