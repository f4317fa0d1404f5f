package de.mahnwerk.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** A merchant's clerk before the pages. */
public final class Shop {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String BOUNDARY = "boundary-of-the-test";

    /** The words of the exported list, back to what they stand for. */
    private static final Map<String, String> STATES =
            Map.of("offen", "OPEN", "bezahlt", "PAID", "im Inkasso", "IN_COLLECTION", "ausgebucht", "WRITTEN_OFF");

    /** A page as it came. */
    public record Sight(int status, String path, String html) {

        /** What a reader sees, in one line. */
        public String text() {
            String plain =
                    html.replaceAll("(?s)<(script|style|svg)\\b.*?</\\1>", " ").replaceAll("<[^>]*>", " ");
            return HtmlUtils.htmlUnescape(plain)
                    .replaceAll("[\\s\\u00A0]+", " ")
                    .strip();
        }

        /** The number at the end of the address. */
        public long id() {
            return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        }
    }

    /** An item as the exported list says it. */
    public record Item(String customer, String open, String currency, int level, String state) {}

    private final HttpClient browser;
    private final MerchantHouse house;
    private final long tenant;
    private final URI base;
    private final String login;
    private String csrf = "";

    Shop(MerchantHouse house, long tenant, URI base, String login) {
        this(house, tenant, base, login, InetAddress.getLoopbackAddress());
    }

    /** Whose requests come from {@code address}. */
    Shop(MerchantHouse house, long tenant, URI base, String login, InetAddress address) {
        this.browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .localAddress(address)
                .build();
        this.house = house;
        this.tenant = tenant;
        this.base = base;
        this.login = login;
    }

    /** Logs in; the page that comes then. */
    public Sight enters(String password) {
        return entersAs(login, password);
    }

    /** Somebody logs in at this browser, whoever sat there before. */
    public Sight entersAs(String login, String password) {
        Sight _ = look("login");
        return fill("login", Map.of("username", login, "password", password));
    }

    /** The same, who may. */
    Shop entered(String password) {
        Sight home = enters(password);
        if (!home.path().equals("/")) {
            throw new IllegalStateException("the clerk cannot log in: " + home);
        }
        return this;
    }

    public long tenant() {
        return tenant;
    }

    public String login() {
        return login;
    }

    public Sight look(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    public byte[] download(String path) {
        HttpResponse<byte[]> answer =
                exchange(HttpRequest.newBuilder(base.resolve(path)).GET(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    /** Prints what waits of a dunning run; all its letters, in the order of the post. */
    public byte[] letters(long run) {
        Sight _ = fill("runs/" + run + "/print", Map.of());
        return download("runs/" + run + "/letters.pdf");
    }

    /** Sends a form with the token of the page seen last. */
    public Sight fill(String path, Map<String, String> fields) {
        return send(form(path, fieldsOf(fields)));
    }

    /** The letter that a form answers with. */
    public PaperLetter paper(String path, Map<String, String> fields) {
        return PaperLetter.read(exchange(form(path, fieldsOf(fields)), BodyHandlers.ofByteArray())
                .body());
    }

    /** The same, and the browser says that it comes from there. */
    public Sight fillComingFrom(String referer, String path, Map<String, String> fields) {
        return send(form(path, fieldsOf(fields)).header("Referer", referer));
    }

    /** The same with boxes that are ticked for roles. */
    public Sight fill(String path, Map<String, String> fields, List<String> roles) {
        return send(form(path, Stream.concat(fieldsOf(fields), roles.stream().map(role -> "role=" + role))));
    }

    /** The same with fields that stand several times on the page. */
    public Sight fillRepeated(String path, Map<String, List<String>> fields) {
        return send(form(
                path,
                fields.entrySet().stream()
                        .flatMap(field ->
                                field.getValue().stream().map(value -> field.getKey() + "=" + encoded(value)))));
    }

    private static Stream<String> fieldsOf(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + encoded(field.getValue()));
    }

    private HttpRequest.Builder form(String path, Stream<String> fields) {
        String body = Stream.concat(fields, Stream.of("_csrf=" + encoded(csrf))).collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /** Makes a key for a system on the page for it. */
    public ConnectedSystem connects(String system) {
        Sight page = fill("systems", Map.of("system", system));
        Matcher key = Pattern.compile("mwk_[0-9a-f_]+").matcher(page.html());
        if (!key.find()) {
            throw new IllegalStateException(page.text());
        }
        return new ConnectedSystem(base, key.group());
    }

    /** Gives the import a file; the page that tells what became of it. */
    public Sight imports(String fileName, byte[] content) {
        return upload("imports", fileName, content);
    }

    public Sight upload(String path, String fileName, byte[] content) {
        return multipart(path, Map.of(), "file", fileName, content);
    }

    /** Sends a form with fields and a file that is one of its {@code files}. */
    public Sight uploads(String path, Map<String, String> fields, String fileName, byte[] content) {
        return multipart(path, fields, "files", fileName, content);
    }

    private Sight multipart(String path, Map<String, String> fields, String part, String fileName, byte[] content) {
        String head = Stream.concat(Stream.of(Map.entry("_csrf", csrf)), fields.entrySet().stream())
                .map(field -> "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                        + "\"\r\n\r\n" + field.getValue() + "\r\n")
                .collect(Collectors.joining());
        String file = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\""
                + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head + file),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
    }

    /** Registers invoices through the import of a list. */
    public void owes(Ledger.Line... lines) {
        Sight taken =
                imports("liste-" + house.today() + ".csv", Ledger.csv(lines).getBytes(UTF_8));
        if (!taken.text().contains("Fehler 0")) {
            throw new IllegalStateException(taken.text());
        }
    }

    /** All items of the shop by their number, as the exported list says them. */
    public Map<String, Item> items() {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .fieldSeparator(';')
                .ofNamedCsvRecord(new String(download("items.csv?view=all"), UTF_8).replace("\uFEFF", ""))) {
            return csv.stream()
                    .collect(Collectors.toMap(
                            row -> row.getField("Rechnung"),
                            row -> new Item(
                                    row.getField("Kunde"),
                                    row.getField("offen"),
                                    row.getField("Währung"),
                                    Integer.parseInt(row.getField("Stufe")),
                                    STATES.getOrDefault(row.getField("Stand"), row.getField("Stand")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Item item(String number) {
        return java.util.Objects.requireNonNull(items().get(number), number);
    }

    /** The internal id of an item, as its link has it. */
    public long idOf(String number) {
        return idIn(
                "items?view=all&q=" + encoded(number), "/items/(\\d+)\"[^>]*>\\s*" + Pattern.quote(number) + "\\s*<");
    }

    public long customerOf(String number) {
        return idIn("items/" + idOf(number), "/customers/(\\d+)\"");
    }

    /** The number in a link of a page. */
    public long idIn(String page, String link) {
        Sight sight = look(page);
        Matcher found = Pattern.compile(link).matcher(sight.html());
        if (!found.find()) {
            throw new IllegalStateException("no " + link + " in " + sight.text());
        }
        return Long.parseLong(found.group(1));
    }

    /** Proposes a run for today; its number. */
    public long proposes() {
        Sight run = fill("runs", Map.of());
        if (!run.path().matches("/runs/\\d+")) {
            throw new IllegalStateException("no run: " + run.text());
        }
        return run.id();
    }

    /** Releases a run and lets the house carry it out. */
    public void releases(long run) {
        Sight released = fill("runs/" + run + "/release", Map.of());
        if (released.status() != 200) {
            throw new IllegalStateException(released.text());
        }
        house.settle();
    }

    /** Proposes, releases and carries out a run of today. */
    public long duns() {
        long run = proposes();
        releases(run);
        return run;
    }

    /** Notes a payment on an item by hand. */
    public Sight pays(String number, String amount, LocalDate valueOn) {
        return fill("items/" + idOf(number) + "/payment", Map.of("amount", amount, "valueOn", valueOn.toString()));
    }

    private Sight send(HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(request, BodyHandlers.ofString());
        Matcher token = CSRF.matcher(answer.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return new Sight(answer.statusCode(), answer.uri().getPath(), answer.body());
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return browser.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
